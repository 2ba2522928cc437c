import type { Occurrence } from '../../calendar/due-times.ts';
import type { Schedule } from '../../domain/schedule.ts';
import { firstOccurrence, type PlannedSchedule } from '../schedules/schedule-store.ts';
import { type Change, sameContent } from './change.ts';
import type { Setup } from './load-setup.ts';
import { type CurrentSetup, liveRotation } from './read-current.ts';

const HOUR = 3_600_000;

/** What must change so that the schedules are as a set-up wants them. */
export function scheduleChanges(
  current: CurrentSetup,
  wanted: Setup,
  now: Date,
): readonly Change[] {
  if (wanted.schedules === undefined) return [];
  const known = new Map(current.schedules.map((planned) => [planned.schedule.id, planned]));
  return [
    ...wanted.schedules.flatMap((schedule) => {
      const before = known.get(schedule.id);
      if (before !== undefined && asksTheSame(before.schedule, schedule, current, wanted))
        return [];
      return [changeOf(schedule, before, now)];
    }),
    ...leftOut(current.schedules, wanted.schedules),
  ];
}

function asksTheSame(before: Schedule, wanted: Schedule, current: CurrentSetup, setup: Setup) {
  const strategies = new Map([...current.strategies, ...setup.strategies]);
  const bank = new Map([...current.questions, ...setup.questions]);
  return sameContent({ ...before, rotation: liveRotation(before, strategies, bank) }, wanted);
}

/** What a file changes is kept by the file from then on, also what was made in Slack. */
function changeOf(schedule: Schedule, before: PlannedSchedule | undefined, now: Date): Change {
  const keepsTimes = before !== undefined && hasSameTimes(before.schedule, schedule);
  const next = keepsTimes ? before.next : firstTime(schedule, now);
  const planned: PlannedSchedule = { schedule, next, origin: 'file' };
  return { kind: 'schedule', planned, before: before?.schedule, isLeftOut: false };
}

/** A schedule that was taken out of the file must not go on asking people; one of Slack's may. */
function leftOut(
  current: readonly PlannedSchedule[],
  wanted: readonly Schedule[],
): readonly Change[] {
  const kept = new Set(wanted.map(({ id }) => id));
  return current.flatMap((planned): readonly Change[] => {
    const { schedule, origin } = planned;
    if (kept.has(schedule.id) || schedule.isPaused || origin !== 'file') return [];
    const paused = { ...planned, schedule: { ...schedule, isPaused: true } };
    return [{ kind: 'schedule', planned: paused, before: schedule, isLeftOut: true }];
  });
}

function hasSameTimes(one: Schedule, other: Schedule): boolean {
  const times = ({ recurrence, timeZone, atLocalHour }: Schedule) =>
    [recurrence, timeZone, atLocalHour] as const;
  return sameContent(times(one), times(other));
}

/** A single moment that passed a short while ago still counts: "at 9:00", applied at 9:02, is meant for today. */
function firstTime(schedule: Schedule, now: Date): Occurrence | null {
  const grace = schedule.recurrence.kind === 'once' ? schedule.graceHours * HOUR : 0;
  return firstOccurrence(schedule, new Date(now.getTime() - grace));
}
