import type { Outgoing } from '../../domain/outgoing.ts';
import { composeReport } from '../../domain/report.ts';
import type { NewId } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { PeopleStore } from '../ports/people-store.ts';
import type { FlagStore, ReportStore, RoundStore } from '../ports/round-store.ts';

const DAY = 86_400_000;

/** What closing rounds needs. */
export type CloseRoundsNeeds = {
  readonly rounds: RoundStore;
  readonly reports: ReportStore;
  readonly flags: FlagStore;
  readonly people: PeopleStore;
  readonly newId: NewId;
  readonly log: Log;
};

/**
 * Closes every round whose time is over: its divergences become flags, and every executive is
 * told, all in one transaction. Answers how many were closed.
 */
export async function closeDueRounds(needs: CloseRoundsNeeds, now: Date): Promise<number> {
  let closed = 0;
  for (const { workspaceId, round } of await needs.rounds.dueToClose(now)) {
    const flags = await flagsOf(needs, workspaceId, round.id);
    const outgoing = await noticesOf(needs, workspaceId, round.id, now);
    const closing = { workspaceId, roundId: round.id, now, flags, outgoing };
    if (!(await needs.rounds.close(closing))) continue;
    needs.log.info({ round: round.id, flags: flags.length }, 'round closed');
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
  const flags = await flagsOf(needs, workspaceId, roundId);
  await needs.flags.reconcile({ workspaceId, roundId, now, flags });
}

async function flagsOf(
  needs: Pick<CloseRoundsNeeds, 'reports' | 'newId'>,
  workspaceId: string,
  roundId: string,
) {
  const view = await needs.reports.view(workspaceId, roundId);
  const contents = view === undefined ? [] : composeReport(view).flags;
  return contents.map((content) => ({ id: needs.newId(), content }));
}

async function noticesOf(
  needs: CloseRoundsNeeds,
  workspaceId: string,
  roundId: string,
  now: Date,
): Promise<readonly Outgoing[]> {
  const roles = await needs.people.roles(workspaceId);
  return roles
    .filter(({ role }) => role === 'executive')
    .map(({ personId }) => ({
      id: needs.newId(),
      kind: 'round-closed',
      subjectId: roundId,
      target: { kind: 'person', personId },
      ordinal: 0,
      notBefore: now,
      expiresAt: new Date(now.getTime() + DAY),
    }));
}
