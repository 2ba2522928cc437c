import { eq } from 'drizzle-orm';
import type { StoreContext } from '../../db/open-database.ts';
import type { StructuredAnswer } from '../../domain/structured-answer.ts';
import { keepAnswer } from './answer-rows.ts';

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
