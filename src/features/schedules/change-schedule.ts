import type { Deps } from '../../deps.ts';
import { findSchedule } from './save-schedule.ts';
import { firstOccurrence, nextOf, type PlannedSchedule } from './schedule-store.ts';

const MINUTE = 60_000;
const SAMPLE_LIVES_MS = 3_600_000;

/**
 * Pauses a schedule, or lets it go on: then its next time is one to come, so that nobody is asked
 * what was due in between. Undefined where there is no such schedule.
 */
export async function pauseSchedule(
  deps: Deps,
  workspaceId: string,
  scheduleId: string,
  isPaused: boolean,
): Promise<PlannedSchedule | undefined> {
  const planned = await findSchedule(deps, workspaceId, scheduleId);
  if (planned === undefined) return undefined;
  const schedule = { ...planned.schedule, isPaused };
  const next = isPaused ? planned.next : firstOccurrence(schedule, deps.clock());
  await deps.schedules.save(workspaceId, schedule, next, planned.origin);
  return { schedule, next, origin: planned.origin };
}

/**
 * Leaves out the next time of a schedule; answers when it comes round after that. Undefined where
 * there is no such schedule or nothing is due any more.
 */
export async function skipNext(deps: Deps, workspaceId: string, scheduleId: string) {
  const planned = await findSchedule(deps, workspaceId, scheduleId);
  if (planned === undefined || planned.next === null) return undefined;
  const { schedule, next } = planned;
  const following = nextOf(schedule, next.dueAt);
  await deps.schedules.advance(workspaceId, scheduleId, next.dueAt, following);
  return { next: following?.dueAt ?? null };
}

/**
 * Queues the message of a schedule's next turn to one person, marked as a sample by having no
 * buttons. Two calls within a minute send one. False where there is no such schedule.
 */
export async function sendSample(
  deps: Deps,
  workspaceId: string,
  scheduleId: string,
  personId: string,
): Promise<boolean> {
  const planned = await findSchedule(deps, workspaceId, scheduleId);
  if (planned === undefined) return false;
  const now = deps.clock();
  const turns = planned.schedule.rotation.length;
  const turn = (await deps.rounds.countOf(workspaceId, scheduleId)) % turns;
  // A message is unique by its ordinal: counting minutes lets every later sample through.
  const ordinal = turn + turns * Math.floor(now.getTime() / MINUTE);
  await queueSample(deps, workspaceId, { subjectId: scheduleId, personId, ordinal }, now);
  return true;
}

/** Queues the first question about a strategy that nothing asks about yet, to one person, as a sample. */
export async function sendFirstSample(
  deps: Deps,
  workspaceId: string,
  strategyId: string,
  personId: string,
): Promise<void> {
  const now = deps.clock();
  const ordinal = Math.floor(now.getTime() / MINUTE);
  await queueSample(deps, workspaceId, { subjectId: strategyId, personId, ordinal }, now);
}

type Sample = {
  readonly subjectId: string;
  readonly personId: string;
  readonly ordinal: number;
};

async function queueSample(
  { outbox, newId }: Deps,
  workspaceId: string,
  { subjectId, personId, ordinal }: Sample,
  now: Date,
): Promise<void> {
  await outbox.add(workspaceId, {
    id: newId(),
    kind: 'sample',
    subjectId,
    target: { kind: 'person', personId },
    ordinal,
    notBefore: now,
    expiresAt: new Date(now.getTime() + SAMPLE_LIVES_MS),
  });
}
