import type { DecisionRule } from './strategy.ts';

/** Which side of a dilemma somebody takes. `prefer` and `over` are those of the decision rule. */
export type Choice = 'prefer' | 'over' | 'depends';

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
  | { readonly kind: 'clarity'; readonly scale: 1 | 2 | 3 | 4 | 5 }
  | {
      readonly kind: 'metrics';
      readonly metrics: readonly { readonly name: string; readonly effect: MetricEffect }[];
    };

/** What an answer is about: a later one about the same replaces it. */
export function subjectOf(
  answer:
    | { readonly kind: 'dilemma'; readonly ruleId: string }
    | { readonly kind: 'clarity' | 'metrics' },
): string {
  return answer.kind === 'dilemma' ? `dilemma ${answer.ruleId}` : answer.kind;
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

/** A choice as a sentence of the one who made it, with the why where they gave one. */
export function formatChoice(
  { prefer, over }: Pick<DecisionRule, 'prefer' | 'over'>,
  choice: Choice,
  why: string,
): string {
  const side = (choice === 'prefer' ? prefer : over).trim().replace(/[.!?]+$/, '');
  const words = choice === 'depends' ? 'It depends' : `I would put ${side} first`;
  return why === '' ? `${words}.` : `${words}: ${why}`;
}

const EFFECTS_IN_WORDS: Readonly<Record<MetricEffect, string>> = {
  reinforces: 'it helps the strategy',
  conflicts: 'it pulls against the strategy',
  neither: 'it does neither help the strategy nor pull against it',
};

/** What somebody is measured on, as a sentence of theirs. */
export function formatMetric(name: string, effect: MetricEffect): string {
  return `I am measured on ${name}: ${EFFECTS_IN_WORDS[effect]}.`;
}

/** How clear the strategy is to somebody, as a sentence of theirs. */
export function formatClarity(scale: number): string {
  return `How clear the strategy is to me, from 1 to 5: ${scale}.`;
}
