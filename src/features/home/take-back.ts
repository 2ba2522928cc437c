import type { Deps } from '../../deps.ts';
import { refreshFlags } from '../flags/close-rounds.ts';
import type { Owner } from './own-answers-store.ts';

/**
 * Erases what somebody answered in a round, for good; they count as not having answered. The flags
 * of a closed round follow. False where nothing there is theirs.
 */
export async function deleteAnswer(deps: Deps, owner: Owner, roundId: string): Promise<boolean> {
  const isErased = await deps.ownAnswers.erase(owner, roundId, deps.clock());
  if (!isErased) return false;
  deps.log.info({ round: roundId }, 'answer erased by its author');
  await followRound(deps, owner, roundId);
  return true;
}

/** Whether somebody's words of a round may be quoted without a name. False where they have none. */
export async function setMayQuote(deps: Deps, owner: Owner, roundId: string, mayQuote: boolean) {
  const isChanged = await deps.ownAnswers.setMayQuote(owner, roundId, mayQuote);
  if (isChanged) await followRound(deps, owner, roundId);
  return isChanged;
}

/** The flags of a closed round quote only what still stands and may be quoted. */
async function followRound(deps: Deps, { workspaceId }: Owner, roundId: string): Promise<void> {
  const round = await deps.rounds.find(workspaceId, roundId);
  if (round?.closedAt) await refreshFlags(deps, workspaceId, roundId, deps.clock());
}
