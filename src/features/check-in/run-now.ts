import { localTimeOf } from '../../calendar/due-times.ts';
import type { Deps } from '../../deps.ts';
import type { Clock } from '../../domain/clock.ts';
import { nextOf, type OpenOutcome, openRound } from './open-rounds.ts';

/** What became of asking now; `unknown` where there is no such schedule. */
export type AskNowOutcome = OpenOutcome | { readonly kind: 'unknown' };

/**
 * Asks the audience of a schedule now, paused or not; its own rhythm stays as it is. Working hours
 * and leave hold all the same. A second call in the same minute opens nothing more.
 */
export async function askNow(
  deps: Deps & { readonly clock: Clock },
  workspaceId: string,
  scheduleId: string,
): Promise<AskNowOutcome> {
  const planned = (await deps.schedules.list(workspaceId)).find(
    ({ schedule }) => schedule.id === scheduleId,
  );
  if (planned === undefined) return { kind: 'unknown' };
  const now = deps.clock();
  const minute = new Date(Math.floor(now.getTime() / 60_000) * 60_000);
  const schedule = { ...planned.schedule, atLocalHour: false };
  const localTime = localTimeOf(minute, schedule.timeZone);
  const { extra = [] } = planned;
  const due = { workspaceId, schedule, extra, localTime, dueAt: minute };
  return await openRound(deps, due, now, planned.next);
}

/**
 * Leaves out the next time of a schedule; answers when it comes round after that. Undefined where
 * there is no such schedule or nothing is due any more.
 */
export async function skipNext(
  { schedules }: Pick<Deps, 'schedules'>,
  workspaceId: string,
  scheduleId: string,
): Promise<{ readonly next: Date | null } | undefined> {
  const planned = (await schedules.list(workspaceId)).find(
    ({ schedule }) => schedule.id === scheduleId,
  );
  if (planned === undefined || planned.next === null) return undefined;
  const { schedule, next } = planned;
  const following = nextOf(schedule, next.dueAt);
  await schedules.advance(workspaceId, scheduleId, next.dueAt, following);
  return { next: following?.dueAt ?? null };
}
