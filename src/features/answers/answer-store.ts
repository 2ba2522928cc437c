import { and, eq, lt, sql } from 'drizzle-orm';
import type { Db, StoreContext } from '../../db/open-database.ts';
import type { Schema } from '../../db/schema.ts';
import {
  isAnswerKey,
  joinMessages,
  type MessagePlace,
  type ReplyChannel,
} from '../../domain/reply.ts';
import { type StructuredAnswer, subjectOf } from '../../domain/structured-answer.ts';
import type { PromptMatch } from './prompt-rows.ts';

/** Words of a choice or of a field of the form, under their `answerKey`; '' takes them back. */
export type AnswerPart = { readonly key: string; readonly text: string };

/** What people picked rather than wrote, and the forms that they closed before sending. */
export function createAnswerStore({ db, transact, erasing, schema }: StoreContext) {
  const { structuredAnswers, formDrafts } = schema;
  return {
    /** Keeps an answer; a later one about the same subject replaces it. */
    async keep(promptId: string, answer: StructuredAnswer, now: Date): Promise<void> {
      await transact((tx) => keepAnswer(tx, schema, promptId, answer, now));
    },

    /** The answers to a prompt, ordered by subject. */
    async of(promptId: string): Promise<readonly StructuredAnswer[]> {
      const rows = await db
        .select({ content: structuredAnswers.content })
        .from(structuredAnswers)
        .where(eq(structuredAnswers.promptId, promptId))
        .orderBy(structuredAnswers.subject);
      return rows.map(({ content }) => content);
    },

    /** Keeps what stands in a form that was not sent yet. */
    async saveDraft(
      promptId: string,
      content: Readonly<Record<string, string>>,
      now: Date,
    ): Promise<void> {
      const row = { content, savedAt: now };
      await transact((tx) =>
        tx
          .insert(formDrafts)
          .values({ promptId, ...row })
          .onConflictDoUpdate({ target: formDrafts.promptId, set: row }),
      );
    },

    /** What stood in the form; empty if nothing did. */
    async draft(promptId: string): Promise<Readonly<Record<string, string>>> {
      const [row] = await db.select().from(formDrafts).where(eq(formDrafts.promptId, promptId));
      return row?.content ?? {};
    },

    /** Forgets the draft, for instance once the form was sent. */
    async dropDraft(promptId: string): Promise<void> {
      await transact(async (tx) => {
        erasing();
        await tx.delete(formDrafts).where(eq(formDrafts.promptId, promptId));
      });
    },

    /** Forgets forms that nobody has sent or looked at again since `before`. */
    async dropOldDrafts(before: Date): Promise<void> {
      const [old] = await db
        .select({ id: formDrafts.promptId })
        .from(formDrafts)
        .where(lt(formDrafts.savedAt, before))
        .limit(1);
      if (old === undefined) return;
      await transact(async (tx) => {
        erasing();
        await tx.delete(formDrafts).where(lt(formDrafts.savedAt, before));
      });
    },
  };
}

/** Puts parts into a reply, each in place of an earlier one of its key; answers whether any is new. */
export async function putParts(
  tx: Db,
  { replyMessages }: Schema,
  to: { readonly workspaceId: string; readonly replyId: string; readonly channelId: string },
  parts: readonly AnswerPart[],
): Promise<boolean> {
  const there = await tx.select().from(replyMessages).where(eq(replyMessages.replyId, to.replyId));
  let isChanged = false;
  for (const { key, text } of parts) {
    const known = there.find(({ messageTs }) => messageTs === key);
    if ((known?.text ?? '') === text) continue;
    isChanged = true;
    if (known === undefined) {
      const row = { ...to, messageTs: key, text, editedTs: null, isDeleted: false };
      await tx.insert(replyMessages).values(row);
    } else {
      await tx
        .update(replyMessages)
        .set({ text, isDeleted: false })
        .where(and(eq(replyMessages.replyId, to.replyId), eq(replyMessages.messageTs, key)));
    }
  }
  return isChanged;
}

/** Keeps what was picked in place of what was picked before about the same. */
export async function keepAnswer(
  tx: Db,
  { structuredAnswers }: Schema,
  promptId: string,
  answer: StructuredAnswer,
  now: Date,
): Promise<void> {
  const row = { content: answer, answeredAt: now };
  await tx
    .insert(structuredAnswers)
    .values({ promptId, subject: subjectOf(answer), ...row })
    .onConflictDoUpdate({
      target: [structuredAnswers.promptId, structuredAnswers.subject],
      set: row,
    });
}

/** The parts of the reply to a prompt that are no messages, ordered by key. */
export async function partsOf(
  db: Db,
  { replies, replyMessages }: Schema,
  promptId: string,
): Promise<readonly AnswerPart[]> {
  const rows = await db
    .select({ key: replyMessages.messageTs, text: replyMessages.text })
    .from(replyMessages)
    .innerJoin(replies, eq(replies.id, replyMessages.replyId))
    .where(and(eq(replies.promptId, promptId), eq(replyMessages.isDeleted, false)))
    .orderBy(replyMessages.messageTs);
  return rows.filter(({ key, text }) => isAnswerKey(key) && text !== '');
}

/** With the words of a choice its author takes the choice itself back. */
export async function forgetChoice(
  tx: Db,
  { structuredAnswers }: Schema,
  promptId: string | null,
  key: string,
): Promise<void> {
  if (promptId === null || !key.startsWith(`choice-${promptId}-`)) return;
  const ruleId = key.slice(`choice-${promptId}-`.length);
  await tx
    .delete(structuredAnswers)
    .where(
      and(
        eq(structuredAnswers.promptId, promptId),
        eq(structuredAnswers.subject, subjectOf({ kind: 'dilemma', ruleId })),
      ),
    );
}

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
