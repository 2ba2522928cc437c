import type { MessageKindName, MessageRef, OutboxMessage } from '../domain/outbox-message.ts';
import type { SlackMessage } from '../slack/slack-message.ts';
import type { PromptReminder } from './outbox-rows.ts';

/**
 * All that the outbox knows of one kind of message. Only references wait in the outbox: what a
 * message says is composed from the store when it is sent. `Deps` is what its functions are handed,
 * `Content` what passes from `compose` to `draw`.
 */
export type MessageKind<Deps, Content = unknown> = {
  /** Where several are due, the lowest goes first. */
  readonly priority: Priority;
  /** True where a message takes the place of the one before it about the same subject. */
  readonly replacesEarlier?: boolean;
  /** Decides by what is known now; absent, a message goes out at once. */
  policy?(
    deps: Deps,
    workspaceId: string,
    message: OutboxMessage,
    now: Date,
  ): Promise<DeliveryDecision>;
  /** What the message says now; undefined where what it is about is gone. */
  compose(deps: Deps, workspaceId: string, message: OutboxMessage): Promise<Content | undefined>;
  /** How that looks in Slack. */
  draw(content: Content): SlackMessage;
  /** The prompts that the message carries, and when each is to be reminded, once it is sent. */
  reminders?(
    deps: Deps,
    workspaceId: string,
    message: OutboxMessage,
    sentAt: Date,
  ): Promise<readonly PromptReminder[]>;
  /** Catches up on a message that turned out to be in Slack already, without the app's knowing. */
  found?(deps: Deps, workspaceId: string, ref: MessageRef): Promise<unknown>;
};

/** The kind behind each name. */
export type MessageKinds<Deps> = Readonly<Record<MessageKindName, MessageKind<Deps>>>;

/** What answers somebody comes before what asks, and that before what nobody waits for. */
export const PRIORITY = { answer: 0, question: 1, notice: 2, reminder: 3 } as const;
export type Priority = (typeof PRIORITY)[keyof typeof PRIORITY];

/** The priority of each kind by its name. */
export function prioritiesOf(kinds: MessageKinds<never>): Readonly<Record<string, Priority>> {
  return Object.fromEntries(Object.entries(kinds).map(([name, { priority }]) => [name, priority]));
}

/** Whether a message may go out; a dropped one is gone for good. */
export type DeliveryDecision =
  | { readonly kind: 'send' }
  | { readonly kind: 'defer'; readonly at: Date; readonly expiresAt: Date; readonly why: string }
  /** `isTold` says that an admin should know. */
  | { readonly kind: 'drop'; readonly why: string; readonly isTold: boolean };

/** It may go out now. */
export const SEND: DeliveryDecision = { kind: 'send' };

/** It never goes out, and an admin reads why. */
export function drop(why: string): DeliveryDecision {
  return { kind: 'drop', why, isTold: true };
}

/** It never goes out, and nobody misses it. */
export function dropSilently(why = 'What it was about is gone.'): DeliveryDecision {
  return { kind: 'drop', why, isTold: false };
}
