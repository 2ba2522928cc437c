import type { Barrier } from './reading.ts';

/** The five causes of a gap between strategy and daily work, after the article the product comes from. */
export const CAUSES = [
  'not-operational',
  'incentives',
  'agreement',
  'resources',
  'decision-rights',
] as const;
export type Cause = (typeof CAUSES)[number];

/** The cause in words for a person, as part of a sentence: "What stands behind it: …". */
export const CAUSE_WORDS: Readonly<Record<Cause, string>> = {
  'not-operational': 'the strategy is not yet a rule for daily choices',
  incentives: 'targets and pay still reward the old way',
  agreement: 'agreement is taken for alignment',
  resources: 'money, people and time have not moved',
  'decision-rights': 'it is unclear who may decide',
};

/** What to ask the library for, cause by cause. */
export const CAUSE_QUESTIONS: Readonly<Record<Cause, string>> = {
  'not-operational': 'How do we turn the strategy into decision rules for everyday trade-offs?',
  incentives: 'What do we do when bonuses, targets and metrics still reward the old behavior?',
  agreement: 'Everybody says they agree with the strategy, but nobody does anything differently',
  resources: 'Budget, headcount and time have not moved to the new priorities',
  'decision-rights': 'It is unclear who may decide and people keep escalating decisions',
};

/** The cause that a barrier points to. */
export const CAUSE_OF_BARRIER: Readonly<Record<Barrier, Cause>> = {
  incentives: 'incentives',
  resources: 'resources',
  decision_rights: 'decision-rights',
};

/** What to do first about a cause, as a request to those who lead. */
export const CAUSE_STEPS: Readonly<Record<Cause, string>> = {
  'not-operational':
    'Turn the choices on which plans part into rules for daily work, and say them out loud.',
  incentives: 'Change the targets and the pay that still reward the old way.',
  agreement:
    'Ask what each team will do differently and what it will stop, instead of asking for agreement.',
  resources: 'Move money, people and time, and name what stops for it.',
  'decision-rights': 'Say who decides each of these choices, and where nobody needs to ask.',
};

/** Whose it is to take that step, where nobody has taken it on. */
export const CAUSE_OWNERS: Readonly<Record<Cause, string>> = {
  'not-operational': 'the owner of the strategy',
  incentives: 'whoever sets targets and pay',
  agreement: 'the head of each function',
  resources: 'whoever holds budget and headcount',
  'decision-rights': 'the owner of the strategy',
};
