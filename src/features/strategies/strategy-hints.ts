import { saysTheSame, stemsIn } from '../../domain/same-words.ts';
import {
  type DecisionRule,
  decisionRulesOf,
  type Priority,
  type Strategy,
} from '../../domain/strategy.ts';
import { shorten } from '../../domain/words.ts';
import { isPlainHarm } from './plain-harm.ts';

/**
 * What would make a strategy easier to act on, in one sentence that says what to do. Without what is
 * `missing` it cannot be published; an `advice` is only a hint.
 */
export type StrategyHint = { readonly kind: 'missing' | 'advice'; readonly text: string };

/** Every hint on a strategy: what is missing first, then in the order of the strategy. */
export function strategyHints(strategy: Strategy): readonly StrategyHint[] {
  const missing = [...missingBasics(strategy), ...strategy.priorities.flatMap(missingRule)];
  const rules = decisionRulesOf(strategy).map(({ rule }) => rule);
  const advice = [
    ...hintWhere(
      strategy.period === '',
      'Say for which period the strategy holds, such as "2026-Q4", so that answers can be held against a date.',
    ),
    ...rules.flatMap(ruleAdvice),
    ...strategy.priorities.flatMap(costAdvice),
    ...termAdvice(strategy),
  ];
  return [
    ...missing.map((text) => ({ kind: 'missing', text }) as const),
    ...advice.map((text) => ({ kind: 'advice', text }) as const),
  ];
}

function hintWhere(isWanted: boolean, hint: string): readonly string[] {
  return isWanted ? [hint] : [];
}

function missingBasics({ name, statement, priorities }: Strategy): readonly string[] {
  return [
    ...hintWhere(name === '', 'Give the strategy a name.'),
    ...hintWhere(statement === '', 'Write the statement: the strategy in one paragraph.'),
    ...hintWhere(
      priorities.length === 0,
      'Add at least one priority: something that the strategy puts first.',
    ),
  ];
}

function missingRule({ title, decisionRules }: Priority): readonly string[] {
  return hintWhere(
    decisionRules.length === 0,
    `Give "${name(title)}" a decision rule, prefer … over …: without one nobody knows what to give up for it.`,
  );
}

function ruleAdvice({ prefer, over }: DecisionRule): readonly string[] {
  if (saysTheSame(prefer, over)) {
    return [
      `Both sides of "prefer ${name(prefer)}" say the same: write as "over" what you would really give up for it.`,
    ];
  }
  return hintWhere(
    isPlainHarm(over),
    `Nobody could break "prefer ${name(prefer)} over ${name(over)}", because nobody wants ${name(over)}: name something good that has to wait instead.`,
  );
}

function costAdvice({ title, decisionRules }: Priority): readonly string[] {
  return hintWhere(
    decisionRules.length > 0 && decisionRules.every(({ evenIf }) => evenIf === ''),
    `Add an "even if" to a decision rule of "${name(title)}", so that leaders know what it may cost.`,
  );
}

function termAdvice(strategy: Strategy): readonly string[] {
  const texts = textsOf(strategy).map((text) => ({
    letters: text.toLowerCase(),
    words: new Set(stemsIn(text)),
  }));
  return strategy.keyTerms.flatMap(({ term }) =>
    hintWhere(
      !texts.some((text) => mentions(text, term)),
      `The key term "${name(term)}" appears nowhere in the strategy: use it there, or remove it.`,
    ),
  );
}

function textsOf({ name: title, statement, before, priorities }: Strategy): readonly string[] {
  const ofPriority = (priority: Priority) => [
    priority.title,
    ...priority.decisionRules.flatMap(({ prefer, over, evenIf }) => [prefer, over, evenIf]),
    ...priority.behaviours,
    ...priority.resources,
    ...priority.decisionRights,
    ...priority.metrics,
  ];
  return [title, statement, before, ...priorities.flatMap(ofPriority)];
}

/**
 * All words of the term stand in the text, whatever their endings and order; letter by letter in
 * scripts that put no blanks between words.
 */
function mentions(
  { letters, words }: { readonly letters: string; readonly words: ReadonlySet<string> },
  term: string,
): boolean {
  const isOtherScript = /[^\P{L}\p{Script=Latin}]/u.test(term);
  if (isOtherScript && letters.includes(term.toLowerCase())) return true;
  return stemsIn(term.replace(/\([^)]*\)/g, ' ')).every((word) => words.has(word));
}

function name(text: string): string {
  return shorten(text, 80);
}
