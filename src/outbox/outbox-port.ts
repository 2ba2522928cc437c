import type { MessageRef, OutboxMessage } from '../domain/outbox-message.ts';
import type { LocalDate } from '../domain/recurrence.ts';

/** Keeps messages on their way to Slack. */
export type OutboxStore = {
  add(workspaceId: string, message: OutboxMessage): Promise<void>;
  addNext(workspaceId: string, message: OutboxMessage): Promise<void>;
  earlier(message: OutboxMessage): Promise<MessageRef | undefined>;
  claim(now: Date, leaseUntil: Date, limit: number): Promise<readonly ClaimedMessage[]>;
  markSent(id: string, proof: MessageRef, sent?: SentPrompts): Promise<void>;
  postpone(claim: Claim, put: Postponement): Promise<void>;
  giveUp(claim: Claim, state: 'skipped' | 'failed', remark: string): Promise<void>;
  takeDays(workspaceId: string, wanted: readonly AskedDay[]): Promise<ReadonlySet<string>>;
  hasten(workspaceId: string, personId: string, now: Date): Promise<void>;
  pending(): Promise<number>;
  nextNotBefore(): Promise<Date | null>;
  /** The messages that ask in a round and are not settled yet: of its prompts, or of its channel. */
  waitingOf(roundId: string): Promise<readonly WaitingMessage[]>;
};

/** Which claim somebody speaks of: word that comes after its lease was given away counts for nothing. */
export type Claim = { readonly id: string; readonly leaseUntil: Date };

/** Until when a message is put off, after how many tries that may have reached Slack, and why. */
export type Postponement = {
  readonly attempts: number;
  readonly notBefore: Date;
  /** Left out, it stays as it is. */
  readonly expiresAt?: Date;
  readonly remark: string;
};

/** When the prompts of a message were sent, and when each of them is to be reminded. */
export type SentPrompts = {
  readonly at: Date;
  readonly reminders: readonly { readonly promptId: string; readonly remindAt: Date | null }[];
};

/** A day on which a person is asked, by their own calendar, and with which prompt. */
export type AskedDay = {
  readonly personId: string;
  readonly day: LocalDate;
  readonly promptId: string;
};

/**
 * A message that this process has claimed and must settle before its lease ends. Where it is
 * doubtful, an earlier try may have reached Slack: look it up before sending again.
 */
export type ClaimedMessage = {
  readonly workspaceId: string;
  readonly message: OutboxMessage;
  readonly attempts: number;
  readonly leaseUntil: Date;
  readonly maybeSent: boolean;
};

/** A message that is still to go out, when, and what kept it so far. */
export type WaitingMessage = {
  readonly subjectId: string;
  readonly notBefore: Date;
  readonly remark: string | null;
};
