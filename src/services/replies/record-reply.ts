import type { Outgoing } from '../../domain/outgoing.ts';
import type { IncomingMessage } from '../../domain/reply.ts';
import type { Clock, NewId } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { RecordOutcome, ReplyStore } from '../ports/reply-store.ts';

const DAY = 86_400_000;

/** What recording needs. */
export type RecordNeeds = {
  readonly replies: ReplyStore;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
};

/**
 * Takes in a message that may be part of a reply. Once this resolves as recorded or revised, the
 * words are on disk and will be read, whatever crashes next. The first message of a reply is
 * answered with a receipt in its thread.
 */
export async function recordReply(
  needs: RecordNeeds,
  message: IncomingMessage,
): Promise<RecordOutcome> {
  const now = needs.clock();
  const channel = message.threadTs === null ? 'dm' : 'thread';
  const receiptOf = (replyId: string) => receipt(needs.newId(), message, replyId, now);
  const outcome = await needs.replies.record(message, channel, needs.newId, now, receiptOf);
  needs.log.info({ outcome: outcome.kind, channel: message.channelId }, 'message received');
  return outcome;
}

function receipt(
  id: string,
  { channelId, threadTs, messageTs }: IncomingMessage,
  replyId: string,
  now: Date,
): Outgoing {
  return {
    id,
    kind: 'receipt',
    subjectId: replyId,
    target: { kind: 'channel', channelId, threadTs: threadTs ?? messageTs },
    ordinal: 0,
    notBefore: now,
    expiresAt: new Date(now.getTime() + DAY),
  };
}
