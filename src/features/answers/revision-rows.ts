import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '../../db/open-database.ts';
import type { Schema } from '../../db/schema.ts';
import { joinMessages } from '../../domain/reply.ts';

/** Adds a revision with the reply's words as they stand now: what was typed, and what was heard in clips. */
export async function addRevision(
  tx: Db,
  schema: Schema,
  replyId: string,
  now: Date,
): Promise<void> {
  const { replies, revisions } = schema;
  const text = joinMessages(await partsWithClips(tx, schema, replyId));
  const [reply] = await tx
    .update(replies)
    .set({ revision: sql`${replies.revision} + 1` })
    .where(eq(replies.id, replyId))
    .returning({ number: replies.revision });
  if (reply === undefined) throw new Error('A revision needs its reply.');
  await tx.insert(revisions).values({ replyId, number: reply.number, text, createdAt: now });
}

/** What was heard comes after the words that were typed beside the clip. */
async function partsWithClips(tx: Db, { replyMessages, clips }: Schema, replyId: string) {
  const messages = await tx.select().from(replyMessages).where(eq(replyMessages.replyId, replyId));
  const heard = await tx
    .select()
    .from(clips)
    .where(and(eq(clips.replyId, replyId), eq(clips.state, 'heard')))
    .orderBy(clips.id);
  return messages.map((message) => {
    const own = heard.filter(
      ({ channelId, messageTs }) =>
        channelId === message.channelId && messageTs === message.messageTs,
    );
    const words = [message.text, ...own.map(({ transcript }) => transcript)];
    return { ...message, text: words.filter((part) => part.trim() !== '').join('\n') };
  });
}
