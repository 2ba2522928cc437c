import type { Round } from '../../domain/round.ts';
import { maskAnswers } from './disclosure/disclose.ts';
import { type Answer, type RoundView, standOf } from './round-view.ts';

/** Whether a trade-off is put to somebody where plans part on it: they stand on a side of it. */
export function isConcerned(answer: Answer, ruleId: string): boolean {
  const { stand } = standOf(answer, ruleId);
  return stand === 'prefer' || stand === 'over' || stand === 'split';
}

/**
 * Those whom a trade-off concerns by what reports count, so that their number tells of no change that
 * a report does not show. For asking and telling them, never for showing who they are.
 */
export function whoIsConcerned(view: RoundView, ruleId: string): readonly string[] {
  return maskAnswers(view)
    .filter((answer) => isConcerned(answer, ruleId))
    .map(({ personId }) => personId);
}

/** A number of people as it may be told: null where it would tell of fewer than may be told apart. */
export function tellable(
  people: number,
  { disclosure, smallestGroup }: Pick<Round, 'disclosure' | 'smallestGroup'>,
): number | null {
  return disclosure === 'named' || people >= smallestGroup ? people : null;
}

/**
 * How many were asked and how many have answered; null where a number would tell of fewer people than
 * may be told apart.
 */
export type AskCount = { readonly people: number | null; readonly answered: number | null };
