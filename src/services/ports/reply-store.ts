import type { Outgoing } from '../../domain/outgoing.ts';
import type { Question } from '../../domain/question.ts';
import type { Reading } from '../../domain/reading.ts';
import type { IncomingMessage, Reply, ReplyChannel } from '../../domain/reply.ts';
import type { Strategy } from '../../domain/strategy.ts';

/** Keeps what people answered. */
export type ReplyStore = ReplyFinder & {
  record(
    message: IncomingMessage,
    channel: ReplyChannel,
    newId: () => string,
    now: Date,
    receiptOf?: (replyId: string) => Outgoing,
  ): Promise<RecordOutcome>;
  erase(
    where: MessagePlace,
    now: Date,
  ): Promise<{ readonly replyId: string; readonly roundId: string } | undefined>;
};

/** Finds a reply by its id. */
export type ReplyFinder = { find(replyId: string): Promise<ReplyFacts | undefined> };

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
  | { readonly kind: 'not-a-reply' | 'which-prompt' };

/** A reply that waits for its reading, with all that the reading needs. */
export type UnreadReply = {
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
  save(
    reading: {
      readonly id: string;
      readonly replyId: string;
      readonly revision: number;
      readonly source: 'reader' | 'leader';
      readonly content: Reading;
    },
    now: Date,
  ): Promise<boolean>;
};
