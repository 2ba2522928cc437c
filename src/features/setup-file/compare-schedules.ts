import type { Occurrence } from '../../calendar/due-times.ts';
import { DEFAULT_ROTATION, type Schedule } from '../../domain/schedule.ts';
import { firstOccurrence, type PlannedSchedule } from '../schedules/schedule-store.ts';
import { type Change, sameContent } from './change.ts';
import type { Setup } from './load-setup.ts';
import { type CurrentSetup, liveRotation } from './read-current.ts';
import type { ScheduleEntry } from './setup-codec.ts';

const HOUR = 3_600_000;
const ONCE_DEFAULT: Schedule['rotation'] = [[{ kind: 'open' }]];

/** What must change so that the schedules are as a set-up wants them. */
export function scheduleChanges(
  current: CurrentSetup,
  wanted: Setup,
  now: Date,
): readonly Change[] {
  if (wanted.schedules === undefined) return [];
  const known = new Map(current.schedules.map((planned) => [planned.schedule.id, planned]));
  return [
    ...wanted.schedules.flatMap((entry) => {
      const before = known.get(entry.id);
      const schedule = withRotation(entry, before?.schedule);
      if (before !== undefined && asksTheSame(before.schedule, schedule, current, wanted))
        return [];
      return [changeOf(schedule, before, now)];
    }),
    ...leftOut(current.schedules, wanted.schedules),
  ];
}

/**
 * What a schedule asks of which a file does not say it. One that asks the open question alone goes
 * on with it: that is what a file without a word meant before there was more.
 */
export function withRotation(entry: ScheduleEntry, before?: Schedule): Schedule {
  const { rotation } = entry;
  if (rotation !== undefined) return { ...entry, rotation };
  const goesOn = before !== undefined && sameContent(before.rotation, ONCE_DEFAULT);
  return { ...entry, rotation: goesOn ? ONCE_DEFAULT : DEFAULT_ROTATION };
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
  wanted: readonly ScheduleEntry[],
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
