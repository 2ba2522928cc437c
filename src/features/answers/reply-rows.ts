import { and, eq, lt, sql } from 'drizzle-orm';
import type { Db } from '../../db/open-database.ts';
import type { Schema } from '../../db/schema.ts';
import { joinMessages, type MessagePlace, type ReplyChannel } from '../../domain/reply.ts';
import type { PromptMatch } from './prompt-rows.ts';

/** Slack delivers for an hour at most; after two days no message comes late any more. */
const ERASED_KEPT_MS = 2 * 86_400_000;

/** The rows of a table that belong to one Slack message. */
export function atPlace(
  table: Schema['replyMessages' | 'erasedMessages' | 'clips'],
  { workspaceId, channelId, messageTs }: MessagePlace,
) {
  return and(
    eq(table.workspaceId, workspaceId),
    eq(table.channelId, channelId),
    eq(table.messageTs, messageTs),
  );
}

/**
 * The reply of a person in a round, made where there is none: several messages are one reply. Where
 * nothing of it is left, what comes next is a new answer: its time counts, not that of the old one.
 */
export async function replyOf(
  tx: Db,
  { replies, replyMessages }: Schema,
  { roundId, promptId, isClosed }: Extract<PromptMatch, { kind: 'found' }>,
  author: { readonly workspaceId: string; readonly personId: string },
  how: { readonly channel: ReplyChannel; readonly newId: string; readonly now: Date },
): Promise<string> {
  const time = { receivedAt: how.now, isLate: isClosed };
  const { newId: id, channel } = how;
  await tx
    .insert(replies)
    .values({ id, ...author, roundId, promptId, channel, ...time, revision: 0 })
    .onConflictDoNothing();
  const [reply] = await tx
    .select({ id: replies.id })
    .from(replies)
    .where(and(eq(replies.roundId, roundId), eq(replies.personId, author.personId)));
  if (reply === undefined) throw new Error('A reply that was just written is gone.');
  const [left] = await tx
    .select({ ts: replyMessages.messageTs })
    .from(replyMessages)
    .where(and(eq(replyMessages.replyId, reply.id), eq(replyMessages.isDeleted, false)))
    .limit(1);
  if (left === undefined) await tx.update(replies).set(time).where(eq(replies.id, reply.id));
  return reply.id;
}

/** Adds a revision with the reply's words as they stand now: what was typed, and what was said in clips. */
export async function addRevision(
  tx: Db,
  schema: Schema,
  replyId: string,
  now: Date,
): Promise<void> {
  const { replies, revisions } = schema;
  const text = joinMessages(await messagesWithClips(tx, schema, replyId));
  const [reply] = await tx
    .update(replies)
    .set({ revision: sql`${replies.revision} + 1` })
    .where(eq(replies.id, replyId))
    .returning({ number: replies.revision });
  if (reply === undefined) throw new Error('A revision needs its reply.');
  await tx.insert(revisions).values({ replyId, number: reply.number, text, createdAt: now });
}

/** What was said in a clip comes after the words that were typed beside it. */
async function messagesWithClips(tx: Db, { replyMessages, clips }: Schema, replyId: string) {
  const messages = await tx.select().from(replyMessages).where(eq(replyMessages.replyId, replyId));
  const transcribed = await tx
    .select()
    .from(clips)
    .where(and(eq(clips.replyId, replyId), eq(clips.state, 'heard')))
    .orderBy(clips.id);
  return messages.map((message) => {
    const own = transcribed.filter(
      ({ channelId, messageTs }) =>
        channelId === message.channelId && messageTs === message.messageTs,
    );
    const words = [message.text, ...own.map(({ transcript }) => transcript)];
    return { ...message, text: words.filter((part) => part.trim() !== '').join('\n') };
  });
}

/** Keeps that a message was deleted before it came, and forgets what no message can come after any more. */
export async function rememberErased(
  tx: Db,
  { erasedMessages }: Schema,
  place: MessagePlace,
  now: Date,
): Promise<void> {
  const longAgo = new Date(now.getTime() - ERASED_KEPT_MS);
  await tx.delete(erasedMessages).where(lt(erasedMessages.erasedAt, longAgo));
  await tx
    .insert(erasedMessages)
    .values({ ...place, erasedAt: now })
    .onConflictDoNothing();
}

/** Whether Slack told of the deletion of a message before it told of the message. */
export async function wasErased(
  tx: Db,
  { erasedMessages }: Schema,
  place: MessagePlace,
): Promise<boolean> {
  const rows = await tx
    .select({ ts: erasedMessages.messageTs })
    .from(erasedMessages)
    .where(atPlace(erasedMessages, place));
  return rows.length > 0;
}
