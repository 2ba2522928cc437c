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

/** Counts the members of a function or a level. */
function tallyOfGroup(members: readonly Answer[], ruleId: string): Tally {
  const counts = { ...EMPTY_TALLY };
  for (const answer of members) counts[standInGroup(answer, ruleId, members.length)] += 1;
  return counts;
}

/**
 * Where somebody is counted in a group of so many. Of whoever is alone in theirs, what was only read counts
 * as no side there: a group of one is as good as a name, and nobody is named on a guess.
 */
export function standInGroup(answer: Answer, ruleId: string, size: number): Stand {
  const standing = standOf(answer, ruleId);
  const isGuess = standing.origin === 'read';
  return size === 1 && isGuess ? 'silent' : standing.stand;
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
      tally: tallyOfGroup(members, ruleId),
      own: ownTallyOf(members, ruleId),
    }));
}

/** The tally of a rule for each level or band, from the top down; empty where levels are not told apart. */
export function tallyByLevel(
  answers: readonly Answer[],
  ruleId: string,
): readonly { readonly level: string; readonly tally: Tally; readonly own: OwnTally }[] {
  const byBand = new Map<number, { readonly level: string; readonly members: Answer[] }>();
  for (const answer of answers) {
    if (answer.band === null) continue;
    const { rank, label } = answer.band;
    const known = byBand.get(rank) ?? { level: label, members: [] };
    known.members.push(answer);
    byBand.set(rank, known);
  }
  return [...byBand]
    .sort(([a], [b]) => a - b)
    .map(([, { level, members }]) => ({
      level,
      tally: tallyOfGroup(members, ruleId),
      own: ownTallyOf(members, ruleId),
    }));
}
