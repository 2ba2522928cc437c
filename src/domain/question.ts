import { type PlainKind, QUESTION_KINDS, type QuestionKind } from './question-kinds.ts';
import type { Disclosure } from './settings.ts';
import { type DecisionRule, decisionRulesOf, type Strategy } from './strategy.ts';
import type { Choice } from './structured-answer.ts';

/** A question as it is put. A dilemma belongs to one decision rule; its text is the situation. */
export type Question = {
  readonly kind: QuestionKind;
  readonly text: string;
  readonly ruleId: string | null;
};

/**
 * A question as a plan names it: one of the bank by its kind, a dilemma by its decision rule, one
 * that an admin added by its id, or one written out; or as many dilemmas as a turn has room for,
 * chosen anew each time. It becomes a `Question` when people are asked, so that a plan follows the
 * newest strategy.
 */
export type QuestionRef = OneQuestionRef | { readonly kind: 'trade-offs' };

/** One question, as a plan names it. */
type OneQuestionRef =
  | { readonly kind: PlainKind }
  | { readonly kind: 'dilemma'; readonly ruleId: string }
  | { readonly kind: 'own'; readonly questionId: string }
  | { readonly kind: 'text'; readonly text: string };

/** Questions that admins added, by their ids. */
export type QuestionBank = ReadonlyMap<string, Question>;

/** The question of a kind that needs no decision rule. */
export function questionOf(kind: PlainKind): Question {
  return { kind, text: QUESTION_KINDS[kind].text, ruleId: null };
}

/** What is asked where nothing else is left to ask. */
export const DEFAULT_QUESTION = questionOf('open');

/** A turn has room for so many trade-offs that it chooses: more would take longer than two minutes. */
export const MOST_TRADE_OFFS = 2;

/** A decision rule as a choice that somebody could face this month; neither side is named as the right one. */
export function dilemmaOf(rule: DecisionRule): Question {
  return {
    kind: 'dilemma',
    text: `This month you can do only one of two things: ${rule.prefer}, or ${rule.over}. Which goes first, and why?`,
    ruleId: rule.id,
  };
}

/** The question that a plan names; undefined where its decision rule or own question is gone. */
export function resolveQuestion(
  ref: OneQuestionRef,
  strategy: Strategy,
  bank: QuestionBank,
): Question | undefined {
  switch (ref.kind) {
    case 'text':
      return { kind: 'open', text: ref.text, ruleId: null };
    case 'own':
      return bank.get(ref.questionId);
    case 'dilemma': {
      const found = decisionRulesOf(strategy).find(({ rule }) => rule.id === ref.ruleId);
      return found && dilemmaOf(found.rule);
    }
    default:
      return questionOf(ref.kind);
  }
}

/**
 * The questions of one turn, claims first: what somebody claims must be said before they show it.
 * Those that are gone are left out; with none left it is the article's question. Trade-offs that
 * the turn chooses are taken from `ranking`, decision rules by their ids, beside those it names.
 */
export function resolveTurn(
  refs: readonly QuestionRef[],
  strategy: Strategy,
  bank: QuestionBank,
  ranking: readonly string[],
): readonly Question[] {
  const named = refs.map((ref) =>
    ref.kind === 'trade-offs' ? undefined : resolveQuestion(ref, strategy, bank),
  );
  const rules = named.flatMap((question) => question?.ruleId ?? []);
  const room = Math.max(0, MOST_TRADE_OFFS - rules.length);
  const chosen = ranking
    .filter((ruleId) => !rules.includes(ruleId))
    .flatMap((ruleId) => resolveQuestion({ kind: 'dilemma', ruleId }, strategy, bank) ?? [])
    .slice(0, room);
  const first = refs.findIndex(({ kind }) => kind === 'trade-offs');
  const found = named.flatMap((question, i) => (i === first ? chosen : (question ?? [])));
  if (found.length === 0) return [DEFAULT_QUESTION];
  return [...found.filter(isClaim), ...found.filter((question) => !isClaim(question))];
}

/** The question that counts most where several are asked: the first that is answered in words alone. */
export function mainQuestion<Q extends Pick<Question, 'kind'>>(
  questions: readonly Q[],
): Q | undefined {
  const inWords = ({ kind }: Q) => QUESTION_KINDS[kind].answer === undefined;
  return (
    questions.find(inWords) ?? questions.find((question) => !isClaim(question)) ?? questions[0]
  );
}

/** Whether a question asks for a claim, which one press makes. */
export const isClaim = ({ kind }: Pick<Question, 'kind'>) => QUESTION_KINDS[kind].isClaim ?? false;

/** A question as one person sees it: the two sides of a dilemma stand in an order drawn for them. */
export type AskedQuestion = Question & {
  readonly sides: readonly { readonly choice: Exclude<Choice, 'depends'>; readonly text: string }[];
};

/** What is put to one person, or to a whole channel at once. */
export type PromptMessage = {
  readonly to: 'person' | 'channel';
  /** The prompt that its buttons are about; for a channel the round; null for a sample. */
  readonly subjectId: string | null;
  /** What its reader is called; left out where it is nobody by name. */
  readonly firstName?: string;
  readonly strategyName: string;
  readonly statement: string;
  readonly questions: readonly AskedQuestion[];
  readonly closesAt: Date;
  readonly disclosure: Disclosure;
};

const SITUATION = 'This month you can do only one of two things. Which goes first?';

/** Puts a question to one person; `isSwapped` shows the given-up side of a dilemma first. */
export function askedQuestion(
  { kind, text, ruleId }: Question,
  strategy: Strategy,
  isSwapped: boolean,
): AskedQuestion {
  const found = decisionRulesOf(strategy).find(({ rule }) => rule.id === ruleId);
  if (kind !== 'dilemma' || found === undefined) return { kind, text, ruleId, sides: [] };
  const { prefer, over } = found.rule;
  const sides = [
    { choice: 'prefer', text: prefer },
    { choice: 'over', text: over },
  ] as const;
  // The words of the question name the sides in the rule's order: they would give the draw away.
  const situation = text === dilemmaOf(found.rule).text ? SITUATION : text;
  return { kind, text: situation, ruleId, sides: isSwapped ? [...sides].reverse() : sides };
}
