import type { Deps } from '../../deps.ts';
import {
  goodForADay,
  type MessageKindName,
  type OutboxMessage,
} from '../../domain/outbox-message.ts';
import type { IncomingMessage } from '../../domain/reply.ts';
import type { RecordOutcome } from './reply-port.ts';

/**
 * Takes in a message that may be part of a reply. Once this resolves as recorded or revised, the
 * words are on disk and will be read, whatever crashes next. The first message of a reply is
 * answered with a receipt in its thread, and files alone with a friendly no.
 */
export async function recordReply(deps: Deps, message: IncomingMessage): Promise<RecordOutcome> {
  const now = deps.clock();
  const channel = message.threadTs === null ? 'dm' : 'thread';
  const noteOf = (kind: MessageKindName, subjectId: string) =>
    note(deps.newId(), kind, message, subjectId, now);
  const receiptOf = (replyId: string) => noteOf('receipt', replyId);
  const outcome = await deps.replies.record(message, channel, deps.newId, now, receiptOf);
  if (outcome.kind === 'only-files') {
    await deps.outbox.add(message.workspaceId, noteOf('file-declined', message.messageTs));
  }
  deps.log.info({ outcome: outcome.kind, channel: message.channelId }, 'message received');
  return outcome;
}

function note(
  id: string,
  kind: MessageKindName,
  { channelId, threadTs, messageTs }: IncomingMessage,
  subjectId: string,
  now: Date,
): OutboxMessage {
  const target = { kind: 'channel', channelId, threadTs: threadTs ?? messageTs } as const;
  return goodForADay(now, { id, kind, subjectId, target });
}
