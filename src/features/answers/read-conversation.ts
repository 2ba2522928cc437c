import type { Deps } from '../../deps.ts';
import type { MessageRef } from '../../domain/outbox-message.ts';
import { type IncomingMessage, isDirectChannel } from '../../domain/reply.ts';
import { type Conversation, missingOf } from './conversations.ts';
import { isForGuide } from './guide-words.ts';
import type { Held } from './slack/history.ts';
import { eraseMessage, takeIn } from './take-in-replies.ts';

/**
 * Makes what is kept of a conversation the same as what Slack holds of it: takes in what was missed and
 * what was edited, and erases what was deleted. Answers how much was new. What is known changes nothing.
 * One message that cannot be taken in holds up none of the others; the first such failure is thrown.
 */
export async function readConversation(deps: Deps, conversation: Conversation): Promise<number> {
  // Asked first: what comes in while Slack answers is not missing from its answer.
  const kept = await deps.catchUps.kept(conversation);
  const held = await heldNow(deps, conversation);
  const known = new Map(kept.map(({ messageTs, editedTs }) => [messageTs, editedTs]));
  const news = held.messages.filter(({ messageTs, editedTs }) => known.get(messageTs) !== editedTs);
  const { workspaceId, channelId, since } = conversation;
  const missing = missingOf(kept, held, since).map(({ messageTs }) => ({
    workspaceId,
    channelId,
    messageTs,
  }));
  return await addUp([
    ...news.map((message) => () => takeInMissed(deps, message)),
    ...missing.map((place) => async () => {
      // Slack is asked once more: erasing words on one incomplete answer would lose them.
      if (await deps.history.stands(place)) return false;
      return await eraseMessage(deps, place);
    }),
  ]);
}

/** Takes in what was answered to one message of ours, in its thread or beside it. */
export async function catchUpAt(
  deps: Deps,
  workspaceId: string,
  { channelId, messageTs }: MessageRef,
): Promise<number> {
  const { messages } = await heldNow(deps, {
    workspaceId,
    channelId,
    since: messageTs,
    roots: [messageTs],
  });
  return await addUp(messages.map((message) => () => takeInMissed(deps, message)));
}

/** A question to the guide that nobody heard is not answered hours later. */
async function takeInMissed(deps: Deps, message: IncomingMessage): Promise<boolean> {
  if (await isForGuide(deps, message)) return false;
  const { kind } = await takeIn(deps, message);
  return kind === 'recorded' || kind === 'revised';
}

async function heldNow(
  { history }: Deps,
  { workspaceId, channelId, since, roots }: Omit<Conversation, 'rounds'>,
): Promise<Held> {
  const at = { workspaceId, channelId };
  const beside = isDirectChannel(channelId)
    ? await history.directSince({ ...at, messageTs: since })
    : undefined;
  const parts = beside === undefined ? [] : [beside];
  for (const messageTs of beside?.roots ?? roots) {
    parts.push(await history.thread({ ...at, messageTs }));
  }
  return {
    messages: parts.flatMap(({ messages }) => messages),
    ids: parts.flatMap(({ ids }) => ids),
    roots: [],
  };
}

async function addUp(works: readonly (() => Promise<boolean>)[]): Promise<number> {
  const failures: unknown[] = [];
  let done = 0;
  for (const work of works) {
    try {
      if (await work()) done += 1;
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return done;
}
