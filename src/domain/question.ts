import type { DecisionRule } from './strategy.ts';

export const QUESTION_KINDS = ['open', 'dilemma', 'stop', 'resources', 'decisions'] as const;
/** What is asked: each kind looks for a different trace of the strategy in daily work. */
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** A question as it is put. A dilemma belongs to one decision rule. */
export type Question = {
  readonly kind: QuestionKind;
  readonly text: string;
  readonly ruleId: string | null;
};

/** The article's question: it asks for a change somebody can see, never for agreement. */
export const DEFAULT_QUESTION: Question = {
  kind: 'open',
  text: 'Based on this strategy, what will you do differently this quarter?',
  ruleId: null,
};

const FIXED_TEXTS: Readonly<Record<Exclude<QuestionKind, 'dilemma'>, string>> = {
  open: DEFAULT_QUESTION.text,
  stop: 'What will you stop doing because of this strategy?',
  resources: 'What did you move money, people or time away from?',
  decisions: 'Which decision do you now make without asking anyone?',
};

/** The question of a kind that needs no decision rule. */
export function questionOf(kind: Exclude<QuestionKind, 'dilemma'>): Question {
  return { kind, text: FIXED_TEXTS[kind], ruleId: null };
}

/** A decision rule as a choice that somebody could face this month; neither side is named as the right one. */
export function dilemmaOf(rule: DecisionRule): Question {
  return {
    kind: 'dilemma',
    text: `This month you can do only one of two things: ${rule.prefer}, or ${rule.over}. Which goes first, and why?`,
    ruleId: rule.id,
  };
}
