import type { Clock, NewId } from '../ports/clock.ts';
import type { OutboxStore } from '../ports/outbox-store.ts';
import type { PlannedSchedule, ScheduleStore } from '../ports/plan-stores.ts';
import type { RoundStore } from '../ports/round-store.ts';
import { findSchedule, firstOccurrence } from './save-schedule.ts';

const MINUTE = 60_000;
const SAMPLE_LIVES_MS = 3_600_000;

/** What changing a schedule needs. */
export type ChangeScheduleNeeds = {
  readonly schedules: ScheduleStore;
  readonly rounds: Pick<RoundStore, 'countOf'>;
  readonly outbox: Pick<OutboxStore, 'add'>;
  readonly clock: Clock;
  readonly newId: NewId;
};

/**
 * Pauses a schedule, or lets it go on: then its next time is one to come, so that nobody is asked
 * what was due in between. Undefined where there is no such schedule.
 */
export async function pauseSchedule(
  needs: ChangeScheduleNeeds,
  workspaceId: string,
  scheduleId: string,
  isPaused: boolean,
): Promise<PlannedSchedule | undefined> {
  const planned = await findSchedule(needs, workspaceId, scheduleId);
  if (planned === undefined) return undefined;
  const schedule = { ...planned.schedule, isPaused };
  const next = isPaused ? planned.next : firstOccurrence(schedule, needs.clock());
  await needs.schedules.save(workspaceId, schedule, next, planned.origin);
  return { schedule, next, origin: planned.origin };
}

/**
 * Queues the message of a schedule's next turn to one person, marked as a sample by having no
 * buttons. Two calls within a minute send one. False where there is no such schedule.
 */
export async function sendSample(
  needs: ChangeScheduleNeeds,
  workspaceId: string,
  scheduleId: string,
  personId: string,
): Promise<boolean> {
  const planned = await findSchedule(needs, workspaceId, scheduleId);
  if (planned === undefined) return false;
  const now = needs.clock();
  const turns = planned.schedule.rotation.length;
  const turn = (await needs.rounds.countOf(workspaceId, scheduleId)) % turns;
  // A message is unique by its ordinal: counting minutes lets every later sample through.
  const ordinal = turn + turns * Math.floor(now.getTime() / MINUTE);
  await needs.outbox.add(workspaceId, {
    id: needs.newId(),
    kind: 'sample',
    subjectId: scheduleId,
    target: { kind: 'person', personId },
    ordinal,
    notBefore: now,
    expiresAt: new Date(now.getTime() + SAMPLE_LIVES_MS),
  });
  return true;
}
