import type { Tally } from '../flags/tally.ts';
import { differenceByChance, holdTogether, type ScaleCounts } from './statistics/permutation.ts';

/**
 * How a group stands to all the others on a rule. `too-few`: even the clearest difference between so
 * few answers could be chance. `none`: a difference would have shown.
 */
export type Difference = 'higher' | 'lower' | 'none' | 'too-few';

/**
 * Compares each group with the rest of the people on one rule, by exact permutation tests that hold
 * together at 5% (Holm). Only those who take a side are compared. In the order of the groups.
 */
export function differencesOf(groups: readonly Tally[]): readonly Difference[] {
  const pairs = groups.map((group) => {
    const own = scaleOf([group]);
    const rest = scaleOf(groups.filter((other) => other !== group));
    return { own, rest, chance: differenceByChance(own, rest) };
  });
  const held = holdTogether(pairs.map(({ chance }) => chance));
  return pairs.map(({ own, rest }, index) => {
    if (held[index]) return meanOf(own) > meanOf(rest) ? 'higher' : 'lower';
    return couldTell(own, rest, groups.length) ? 'none' : 'too-few';
  });
}

/** Whether the clearest difference between so many answers would pass the strictest of the tests. */
function couldTell(own: ScaleCounts, rest: ScaleCounts, tests: number): boolean {
  const clearest = differenceByChance(
    { over: 0, split: 0, prefer: sizeOf(own) },
    { over: sizeOf(rest), split: 0, prefer: 0 },
  );
  return clearest <= 0.05 / tests;
}

function scaleOf(tallies: readonly Tally[]): ScaleCounts {
  const sum = (side: 'over' | 'split' | 'prefer') =>
    tallies.reduce((total, tally) => total + tally[side], 0);
  return { over: sum('over'), split: sum('split'), prefer: sum('prefer') };
}

function sizeOf({ over, split, prefer }: ScaleCounts): number {
  return over + split + prefer;
}

function meanOf(counts: ScaleCounts): number {
  const size = sizeOf(counts);
  return size === 0 ? 0 : (counts.prefer - counts.over) / size;
}
