import { type Answer, type Stand, standOf } from './round-view.ts';

/** How many answers stand where on a rule. The counts add up to the people asked. */
export type Tally = Readonly<Record<Stand, number>>;

/** A tally of nobody. */
export const EMPTY_TALLY: Tally = { prefer: 0, over: 0, split: 0, silent: 0, none: 0, unread: 0 };

/** Counts where the answers stand on a rule. */
export function tallyOf(answers: readonly Answer[], ruleId: string): Tally {
  const counts = { ...EMPTY_TALLY };
  for (const answer of answers) counts[standOf(answer, ruleId).stand] += 1;
  return counts;
}

/** The people counted in a tally. */
export function askedIn(tally: Tally): number {
  return Object.values(tally).reduce((sum, count) => sum + count, 0);
}

/** The tally of a rule for each function, functions in alphabetical order. */
export function tallyByFunction(
  answers: readonly Answer[],
  ruleId: string,
): readonly { readonly function: string; readonly tally: Tally }[] {
  const functions = [...new Set(answers.map((answer) => answer.group))].sort();
  return functions.map((name) => ({
    function: name,
    tally: tallyOf(
      answers.filter((answer) => answer.group === name),
      ruleId,
    ),
  }));
}

/** The tally of a rule for each level or band, from the top down; empty where levels are not told apart. */
export function tallyByLevel(
  answers: readonly Answer[],
  ruleId: string,
): readonly { readonly level: string; readonly tally: Tally }[] {
  const bands = new Map<number, string>();
  for (const { band } of answers) if (band !== null) bands.set(band.rank, band.label);
  return [...bands]
    .sort(([a], [b]) => a - b)
    .map(([rank, level]) => ({
      level,
      tally: tallyOf(
        answers.filter(({ band }) => band?.rank === rank),
        ruleId,
      ),
    }));
}
