import { disclose, maskAnswers } from '../../domain/disclosure/disclose.ts';
import { shownGroups } from '../../domain/disclosure/groups.ts';
import { publish } from '../../domain/disclosure/publish.ts';
import { findDivergences } from '../../domain/divergence.ts';
import { goodForADay, type Outgoing } from '../../domain/outgoing.ts';
import { standingsOf } from '../../domain/standings.ts';
import type { NewId } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { NoteStore } from '../ports/note-store.ts';
import type { PeopleStore } from '../ports/people-store.ts';
import type { FlagStore, ReportStore, RoundStore } from '../ports/round-store.ts';

/** What closing rounds needs. */
export type CloseRoundsNeeds = {
  readonly rounds: RoundStore;
  readonly reports: ReportStore;
  readonly flags: FlagStore;
  readonly people: PeopleStore;
  readonly notes: Pick<NoteStore, 'refusedBy'>;
  readonly newId: NewId;
  readonly log: Log;
};

/**
 * Closes every round whose time is over: its divergences become flags, and every executive who wants
 * to hear of it is told, all in one transaction. Answers how many were closed.
 */
export async function closeDueRounds(needs: CloseRoundsNeeds, now: Date): Promise<number> {
  let closed = 0;
  for (const { workspaceId, round } of await needs.rounds.dueToClose(now)) {
    const stock = await takeStock(needs, workspaceId, round.id);
    const outgoing = await noticesOf(needs, workspaceId, round.id, now);
    const closing = { workspaceId, roundId: round.id, now, ...stock, outgoing };
    if (!(await needs.rounds.close(closing))) continue;
    needs.log.info({ round: round.id, flags: stock.flags.length }, 'round closed');
    closed += 1;
  }
  return closed;
}

/** Brings the flags of a closed round up to date after a late reply, a correction or a deletion. */
export async function refreshFlags(
  needs: Pick<CloseRoundsNeeds, 'reports' | 'flags' | 'newId'>,
  workspaceId: string,
  roundId: string,
  now: Date,
): Promise<void> {
  const stock = await takeStock(needs, workspaceId, roundId);
  await needs.flags.reconcile({ workspaceId, roundId, now, ...stock });
}

/** What reports on the round count from now on, and the flags that follow from it. */
async function takeStock(
  needs: Pick<CloseRoundsNeeds, 'reports' | 'newId'>,
  workspaceId: string,
  roundId: string,
) {
  const view = await needs.reports.view(workspaceId, roundId);
  if (view === undefined) return { published: null, standings: null, flags: [] };
  const { disclosure, smallestGroup } = view.round;
  const groups = shownGroups(view.answers, smallestGroup);
  const published =
    disclosure === 'named' ? null : publish(view.answers, view.published, groups, smallestGroup);
  const counted = { ...view, published };
  const standings = standingsOf(view.strategy, maskAnswers(counted));
  const contents = findDivergences(disclose(counted));
  return {
    published,
    standings,
    flags: contents.map((content) => ({ id: needs.newId(), content })),
  };
}

async function noticesOf(
  needs: CloseRoundsNeeds,
  workspaceId: string,
  roundId: string,
  now: Date,
): Promise<readonly Outgoing[]> {
  const roles = await needs.people.roles(workspaceId);
  const refused = await needs.notes.refusedBy(workspaceId);
  return roles
    .filter(({ role, personId }) => role === 'executive' && !refused.has(personId))
    .map(({ personId }) =>
      goodForADay(now, {
        id: needs.newId(),
        kind: 'round-closed',
        subjectId: roundId,
        target: { kind: 'person', personId },
      }),
    );
}
