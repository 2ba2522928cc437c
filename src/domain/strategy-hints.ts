import { isPlainHarm } from './plain-harm.ts';
import { isSameText, plainWordsIn, saysTheSame, stem } from './same-words.ts';
import type { DecisionRule, KeyTerm, Priority, Strategy } from './strategy.ts';
import { decisionRulesOf } from './strategy.ts';
import { shorten } from './words.ts';

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
    ...(strategy.period === ''
      ? [
          'Say for which period the strategy holds, such as "2026-Q4", so that answers can be held against a date.',
        ]
      : []),
    ...rules.flatMap(ruleAdvice),
    ...strategy.priorities.flatMap(costAdvice),
    ...strategy.keyTerms.flatMap((term) => termAdvice(strategy, term)),
  ];
  return [
    ...missing.map((text) => ({ kind: 'missing', text }) as const),
    ...advice.map((text) => ({ kind: 'advice', text }) as const),
  ];
}

function missingBasics({ name, statement, priorities }: Strategy): readonly string[] {
  return [
    ...(name === '' ? ['Give the strategy a name.'] : []),
    ...(statement === '' ? ['Write the statement: the strategy in one paragraph.'] : []),
    ...(priorities.length === 0
      ? ['Add at least one priority: something that the strategy puts first.']
      : []),
  ];
}

function missingRule({ title, decisionRules }: Priority): readonly string[] {
  if (decisionRules.length > 0) return [];
  return [
    `Give "${name(title)}" a decision rule, prefer … over …: without one nobody knows what to give up for it.`,
  ];
}

function ruleAdvice({ prefer, over }: DecisionRule): readonly string[] {
  if (saysTheSame(prefer, over)) {
    return [
      `Both sides of "prefer ${name(prefer)}" say the same: write as "over" what you would really give up for it.`,
    ];
  }
  if (isPlainHarm(over)) {
    return [
      `Nobody could break "prefer ${name(prefer)} over ${name(over)}", because nobody wants ${name(over)}: name something good that has to wait instead.`,
    ];
  }
  return [];
}

function costAdvice({ title, decisionRules }: Priority): readonly string[] {
  if (decisionRules.length === 0 || decisionRules.some(({ evenIf }) => evenIf !== '')) return [];
  return [
    `Add an "even if" to a decision rule of "${name(title)}", so that leaders know what it may cost.`,
  ];
}

function termAdvice(strategy: Strategy, { term }: KeyTerm): readonly string[] {
  if (textsOf(strategy).some((text) => mentions(text, term))) return [];
  return [
    `The key term "${name(term)}" appears nowhere in the strategy: use it there, or remove it.`,
  ];
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

/** Word by word whatever the endings; letter by letter in scripts that put no blanks between words. */
function mentions(text: string, term: string): boolean {
  const wanted = plainWordsIn(term.replace(/\([^)]*\)/g, ' ')).map(stem);
  if (wanted.length === 0 || isSameText(text, term)) return true;
  if (/[^\P{L}\p{Script=Latin}]/u.test(term)) return text.includes(term);
  const words = plainWordsIn(text).map(stem);
  return words.some((_, at) => wanted.every((word, ahead) => words[at + ahead] === word));
}

function name(text: string): string {
  return shorten(text, 80);
}
