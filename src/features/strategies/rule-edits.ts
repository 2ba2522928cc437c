import { isSameText } from '../../domain/same-words.ts';
import { freeSlug } from '../../domain/slug.ts';
import {
  type DecisionRule,
  decisionRulesOf,
  type Priority,
  type Strategy,
} from '../../domain/strategy.ts';
import { type Edited, missing, putWhere, tooLong, unless } from './strategy-edits.ts';

/** What an admin writes about a decision rule; its id comes from its first words and stays. */
export type RuleWords = Omit<DecisionRule, 'id'>;

/**
 * Writes a decision rule of a priority; null adds one at the end. A rule that somebody has removed
 * meanwhile comes back; of a priority that is gone this cannot be.
 */
export function putRule(
  strategy: Strategy,
  priorityId: string,
  ruleId: string | null,
  words: RuleWords,
): Edited {
  const rules = decisionRulesOf(strategy).map(({ rule }) => rule);
  return unless(problemsOf(strategy, priorityId, ruleId, words), () => {
    const taken = rules.map(({ id }) => id);
    const rule = { id: ruleId ?? freeSlug(words.prefer, 'rule', taken), ...words };
    const put = (priority: Priority): Priority => ({
      ...priority,
      decisionRules: putWhere(priority.decisionRules, ({ id }) => id === rule.id, rule),
    });
    return {
      ...strategy,
      priorities: strategy.priorities.map((one) => (one.id === priorityId ? put(one) : one)),
    };
  });
}

/** Takes a decision rule out. */
export function removeRule(strategy: Strategy, ruleId: string): Strategy {
  return {
    ...strategy,
    priorities: strategy.priorities.map((priority) => ({
      ...priority,
      decisionRules: priority.decisionRules.filter(({ id }) => id !== ruleId),
    })),
  };
}

function problemsOf(
  strategy: Strategy,
  priorityId: string,
  ruleId: string | null,
  { prefer, over, evenIf }: RuleWords,
) {
  const isGone = !strategy.priorities.some(({ id }) => id === priorityId);
  const isTwin = decisionRulesOf(strategy).some(
    ({ rule }) =>
      rule.id !== ruleId && isSameText(rule.prefer, prefer) && isSameText(rule.over, over),
  );
  const isNoChoice = missing(over, '') === undefined && isSameText(prefer, over);
  return {
    prefer:
      missing(prefer, 'Write what comes first.') ??
      tooLong(prefer) ??
      (isTwin ? 'The strategy has this decision rule already.' : undefined) ??
      (isGone
        ? 'Somebody has just removed this priority. Copy your words, and add them to another one.'
        : undefined),
    over:
      missing(over, 'Write what you give up for it.') ??
      tooLong(over) ??
      (isNoChoice
        ? 'This is what comes first, too. Write something good that has to wait for it.'
        : undefined),
    evenIf: tooLong(evenIf),
  };
}
