import { type Answer, type Stand, standOf, standsByOwnWord } from './round-view.ts';

/** How many answers stand where on a rule. The counts add up to the people asked. */
export type Tally = Readonly<Record<Stand, number>>;

/** How many take each side by their own word. */
export type OwnTally = Readonly<Record<'prefer' | 'over' | 'split', number>>;

/** Counts those who take a side of a rule by their own word. */
export function ownTallyOf(answers: readonly Answer[], ruleId: string): OwnTally {
  const counts = { prefer: 0, over: 0, split: 0 };
  for (const answer of answers) {
    const standing = standOf(answer, ruleId);
    const { stand } = standing;
    if (!standsByOwnWord(standing)) continue;
    if (stand === 'prefer' || stand === 'over' || stand === 'split') counts[stand] += 1;
  }
  return counts;
}

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
): readonly { readonly function: string; readonly tally: Tally; readonly own: OwnTally }[] {
  const byGroup = new Map<string, Answer[]>();
  for (const answer of answers) {
    const members = byGroup.get(answer.group) ?? [];
    members.push(answer);
    byGroup.set(answer.group, members);
  }
  return [...byGroup]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, members]) => ({
      function: name,
      tally: tallyOf(members, ruleId),
      own: ownTallyOf(members, ruleId),
    }));
}

/** The tally of a rule for each level or band, from the top down; empty where levels are not told apart. */
export function tallyByLevel(
  answers: readonly Answer[],
  ruleId: string,
): readonly { readonly level: string; readonly tally: Tally }[] {
  const bands = new Map<number, string>();
  for (const { band } of answers) if (band !== null) bands.set(band.rank, band.label);
  const tallies = talliesBy(answers, ruleId, ({ band }) => band?.rank);
  return [...bands]
    .sort(([a], [b]) => a - b)
    .map(([rank, level]) => ({ level, tally: tallies.get(rank) ?? EMPTY_TALLY }));
}

/** The tally of each group in one go: a round may hold thousands. */
function talliesBy<Key>(
  answers: readonly Answer[],
  ruleId: string,
  keyOf: (answer: Answer) => Key,
): ReadonlyMap<Key, Tally> {
  const tallies = new Map<Key, Record<Stand, number>>();
  for (const answer of answers) {
    const key = keyOf(answer);
    const tally = tallies.get(key) ?? { ...EMPTY_TALLY };
    tally[standOf(answer, ruleId).stand] += 1;
    tallies.set(key, tally);
  }
  return tallies;
}
