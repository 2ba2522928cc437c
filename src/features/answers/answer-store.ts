import { and, eq } from 'drizzle-orm';
import type { Db, StoreContext } from '../../db/open-database.ts';
import type { Schema } from '../../db/schema.ts';
import { isAnswerKey } from '../../domain/reply.ts';
import { type StructuredAnswer, subjectOf } from '../../domain/structured-answer.ts';

/** Words of a choice or of a field of the form, under their `answerKey`; '' takes them back. */
export type AnswerPart = { readonly key: string; readonly text: string };

/** What people picked rather than wrote, and the forms that they closed before sending. */
export function createAnswerStore({ db, transact, schema }: StoreContext) {
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
      await transact((tx) => tx.delete(formDrafts).where(eq(formDrafts.promptId, promptId)));
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
