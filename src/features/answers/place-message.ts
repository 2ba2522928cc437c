import type { Deps } from '../../deps.ts';
import { recordReply } from './record-reply.ts';

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
export async function placeMessage(deps: Deps, placed: PlacedMessage): Promise<boolean> {
  const { workspaceId, personId, channelId, messageTs, promptId } = placed;
  const prompt = await deps.rounds.prompt(promptId);
  if (prompt?.personId !== personId || prompt.channelId !== channelId) return false;
  const message = await deps.history.message(channelId, messageTs);
  if (message?.authorId !== personId) return false;
  const threadTs = prompt.messageTs;
  await recordReply(deps, { ...message, workspaceId, channelId, isDirect: true, threadTs });
  return true;
}
