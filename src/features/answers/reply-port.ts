import type { OutboxMessage } from '../../domain/outbox-message.ts';
import type { Level } from '../../domain/person.ts';
import type { Question } from '../../domain/question.ts';
import type { Reading } from '../../domain/reading.ts';
import type { IncomingMessage, Reply, ReplyChannel } from '../../domain/reply.ts';
import type { Strategy } from '../../domain/strategy.ts';
import type { StructuredAnswer } from '../../domain/structured-answer.ts';

/** Keeps what people answered. */
export type ReplyStore = ReplyFinder & {
  record(
    message: IncomingMessage,
    channel: ReplyChannel,
    newId: () => string,
    now: Date,
    receiptOf?: (replyId: string) => OutboxMessage,
  ): Promise<RecordOutcome>;
  recordAnswer(
    answer: AnswerInParts,
    newId: () => string,
    now: Date,
    outgoingOf: (kept: KeptAnswer) => readonly OutboxMessage[],
  ): Promise<KeptAnswer | undefined>;
  erase(
    where: MessagePlace,
    now: Date,
  ): Promise<{ readonly replyId: string; readonly roundId: string } | undefined>;
  allowQuotes(replyId: string): Promise<void>;
  placeOf(replyId: string): Promise<ReplyPlace | undefined>;
};

/** Where answers to a reply belong, and who wrote it; somebody who was not asked is answered once. */
export type ReplyPlace = {
  readonly channelId: string;
  readonly threadTs: string;
  readonly personId: string;
  readonly wasAsked: boolean;
};

/** Finds a reply by its id, and what a person picked or put into the form, in its order. */
export type ReplyFinder = {
  find(replyId: string): Promise<ReplyFacts | undefined>;
  answerParts(promptId: string): Promise<readonly AnswerPart[]>;
};

/** Words of a choice or of a field of the form, under their `answerKey`; '' takes them back. */
export type AnswerPart = { readonly key: string; readonly text: string };

/** What a person answered to a prompt by picking or in the form; the channel is the prompt's. */
export type AnswerInParts = {
  readonly workspaceId: string;
  readonly promptId: string;
  readonly channelId: string;
  readonly picked: readonly StructuredAnswer[];
  readonly parts: readonly AnswerPart[];
};

/** The reply that such an answer became part of; `isChanged` says whether it says anything new. */
export type KeptAnswer = {
  readonly replyId: string;
  readonly revision: number;
  readonly isLate: boolean;
  readonly isChanged: boolean;
};

/** What is known of a reply apart from its words. */
export type ReplyFacts = Omit<Reply, 'text'>;

/** Where a Slack message stands. */
export type MessagePlace = {
  readonly workspaceId: string;
  readonly channelId: string;
  readonly messageTs: string;
};

/** What became of a message that came in. */
export type RecordOutcome =
  | {
      readonly kind: 'recorded';
      readonly replyId: string;
      readonly isLate: boolean;
      readonly wasAsked: boolean;
    }
  | { readonly kind: 'revised' | 'duplicate'; readonly replyId: string }
  /** Files alone are no reply: they are not kept. */
  | { readonly kind: 'not-a-reply' | 'which-prompt' | 'only-files' };

/** A reply that waits for its reading, with all that the reading needs. */
export type UnreadReply = {
  /** Null for somebody who was not asked. */
  readonly promptId: string | null;
  readonly workspaceId: string;
  readonly roundId: string;
  readonly isRoundClosed: boolean;
  readonly replyId: string;
  readonly revision: number;
  readonly channel: ReplyChannel;
  readonly text: string;
  readonly question: Question | undefined;
  readonly strategy: Strategy;
};

/** Keeps readings. */
export type ReadingStore = {
  unread(limit: number): Promise<readonly UnreadReply[]>;
  save(reading: ReadingToKeep, now: Date, told?: OutboxMessage): Promise<boolean>;
  leaderReadingOf(replyId: string): Promise<Reading | undefined>;
  supersede(reading: ReadingToKeep, now: Date): Promise<boolean>;
  find(readingId: string): Promise<ReadReply | undefined>;
  readingOf(replyId: string): Promise<ReadReply | undefined>;
  page(afterId: string, limit: number): Promise<readonly ReadReply[]>;
};

/** A reading to keep; the note is what a leader adds in their own words. */
export type ReadingToKeep = {
  readonly id: string;
  readonly replyId: string;
  readonly revision: number;
  readonly source: 'reader' | 'leader';
  readonly content: Reading;
  readonly note?: string | null;
};

/** A reply, as it stands now, with a reading of it; outdated where it has been changed since. */
export type ReadReply = UnreadReply & {
  readonly personId: string;
  readonly readingId: string;
  readonly isOutdated: boolean;
  readonly reading: Reading;
};

/** Finds what leaders said about readings. */
export type CorrectionStore = { list(): Promise<readonly Correction[]> };

/** What a leader said about the reading of their reply, and what the reader had made of it. */
export type Correction = {
  readonly workspaceId: string;
  readonly replyId: string;
  readonly personId: string;
  readonly channel: ReplyChannel;
  readonly function: string | null;
  readonly level: Level | null;
  readonly strategyId: string;
  readonly strategyVersion: number;
  readonly question: Question | undefined;
  readonly text: string;
  readonly note: string | null;
  readonly leader: Reading;
  readonly reader: Reading | null;
};
