import type { OutboxMessage } from '../../domain/outbox-message.ts';
import type { ClipState } from '../../domain/reply.ts';

/** Keeps the clips of replies until their words are known. */
export type ClipStore = ClipFinder & {
  due(now: Date, limit: number): Promise<readonly WaitingClip[]>;
  postpone(clip: WaitingClip, nextTryAt: Date): Promise<void>;
  hasten(workspaceId: string, fileId: string, now: Date): Promise<boolean>;
  hear(id: string, transcript: string, message: OutboxMessage, now: Date): Promise<boolean>;
  giveUp(id: string, message: OutboxMessage): Promise<boolean>;
  drop(id: string): Promise<void>;
  mishear(
    id: string,
    personId: string,
    messageOf: (clip: WaitingClip) => OutboxMessage,
    now: Date,
  ): Promise<{ readonly replyId: string; readonly roundId: string } | undefined>;
};

/** Tells what messages about clips need. */
export type ClipFinder = {
  find(id: string): Promise<{ readonly state: ClipState; readonly transcript: string } | undefined>;
  /** Whether all there is of a reply so far is a clip that has not been heard. */
  isAllOf(replyId: string): Promise<boolean>;
};

/** A clip whose words are waited for; `threadTs` is the message under which answers stand. */
export type WaitingClip = {
  readonly id: string;
  readonly workspaceId: string;
  readonly channelId: string;
  readonly threadTs: string;
  readonly fileId: string;
  readonly replyId: string;
  readonly attempts: number;
  readonly nudges: number;
  readonly since: Date;
};
