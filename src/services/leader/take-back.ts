import type { Clock, NewId } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { OwnAnswersStore, Owner } from '../ports/own-answers-store.ts';
import type { FlagStore, ReportStore, RoundStore } from '../ports/round-store.ts';
import { refreshFlags } from '../rounds/close-rounds.ts';

/** What taking back needs. */
export type TakeBackNeeds = {
  readonly ownAnswers: Pick<OwnAnswersStore, 'erase' | 'setMayQuote'>;
  readonly rounds: Pick<RoundStore, 'find'>;
  readonly reports: ReportStore;
  readonly flags: FlagStore;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
};

/**
 * Erases what somebody answered in a round, for good; they count as not having answered. The flags
 * of a closed round follow. False where nothing there is theirs.
 */
export async function deleteAnswer(
  needs: TakeBackNeeds,
  owner: Owner,
  roundId: string,
): Promise<boolean> {
  const isErased = await needs.ownAnswers.erase(owner, roundId, needs.clock());
  if (!isErased) return false;
  needs.log.info({ round: roundId }, 'answer erased by its author');
  await followRound(needs, owner, roundId);
  return true;
}

/** Whether somebody's words of a round may be quoted without a name. False where they have none. */
export async function setMayQuote(
  needs: TakeBackNeeds,
  owner: Owner,
  roundId: string,
  mayQuote: boolean,
): Promise<boolean> {
  if (!(await needs.ownAnswers.setMayQuote(owner, roundId, mayQuote))) return false;
  await followRound(needs, owner, roundId);
  return true;
}

/** The flags of a closed round quote only what still stands and may be quoted. */
async function followRound(
  needs: TakeBackNeeds,
  { workspaceId }: Owner,
  roundId: string,
): Promise<void> {
  const round = await needs.rounds.find(workspaceId, roundId);
  if (round?.closedAt) await refreshFlags(needs, workspaceId, roundId, needs.clock());
}
