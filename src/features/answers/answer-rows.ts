import { and, eq } from 'drizzle-orm';
import type { Db } from '../../db/open-database.ts';
import type { Schema } from '../../db/schema.ts';
import { isAnswerKey } from '../../domain/reply.ts';
import { type StructuredAnswer, subjectOf } from '../../domain/structured-answer.ts';

/** Words under a key of ours in place of a message id. */
type Part = { readonly key: string; readonly text: string };

/** Puts parts into a reply, each in place of an earlier one of its key; answers whether any is new. */
export async function putParts(
  tx: Db,
  { replyMessages }: Schema,
  to: { readonly workspaceId: string; readonly replyId: string; readonly channelId: string },
  parts: readonly Part[],
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
): Promise<readonly Part[]> {
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

/** What a person answered to a prompt by picking or in the form. */
export type AnswerInParts = {
  readonly workspaceId: string;
  readonly promptId: string;
  readonly channelId: string;
  readonly picked: readonly StructuredAnswer[];
  readonly parts: readonly Part[];
};

/** The reply that such an answer became part of. */
export type KeptAnswer = {
  readonly replyId: string;
  readonly revision: number;
  readonly isLate: boolean;
  readonly isChanged: boolean;
};
