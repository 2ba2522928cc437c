import type { Round } from './round.ts';
import { smallestGroupOf } from './settings.ts';

/** What somebody is counted by where it matters how many hide each other. */
export type Heard = {
  readonly reply: unknown;
  readonly again?: readonly unknown[];
  readonly seesReports?: boolean;
};

/** Whether anything is known of somebody: who has not answered hides nobody. */
export function isHeard({ reply, again = [] }: Heard): boolean {
  return reply !== null || again.length > 0;
}

/**
 * How many answers hide each other. Whoever sees reports knows their own and takes it away, and so do
 * several of them together: theirs do not count.
 */
export function hidersIn(members: readonly Heard[]): number {
  return members.filter((member) => isHeard(member) && member.seesReports !== true).length;
}

/** Whether too few have answered to show anything but how many. */
export function isTooFew({
  round,
  answers,
}: {
  readonly round: Pick<Round, 'disclosure' | 'smallestGroup'>;
  readonly answers: readonly Heard[];
}): boolean {
  return round.disclosure !== 'named' && hidersIn(answers) < smallestGroupOf(round);
}
