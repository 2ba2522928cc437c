/** Counts what is under way, for `whenQuiet`. */
export type Activity = {
  apiCalls: number;
  deliveries: number;
};

/** Nothing under way. */
export function makeActivity(): Activity {
  return { apiCalls: 0, deliveries: 0 };
}
