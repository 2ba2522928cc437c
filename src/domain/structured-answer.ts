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
export function subjectOf(answer: StructuredAnswer): string {
  return answer.kind === 'dilemma' ? `dilemma ${answer.ruleId}` : answer.kind;
}
