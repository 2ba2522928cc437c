import { and, eq } from 'drizzle-orm';
import type { Db } from '../../db/open-database.ts';
import type { Schema } from '../../db/schema.ts';
import type { QuestionRef } from '../../domain/question.ts';

/** Adds a question to the next turn of a schedule alone; one that waits there already stays once. */
export async function addToNextTurn(
  tx: Db,
  schema: Schema,
  workspaceId: string,
  scheduleId: string,
  question: QuestionRef,
): Promise<void> {
  await changeExtra(tx, schema, workspaceId, scheduleId, (waiting) =>
    waiting.some((each) => isSame(each, question)) ? waiting : [...waiting, question],
  );
}

/** Takes away the added questions that a round has asked; those added meanwhile wait for the next. */
export async function removeFromNextTurn(
  tx: Db,
  schema: Schema,
  workspaceId: string,
  scheduleId: string,
  asked: readonly QuestionRef[],
): Promise<void> {
  if (asked.length === 0) return;
  await changeExtra(tx, schema, workspaceId, scheduleId, (waiting) =>
    waiting.filter((each) => !asked.some((one) => isSame(one, each))),
  );
}

async function changeExtra(
  tx: Db,
  { schedules }: Schema,
  workspaceId: string,
  scheduleId: string,
  change: (waiting: readonly QuestionRef[]) => readonly QuestionRef[],
): Promise<void> {
  const one = and(eq(schedules.workspaceId, workspaceId), eq(schedules.id, scheduleId));
  const [row] = await tx
    .select({ extraQuestions: schedules.extraQuestions })
    .from(schedules)
    .where(one);
  if (row === undefined) return;
  await tx
    .update(schedules)
    .set({ extraQuestions: change(row.extraQuestions) })
    .where(one);
}

function isSame(one: QuestionRef, other: QuestionRef): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
