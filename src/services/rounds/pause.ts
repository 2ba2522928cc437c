/** What Slack has asked to wait with. */
export type Pause = {
  /** Until when nothing more may go to a place; undefined if it may. */
  until(place: string): Date | undefined;
  /** Slack asked to wait while something went to this place. */
  at(place: string, until: Date): void;
  /** Nothing can go anywhere. */
  forAll(until: Date): void;
  isForAll(): boolean;
};

/**
 * Makes a pause. Slack limits each channel and the workspace as a whole without saying which it
 * was; when a second place is refused too, it is taken for the whole.
 */
export function newPause(): Pause {
  const places = new Map<string, Date>();
  let whole: Date | undefined;
  return {
    until: (place) => whole ?? places.get(place),
    at(place, until) {
      places.set(place, until);
      if (places.size > 1) whole = until;
    },
    forAll(until) {
      whole = until;
    },
    isForAll: () => whole !== undefined,
  };
}
