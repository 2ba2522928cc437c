import type { Clock, NewId } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { MessagePlace, ReplyStore } from '../ports/reply-store.ts';
import type { FlagStore, ReportStore, RoundStore } from '../ports/round-store.ts';
import { refreshFlags } from '../rounds/close-rounds.ts';

/** What erasing needs. */
export type EraseNeeds = {
  readonly replies: ReplyStore;
  readonly rounds: Pick<RoundStore, 'find'>;
  readonly reports: ReportStore;
  readonly flags: FlagStore;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
};

/**
 * Follows a deletion: the words and every reading of them are gone, and the flags of a closed
 * round that quoted them change or are withdrawn. A message unknown here is none of our business.
 */
export async function eraseMessage(needs: EraseNeeds, place: MessagePlace): Promise<void> {
  const now = needs.clock();
  const erased = await needs.replies.erase(place, now);
  if (erased === undefined) return;
  needs.log.info({ reply: erased.replyId }, 'message erased');
  const round = await needs.rounds.find(place.workspaceId, erased.roundId);
  if (round?.closedAt) await refreshFlags(needs, place.workspaceId, round.id, now);
}
