import type { IncomingMessage } from '../../domain/reply.ts';
import type { Clock, NewId } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { OutboxStore } from '../ports/outbox-store.ts';
import type { RecordOutcome, ReplyStore } from '../ports/reply-store.ts';

const DAY = 86_400_000;

/** What recording needs. */
export type RecordNeeds = {
  readonly replies: ReplyStore;
  readonly outbox: OutboxStore;
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
  const outcome = await needs.replies.record(message, channel, needs.newId, now);
  needs.log.info({ outcome: outcome.kind, channel: message.channelId }, 'message received');
  if (outcome.kind === 'recorded') await queueReceipt(needs, message, outcome.replyId, now);
  return outcome;
}

async function queueReceipt(
  { outbox, newId }: RecordNeeds,
  { workspaceId, channelId, threadTs, messageTs }: IncomingMessage,
  replyId: string,
  now: Date,
): Promise<void> {
  await outbox.add(workspaceId, {
    id: newId(),
    kind: 'receipt',
    subjectId: replyId,
    target: { kind: 'channel', channelId, threadTs: threadTs ?? messageTs },
    notBefore: now,
    expiresAt: new Date(now.getTime() + DAY),
  });
}
