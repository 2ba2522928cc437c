import type { RoundStore } from '../ports/round-store.ts';
import type { History } from '../ports/slack.ts';
import { type RecordNeeds, recordReply } from './record-reply.ts';

/** What placing a message needs. */
export type PlaceNeeds = RecordNeeds & {
  readonly rounds: Pick<RoundStore, 'prompt'>;
  readonly history: Pick<History, 'message'>;
};

/** A message of a person, and the question that they say it answers. */
export type PlacedMessage = {
  readonly workspaceId: string;
  readonly personId: string;
  readonly channelId: string;
  readonly messageTs: string;
  readonly promptId: string;
};

/**
 * Takes a plain message in as the answer to the question that its author picks, as if it stood in
 * that question's thread. False where the question or the message is not theirs, or gone. The words
 * are read back from Slack as they stand now.
 */
export async function placeMessage(needs: PlaceNeeds, placed: PlacedMessage): Promise<boolean> {
  const { workspaceId, personId, channelId, messageTs, promptId } = placed;
  const prompt = await needs.rounds.prompt(promptId);
  if (prompt?.personId !== personId || prompt.channelId !== channelId) return false;
  const message = await needs.history.message(channelId, messageTs);
  if (message?.authorId !== personId) return false;
  const threadTs = prompt.messageTs;
  await recordReply(needs, { ...message, workspaceId, channelId, isDirect: true, threadTs });
  return true;
}
