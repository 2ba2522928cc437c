import type { Deps } from '../../deps.ts';
import type { MessageRef } from '../../domain/outbox-message.ts';
import type { Prompt } from '../../domain/round.ts';
import type { HistoricMessage } from '../../slack/slack.ts';
import { recordReply } from './record-reply.ts';

/**
 * Takes in what was written while nobody listened: Slack repeats an undelivered event for a few
 * minutes only, so after a longer outage the open threads are read back. What is known already
 * is recognised and changes nothing.
 */
export async function catchUpReplies(deps: Deps, workspaceId: string): Promise<number> {
  const prompts = await deps.rounds.openPrompts(workspaceId);
  let found = 0;
  for (const place of placesOf(prompts)) found += await catchUpAt(deps, workspaceId, place);
  if (found > 0) deps.log.info({ found }, 'replies caught up');
  return found;
}

/** Each message once: all prompts of a channel round share one. */
function placesOf(prompts: readonly Prompt[]): readonly MessageRef[] {
  const places = new Map<string, MessageRef>();
  for (const { channelId, messageTs } of prompts) {
    if (channelId === null || messageTs === null) continue;
    places.set(`${channelId} ${messageTs}`, { channelId, messageTs });
  }
  return [...places.values()];
}

/** Takes in what was answered to one message of ours, in its thread or beside it. */
export async function catchUpAt(
  deps: Deps,
  workspaceId: string,
  { channelId, messageTs }: MessageRef,
): Promise<number> {
  const isDirect = channelId.startsWith('D');
  const inThread = await deps.history.thread(channelId, messageTs);
  const beside = isDirect ? await deps.history.directAfter(channelId, messageTs) : [];
  const record = (message: HistoricMessage) =>
    recordReply(deps, { ...message, workspaceId, channelId, isDirect });
  let found = 0;
  for (const message of [...inThread, ...beside]) {
    const { kind } = await record(message);
    if (kind === 'recorded' || kind === 'revised') found += 1;
  }
  return found;
}
