import type { Deps } from '../../deps.ts';
import { standInOf } from '../../domain/person.ts';

const DAY = 86_400_000;
/** Somebody who has left stands in the directory so long, where nothing else needs them. */
const LEAVERS_KEPT_MS = 90 * DAY;

/**
 * Lets go of what a workspace has kept long enough, a little at each tick: a round, a person who is long
 * gone, some messages. Form drafts have a time of their own.
 */
export async function forgetOld(deps: Deps, now: Date): Promise<void> {
  for (const workspaceId of await deps.people.workspaceIds())
    await forgetIn(deps, workspaceId, now);
}

async function forgetIn(deps: Deps, workspaceId: string, now: Date): Promise<void> {
  const { retention, settings, erasures, newId, log } = deps;
  const before = monthsBefore(now, (await settings.read(workspaceId)).keepMonths);
  const roundId = await retention.oldRound(workspaceId, before);
  if (roundId !== undefined) {
    await retention.forgetRound(roundId, now);
    log.info({ round: roundId }, 'round forgotten, it was kept long enough');
  }
  await retention.forgetQuestions(workspaceId, before);
  await retention.forgetMessages(workspaceId, before);
  await retention.noteLeavers(workspaceId, now);
  const leftBefore = new Date(now.getTime() - LEAVERS_KEPT_MS);
  const gone = await retention.longGone(workspaceId, leftBefore);
  if (gone !== undefined)
    await erasures.forget({ workspaceId, ...gone, standIn: standInOf(newId) }, now);
}

/** The same moment some months earlier; the last day of a month that is shorter. */
export function monthsBefore(now: Date, months: number): Date {
  const then = new Date(now);
  then.setUTCDate(1);
  then.setUTCMonth(then.getUTCMonth() - months);
  const lastDay = new Date(Date.UTC(then.getUTCFullYear(), then.getUTCMonth() + 1, 0)).getUTCDate();
  then.setUTCDate(Math.min(now.getUTCDate(), lastDay));
  return then;
}
