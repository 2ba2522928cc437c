import type { Deps } from '../../deps.ts';
import type { OutboxMessage } from '../../domain/outbox-message.ts';
import { holdersOf } from '../../domain/person.ts';
import type { Round } from '../../domain/round.ts';
import { createSetApart, type SetApart } from '../../domain/set-apart.ts';
import { notesTo } from '../../outbox/outbox-rows.ts';
import { findOwner } from '../strategies/find-owner.ts';
import { disclose, maskAnswers } from './disclosure/disclose.ts';
import { shownGroups } from './disclosure/groups.ts';
import { publish } from './disclosure/publish.ts';
import { findDivergences } from './divergence.ts';
import { standingsOf } from './standings.ts';

/**
 * Closes every round whose time is over: its divergences become flags, and every executive who wants
 * to hear of it is told, all in one transaction. What was put to people about an earlier round raises
 * nothing of its own: the flags of that round follow, and the one who asked is told. A round that may
 * not be closed yet waits. Answers how many were closed.
 */
export async function closeDueRounds(
  deps: Deps,
  now: Date,
  apart: SetApart = createSetApart(deps.log),
  mayClose: (round: Round) => boolean = () => true,
): Promise<number> {
  let closed = 0;
  for (const { workspaceId, round } of await deps.rounds.dueToClose(now)) {
    if (!mayClose(round)) continue;
    const close = () => closeOne(deps, workspaceId, round, now);
    if (await apart.attempt(`close ${round.id}`, now, close)) closed += 1;
  }
  return closed;
}

async function closeOne(
  deps: Deps,
  workspaceId: string,
  round: Round,
  now: Date,
): Promise<boolean> {
  const { id, aboutRoundId: about } = round;
  const stock = await takeStock(deps, workspaceId, about ?? id, id);
  const outgoing =
    about === null ? await noticesOf(deps, workspaceId, id, now) : itIsBack(deps, round, now);
  const closing = { workspaceId, roundId: about ?? id, closes: id, now, outgoing };
  if (!(await deps.flags.closeRound({ ...closing, ...stock }))) return false;
  deps.log.info({ round: id, flags: stock.flags.length }, 'round closed');
  return true;
}

/**
 * Brings flags up to date after a late reply, a correction or a deletion in a closed round: its own,
 * or those of the round that it was about.
 */
export async function refreshFlags(
  deps: Pick<Deps, 'reports' | 'flags' | 'rounds' | 'newId'>,
  workspaceId: string,
  roundId: string,
  now: Date,
): Promise<void> {
  const round = await deps.rounds.find(workspaceId, roundId);
  const reported = round?.aboutRoundId ?? roundId;
  const stock = await takeStock(deps, workspaceId, reported);
  await deps.flags.reconcile({ workspaceId, roundId: reported, now, ...stock });
}

/** What reports on the round count from now on, and the flags that follow from it. */
async function takeStock(
  deps: Pick<Deps, 'reports' | 'newId'>,
  workspaceId: string,
  roundId: string,
  closing?: string,
) {
  const view = await deps.reports.view(workspaceId, roundId, closing);
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
    flags: contents.map((content) => ({ id: deps.newId(), content })),
  };
}

/** Tells the one who had it asked, and nobody else. */
function itIsBack(deps: Deps, { id, askedBy }: Round, now: Date): readonly OutboxMessage[] {
  const asker = askedBy === null ? [] : [askedBy];
  return notesTo(asker, deps, now, { kind: 'asked-back', subjectId: id });
}

/** Executives who are still of this workspace. */
async function whoMaySeeReports({ people }: Deps, workspaceId: string): Promise<readonly string[]> {
  const seeing: string[] = [];
  for (const id of holdersOf(await people.roles(workspaceId), 'executive'))
    if ((await people.rightsOf(workspaceId, id)).maySeeReports) seeing.push(id);
  return seeing;
}

async function noticesOf(
  deps: Deps,
  workspaceId: string,
  roundId: string,
  now: Date,
): Promise<readonly OutboxMessage[]> {
  const executives = await whoMaySeeReports(deps, workspaceId);
  const refused = await deps.closingNotes.refusedBy(workspaceId);
  const wanting = executives.filter((id) => !refused.has(id));
  const brief = await deps.rounds.brief(workspaceId, roundId);
  const owner = brief && (await findOwner(deps, workspaceId, brief.strategy));
  const owners = owner === undefined ? [] : [owner];
  return [
    ...notesTo(wanting, deps, now, { kind: 'round-closed', subjectId: roundId }),
    ...notesTo(owners, deps, now, { kind: 'questions-asked', subjectId: roundId }),
  ];
}
