import { localTimeOf } from '../../calendar/due-times.ts';
import type { Deps } from '../../deps.ts';
import { findSchedule } from '../schedules/save-schedule.ts';
import { type OpenOutcome, openRound } from './open-rounds.ts';

/** What became of asking now; `unknown` where there is no such schedule. */
export type AskNowOutcome = OpenOutcome | { readonly kind: 'unknown' };

/**
 * Asks the audience of a schedule now, paused or not; its own rhythm stays as it is. Working hours
 * and leave hold all the same. A second call in the same minute opens nothing more.
 */
export async function askNow(
  deps: Deps,
  workspaceId: string,
  scheduleId: string,
): Promise<AskNowOutcome> {
  const planned = await findSchedule(deps, workspaceId, scheduleId);
  if (planned === undefined) return { kind: 'unknown' };
  const now = deps.clock();
  const minute = new Date(Math.floor(now.getTime() / 60_000) * 60_000);
  const schedule = { ...planned.schedule, atLocalHour: false };
  const localTime = localTimeOf(minute, schedule.timeZone);
  const { extra = [] } = planned;
  const due = { workspaceId, schedule, extra, localTime, dueAt: minute };
  return await openRound(deps, due, now, planned.next);
}
