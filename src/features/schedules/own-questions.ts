import type { Deps } from '../../deps.ts';
import type { Question } from '../../domain/question.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Schedule } from '../../domain/schedule.ts';

/**
 * Removes a question that an admin added; rounds that asked it keep their own copy. Refused while a
 * schedule asks it: then the names of those schedules are the answer.
 */
export async function removeQuestion(
  { schedules }: Deps,
  workspaceId: string,
  questionId: string,
): Promise<Result<null, readonly string[]>> {
  const planned = await schedules.list(workspaceId);
  const asking = planned.filter(({ schedule }) => asksOwn(schedule, questionId));
  if (asking.length > 0) return err(asking.map(({ schedule }) => schedule.id));
  await schedules.removeQuestion(workspaceId, questionId);
  return ok(null);
}

/** What is wrong with the words of a question of one's own, in plain words; null if it is fine. */
export function questionProblem({ text }: Pick<Question, 'text'>): string | null {
  if (!text.endsWith('?')) return 'A question ends with a question mark; please end it with "?".';
  return text.length > 500
    ? `A question has at most 500 letters, so that people read it; this has ${text.length}.`
    : null;
}

function asksOwn({ rotation }: Schedule, questionId: string): boolean {
  return rotation.some((refs) =>
    refs.some((ref) => ref.kind === 'own' && ref.questionId === questionId),
  );
}
