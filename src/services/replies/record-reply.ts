import { goodForADay, type MessageKind, type Outgoing } from '../../domain/outgoing.ts';
import type { IncomingMessage } from '../../domain/reply.ts';
import type { Clock, NewId } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { OutboxStore } from '../ports/outbox-store.ts';
import type { RecordOutcome, ReplyStore } from '../ports/reply-store.ts';

/** What recording needs. */
export type RecordNeeds = {
  readonly replies: Pick<ReplyStore, 'record'>;
  readonly outbox: Pick<OutboxStore, 'add'>;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
};

/**
 * Takes in a message that may be part of a reply. Once this resolves as recorded or revised, the
 * words are on disk and will be read, whatever crashes next. The first message of a reply is
 * answered with a receipt in its thread, and files alone with a friendly no.
 */
export async function recordReply(
  needs: RecordNeeds,
  message: IncomingMessage,
): Promise<RecordOutcome> {
  const now = needs.clock();
  const channel = message.threadTs === null ? 'dm' : 'thread';
  const noteOf = (kind: MessageKind, subjectId: string) =>
    note(needs.newId(), kind, message, subjectId, now);
  const receiptOf = (replyId: string) => noteOf('receipt', replyId);
  const outcome = await needs.replies.record(message, channel, needs.newId, now, receiptOf);
  if (outcome.kind === 'only-files') {
    await needs.outbox.add(message.workspaceId, noteOf('file-declined', message.messageTs));
  }
  needs.log.info({ outcome: outcome.kind, channel: message.channelId }, 'message received');
  return outcome;
}

function note(
  id: string,
  kind: MessageKind,
  { channelId, threadTs, messageTs }: IncomingMessage,
  subjectId: string,
  now: Date,
): Outgoing {
  const target = { kind: 'channel', channelId, threadTs: threadTs ?? messageTs } as const;
  return goodForADay(now, { id, kind, subjectId, target });
}
