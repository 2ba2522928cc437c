import { type DecisionRule, decisionRulesOf, type Strategy } from './strategy.ts';

export const CHOICES = ['prefer', 'over', 'depends'] as const;
/** Which side of a dilemma somebody takes. `prefer` and `over` are those of the decision rule. */
export type Choice = (typeof CHOICES)[number];

export const SCALE = [1, 2, 3, 4, 5] as const;
/** The scale of clarity as people pick from it. */
export const SCALE_WORDS = {
  1: '1: not at all',
  2: '2',
  3: '3',
  4: '4',
  5: '5: completely',
} as const satisfies Record<(typeof SCALE)[number], string>;

export const METRIC_EFFECTS = ['reinforces', 'conflicts', 'neither'] as const;
/** What a metric does to a strategy in the eyes of who is measured on it. */
export type MetricEffect = (typeof METRIC_EFFECTS)[number];

/**
 * What somebody answered by picking rather than writing. The words that go with it, such as the
 * why of a choice, are part of the reply.
 */
export type StructuredAnswer =
  | {
      readonly kind: 'dilemma';
      readonly ruleId: string;
      readonly choice: Choice;
      readonly why: string;
    }
  | { readonly kind: 'clarity'; readonly scale: (typeof SCALE)[number] }
  | {
      readonly kind: 'metrics';
      readonly metrics: readonly { readonly name: string; readonly effect: MetricEffect }[];
    };

/** What somebody picked by a button; the words that go with it come later. */
export type Picked =
  | Omit<Extract<StructuredAnswer, { kind: 'dilemma' }>, 'why'>
  | Extract<StructuredAnswer, { kind: 'clarity' }>;

type About =
  | { readonly kind: 'dilemma'; readonly ruleId: string }
  | { readonly kind: Exclude<StructuredAnswer['kind'], 'dilemma'> };

/** What an answer is about: a later one about the same replaces it. */
export function subjectOf(answer: About): string {
  return answer.kind === 'dilemma' ? `dilemma ${answer.ruleId}` : answer.kind;
}

/** A part of a reply that is no message: the words of a choice, or one field of the form. */
export type ReplyPart = { readonly choiceOn: string } | { readonly field: string };

/** Which part of a reply an answer becomes. */
export function partOf(answer: About): ReplyPart {
  if (answer.kind === 'dilemma') return { choiceOn: answer.ruleId };
  return { field: answer.kind === 'metrics' ? 'targets' : answer.kind };
}

/** What was picked, without the words that came with it. */
export function withoutWords(choice: StructuredAnswer): StructuredAnswer {
  switch (choice.kind) {
    case 'dilemma':
      return { ...choice, why: '' };
    case 'metrics':
      return { ...choice, metrics: choice.metrics.map(({ effect }) => ({ name: '', effect })) };
    case 'clarity':
      return choice;
  }
}

/** An answer as words of the one who gave it, '' where there is nothing to say any more. */
export function formatAnswer(answer: StructuredAnswer, strategy: Strategy): string {
  switch (answer.kind) {
    case 'dilemma': {
      const found = decisionRulesOf(strategy).find(({ rule }) => rule.id === answer.ruleId);
      return found === undefined ? '' : formatChoice(found.rule, answer.choice, answer.why);
    }
    case 'clarity':
      return `How clear the strategy is to me, from 1 to 5: ${answer.scale}.`;
    case 'metrics':
      return answer.metrics
        .map(({ name, effect }) => `I am measured on ${name}: ${EFFECTS_IN_WORDS[effect]}.`)
        .join('\n');
  }
}

function formatChoice({ prefer, over }: DecisionRule, choice: Choice, why: string): string {
  const side = (choice === 'prefer' ? prefer : over).trim().replace(/[.!?]+$/, '');
  const words = choice === 'depends' ? 'It depends' : `I would put ${side} first`;
  return why === '' ? `${words}.` : `${words}: ${why}`;
}

const EFFECTS_IN_WORDS: Readonly<Record<MetricEffect, string>> = {
  reinforces: 'it helps the strategy',
  conflicts: 'it pulls against the strategy',
  neither: 'it does neither help the strategy nor pull against it',
};
