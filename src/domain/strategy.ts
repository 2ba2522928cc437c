/**
 * A strategy made operational: what is put first, and the trade-offs that follow from it.
 * `decisionRules[].id` is unique within a strategy; `priorities[].id` too.
 */
export type Strategy = {
  readonly name: string;
  readonly period: string;
  /** One paragraph, as it was announced. */
  readonly statement: string;
  /** How the organisation worked until now. */
  readonly before: string;
  readonly priorities: readonly Priority[];
  readonly keyTerms: readonly KeyTerm[];
  /** Whom questions about it go to: an id or an e-mail address of a person; absent for the executives. */
  readonly owner?: string;
};

/** One thing the strategy puts first, with its operational translation. */
export type Priority = {
  readonly id: string;
  readonly title: string;
  readonly decisionRules: readonly DecisionRule[];
  readonly behaviours: readonly string[];
  readonly resources: readonly string[];
  readonly decisionRights: readonly string[];
  readonly metrics: readonly string[];
};

/** "Prefer X over Y, even if Z": a trade-off made explicit. */
export type DecisionRule = {
  readonly id: string;
  readonly prefer: string;
  readonly over: string;
  readonly evenIf: string;
};

/** A word of the strategy with its definition. */
export type KeyTerm = { readonly term: string; readonly means: string };

/** Every decision rule of a strategy, in its order, with the priority it belongs to. */
export function decisionRulesOf(
  strategy: Strategy,
): readonly { readonly rule: DecisionRule; readonly priority: Priority }[] {
  return strategy.priorities.flatMap((priority) =>
    priority.decisionRules.map((rule) => ({ rule, priority })),
  );
}
