import type { Prompt } from '../../domain/round.ts';
import type { Log } from '../ports/log.ts';
import type { MessageProof } from '../ports/outbox-store.ts';
import type { RoundStore } from '../ports/round-store.ts';
import type { HistoricMessage, History } from '../ports/slack.ts';
import { type RecordNeeds, recordReply } from './record-reply.ts';

/** What catching up needs. */
export type CatchUpNeeds = RecordNeeds & {
  readonly rounds: Pick<RoundStore, 'openPrompts' | 'find'>;
  readonly history: History;
  readonly log: Log;
};

/**
 * Takes in what was written while nobody listened: Slack repeats an undelivered event for a few
 * minutes only, so after a longer outage the open threads are read back. What is known already
 * is recognised and changes nothing.
 */
export async function catchUpReplies(needs: CatchUpNeeds, workspaceId: string): Promise<number> {
  const prompts = await needs.rounds.openPrompts(workspaceId);
  let found = 0;
  for (const place of placesOf(prompts)) found += await catchUpAt(needs, workspaceId, place);
  if (found > 0) needs.log.info({ found }, 'replies caught up');
  return found;
}

/** Each message once: all prompts of a channel round share one. */
function placesOf(prompts: readonly Prompt[]): readonly MessageProof[] {
  const places = new Map<string, MessageProof>();
  for (const { channelId, messageTs } of prompts) {
    if (channelId === null || messageTs === null) continue;
    places.set(`${channelId} ${messageTs}`, { channelId, messageTs });
  }
  return [...places.values()];
}

/** Takes in what was answered to one message of ours, in its thread or beside it. */
export async function catchUpAt(
  needs: Omit<CatchUpNeeds, 'rounds'>,
  workspaceId: string,
  { channelId, messageTs }: MessageProof,
): Promise<number> {
  const isDirect = channelId.startsWith('D');
  const inThread = await needs.history.thread(channelId, messageTs);
  const beside = isDirect ? await needs.history.directAfter(channelId, messageTs) : [];
  const record = (message: HistoricMessage) =>
    recordReply(needs, { ...message, workspaceId, channelId, isDirect });
  let found = 0;
  for (const message of [...inThread, ...beside]) {
    const { kind } = await record(message);
    if (kind === 'recorded' || kind === 'revised') found += 1;
  }
  return found;
}
