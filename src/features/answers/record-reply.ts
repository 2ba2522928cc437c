import type { Deps } from '../../deps.ts';
import { goodForADay, type MessageKindName, type MessageRef } from '../../domain/outbox-message.ts';
import type { IncomingMessage, MessagePlace } from '../../domain/reply.ts';
import { refreshFlags } from '../flags/close-rounds.ts';
import type { RecordOutcome } from './reply-store.ts';

/**
 * Takes in a message that may be part of a reply. Once this resolves as recorded or revised, the
 * words are on disk and will be read, whatever crashes next. The first message of a reply is
 * answered with a receipt in its thread, and files alone with a friendly no.
 */
export async function recordReply(deps: Deps, message: IncomingMessage): Promise<RecordOutcome> {
  const { workspaceId, channelId, messageTs, threadTs } = message;
  const now = deps.clock();
  const target = { kind: 'channel', channelId, threadTs: threadTs ?? messageTs } as const;
  const noteOf = (kind: MessageKindName, subjectId: string) =>
    goodForADay(now, { id: deps.newId(), kind, subjectId, target });
  const outcome = await deps.replies.record(
    message,
    threadTs === null ? 'dm' : 'thread',
    deps.newId,
    now,
    (replyId) => noteOf('receipt', replyId),
  );
  if (outcome.kind === 'only-files') {
    await deps.outbox.add(workspaceId, noteOf('file-declined', messageTs));
  }
  deps.log.info({ outcome: outcome.kind, channel: channelId }, 'message received');
  return outcome;
}

/**
 * Takes a plain message in as the answer to the question that its author picks, as if it stood in
 * that question's thread. False where the question or the message is not theirs, or gone. The words
 * are read back from Slack as they stand now.
 */
export async function placeMessage(
  deps: Deps,
  place: MessagePlace,
  picked: { readonly personId: string; readonly promptId: string },
): Promise<boolean> {
  const prompt = await deps.rounds.prompt(picked.promptId);
  if (prompt?.personId !== picked.personId || prompt.channelId !== place.channelId) return false;
  const message = await deps.history.message(place);
  if (message?.authorId !== picked.personId) return false;
  await recordReply(deps, { ...message, threadTs: prompt.messageTs });
  return true;
}

/**
 * Follows a deletion: the words and every reading of them are gone, and the flags of a closed
 * round that quoted them change or are withdrawn. A message unknown here is none of our business.
 */
export async function eraseMessage(deps: Deps, place: MessagePlace): Promise<void> {
  const now = deps.clock();
  const erased = await deps.replies.erase(place, now);
  if (erased === undefined) return;
  deps.log.info({ reply: erased.replyId }, 'message erased');
  const round = await deps.rounds.find(place.workspaceId, erased.roundId);
  if (round?.closedAt) await refreshFlags(deps, place.workspaceId, round.id, now);
}

/**
 * Takes in what was written while nobody listened: Slack repeats an undelivered event for a few
 * minutes only, so after a longer outage the open threads are read back. What is known already
 * is recognised and changes nothing.
 */
export async function catchUpReplies(deps: Deps, workspaceId: string): Promise<number> {
  // Each message once: all prompts of a channel round share one.
  const places = new Map<string, MessageRef>();
  for (const { channelId, messageTs } of await deps.rounds.openPrompts(workspaceId)) {
    if (channelId === null || messageTs === null) continue;
    places.set(`${channelId} ${messageTs}`, { channelId, messageTs });
  }
  let found = 0;
  for (const place of places.values()) found += await catchUpAt(deps, workspaceId, place);
  if (found > 0) deps.log.info({ found }, 'replies caught up');
  return found;
}

/** Takes in what was answered to one message of ours, in its thread or beside it. */
export async function catchUpAt(
  deps: Deps,
  workspaceId: string,
  { channelId, messageTs }: MessageRef,
): Promise<number> {
  const place = { workspaceId, channelId, messageTs };
  const isDirect = channelId.startsWith('D');
  const inThread = await deps.history.thread(place);
  const beside = isDirect ? await deps.history.directAfter(place) : [];
  let found = 0;
  for (const message of [...inThread, ...beside]) {
    const { kind } = await recordReply(deps, message);
    if (kind === 'recorded' || kind === 'revised') found += 1;
  }
  return found;
}
