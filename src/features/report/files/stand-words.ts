import type { Stand } from '../../flags/round-view.ts';
import type { ReportRule } from '../report.ts';

/** Every stand, in the order in which a report shows them. */
export const STANDS = [
  'prefer',
  'over',
  'split',
  'silent',
  'unread',
  'none',
] as const satisfies readonly Stand[];

/** One character for each stand, so that nothing hangs on colour. */
export const STAND_MARKS: Readonly<Record<Stand, string>> = {
  prefer: 'A',
  over: 'B',
  split: '~',
  silent: '·',
  unread: '?',
  none: '–',
};

/** What the characters mean. */
export const STAND_WORDS: Readonly<Record<Stand, string>> = {
  prefer: 'what the strategy puts first',
  over: 'what the strategy gives up',
  split: 'both, or case by case',
  silent: 'does not say',
  unread: 'not read yet',
  none: 'no reply',
};

/** The functions with people on a stand: "Sales (2)", "Product"; alphabetical, as in the report. */
export function functionsOn(rule: ReportRule, stand: Stand): readonly string[] {
  return rule.byFunction
    .filter(({ tally }) => tally[stand] > 0)
    .map(({ function: name, tally }) => (tally[stand] > 1 ? `${name} (${tally[stand]})` : name));
}

/** "A 2, B 1, – 1" in full words: "2 what the strategy puts first, 1 no reply". For screen readers. */
export function tallyInWords(tally: Readonly<Record<Stand, number>>): string {
  const parts = STANDS.filter((stand) => tally[stand] > 0);
  return parts.map((stand) => `${tally[stand]} ${STAND_WORDS[stand]}`).join(', ');
}
