import type { Deps } from '../../deps.ts';
import { refreshFlags } from '../flags/close-rounds.ts';
import type { MessagePlace } from './reply-port.ts';

/**
 * Follows a deletion: the words and every reading of them are gone, and the flags of a closed
 * round that quoted them change or are withdrawn. A message unknown here is none of our business.
 */
export async function eraseMessage(deps: Deps, place: MessagePlace): Promise<void> {
  const now = deps.clock();
  const erased = await deps.replies.erase(place, now);
  if (erased === undefined) return;
  deps.log.info({ reply: erased.replyId }, 'message erased');
  const round = await deps.rounds.find(place.workspaceId, erased.roundId);
  if (round?.closedAt) await refreshFlags(deps, place.workspaceId, round.id, now);
}
