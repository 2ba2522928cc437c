import type { JsonObject } from './json.ts';

/** One call of the Web API, as it was answered. */
export type ApiCall = {
  readonly method: string;
  /** Without the token; nested values are parsed. */
  readonly args: JsonObject;
  /** Arguments that Slack does not document for this method, and ignores. */
  readonly unknownArguments: readonly string[];
  /** Milliseconds of the clock. */
  readonly at: number;
  readonly status: number;
  readonly answer: JsonObject;
};

/** One thing that was sent to the app, with every attempt. */
export type DeliveryRecord = {
  readonly label: string;
  readonly type: string;
  /** Milliseconds of the clock. */
  readonly at: number;
  readonly eventId?: string;
  readonly body: JsonObject;
  readonly attempts: { readonly at: number; readonly outcome: string }[];
};

/** Everything that happened, in order. */
export type ActivityRecord = {
  readonly apiCalls: ApiCall[];
  readonly deliveries: DeliveryRecord[];
};

/** An empty record. */
export function makeRecord(): ActivityRecord {
  return { apiCalls: [], deliveries: [] };
}
