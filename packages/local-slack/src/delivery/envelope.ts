import type { JsonObject } from '../json.ts';

/** Something for the app: an event, a slash command or an interaction. */
export type Envelope = {
  readonly type: 'events_api' | 'slash_commands' | 'interactive';
  readonly body: JsonObject;
  readonly acceptsResponsePayload: boolean;
  /** For error texts, such as `message event in D0000000001`. */
  readonly label: string;
};

/** Which attempt this is, and why there is more than one. */
export type Attempt = { readonly number: number; readonly reason: string };

/** What became of one attempt. */
export type SendResult =
  | { readonly acked: true; readonly payload: unknown }
  | { readonly acked: false; readonly reason: string; readonly giveUp?: boolean };

/** A way to the app. */
export type Transport = {
  send(envelope: Envelope, attempt: Attempt): Promise<SendResult>;
  /** The time to acknowledge is over for all that is on its way. */
  expire?(): void;
};

/** What became of a delivery, as far as the sender waits for it. */
export type Outcome =
  | { readonly status: 'acked'; readonly payload: unknown }
  | { readonly status: 'not-acked'; readonly reason: string }
  | { readonly status: 'held' }
  | { readonly status: 'not-subscribed' }
  /** Too many deliveries failed: Slack sends the app no events any more. */
  | { readonly status: 'turned-off' };
