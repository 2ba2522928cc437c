import type { Deps } from '../../deps.ts';
import {
  askedQuestion,
  dilemmaOf,
  type PromptMessage,
  type Question,
  questionOf,
} from '../../domain/question.ts';
import { PLAIN_KINDS } from '../../domain/question-kinds.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Schedule } from '../../domain/schedule.ts';
import { decisionRulesOf, type Strategy } from '../../domain/strategy.ts';
import { EMPTY_STRATEGY } from '../strategies/strategy-edits.ts';

const THREE_DAYS_MS = 259_200_000;

/** Everything that can be asked in a workspace. `key` names a question for `previewQuestion`. */
export type QuestionsOverview = {
  readonly bank: readonly ListedQuestion[];
  /** What admins added; `key` without its "own " is the question's id. */
  readonly own: readonly ListedQuestion[];
  /** A dilemma for each decision rule of each published strategy. */
  readonly dilemmas: readonly {
    readonly strategyId: string;
    readonly strategyName: string;
    readonly questions: readonly ListedQuestion[];
  }[];
};

/** A question with a name to ask for it by. */
type ListedQuestion = { readonly key: string; readonly question: Question };

/** What stands in where no strategy is published yet. */
const SAMPLE: Strategy = {
  ...EMPTY_STRATEGY,
  name: 'Your strategy',
  statement: 'Here stands what your strategy says, as you announced it.',
};

/** Every question that can be asked in a workspace. */
export async function describeQuestions(
  { schedules, strategies }: Deps,
  workspaceId: string,
): Promise<QuestionsOverview> {
  const own = await schedules.questions(workspaceId);
  const published = await strategies.list(workspaceId);
  return {
    bank: PLAIN_KINDS.map((kind) => ({ key: `kind ${kind}`, question: questionOf(kind) })),
    own: [...own].map(([id, question]) => ({ key: `own ${id}`, question })),
    dilemmas: published.map(({ strategyId, content }) => ({
      strategyId,
      strategyName: content.name,
      questions: decisionRulesOf(content).map(({ rule }) => ({
        key: `rule ${strategyId}/${rule.id}`,
        question: dilemmaOf(rule),
      })),
    })),
  };
}

/**
 * The message that asks a question, as a leader would get it, about the strategy it belongs to or
 * the first there is. Undefined where there is no such question.
 */
export async function previewQuestion(
  deps: Deps,
  workspaceId: string,
  key: string,
): Promise<PromptMessage | undefined> {
  const { bank, own, dilemmas } = await describeQuestions(deps, workspaceId);
  const all = [...bank, ...own, ...dilemmas.flatMap(({ questions }) => questions)];
  const question = all.find((listed) => listed.key === key)?.question;
  if (question === undefined) return undefined;
  const published = await deps.strategies.list(workspaceId);
  const isItsOwn = ({ strategyId, content }: (typeof published)[number]) =>
    key.startsWith('rule ')
      ? key.startsWith(`rule ${strategyId}/`)
      : decisionRulesOf(content).some(({ rule }) => rule.id === question.ruleId);
  const strategy = (published.find(isItsOwn) ?? published[0])?.content ?? SAMPLE;
  const { disclosure } = await deps.settings.read(workspaceId);
  return {
    to: 'person',
    subjectId: null,
    strategyName: strategy.name,
    statement: strategy.statement,
    questions: [askedQuestion(question, strategy, false)],
    closesAt: new Date(deps.clock().getTime() + THREE_DAYS_MS),
    disclosure,
  };
}

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
