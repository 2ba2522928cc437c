import type { ScheduleStore } from '../ports/plan-stores.ts';

/**
 * Makes a schedule due at `now`, so that the next tick opens a round. False where there is no such
 * schedule. Its own rhythm goes on from there.
 */
export async function askNow(
  schedules: ScheduleStore,
  workspaceId: string,
  scheduleId: string,
  now: Date,
): Promise<boolean> {
  const planned = (await schedules.list(workspaceId)).find(
    ({ schedule }) => schedule.id === scheduleId,
  );
  if (planned === undefined) return false;
  await schedules.save(workspaceId, { ...planned.schedule, isPaused: false }, now);
  return true;
}
