import { nextOccurrence, type Occurrence } from '../../calendar/due-times.ts';
import { recurrenceProblem } from '../../calendar/recurrence-problem.ts';
import { FIRST_ZONE, momentOf } from '../../calendar/time-zone.ts';
import type { Schedule } from '../../domain/schedule.ts';

/** The next time a schedule comes round; one that asks at local hours begins where the day does. */
export function nextOf(schedule: Schedule, after: Date): Occurrence | null {
  return nextOccurrence(schedule.recurrence, zoneOf(schedule), after);
}

/** The zone in which the due times of a schedule are computed. */
export function zoneOf({ atLocalHour, timeZone }: Schedule): string {
  return atLocalHour ? FIRST_ZONE : timeZone;
}

/**
 * The first time a schedule comes round after now by the clock of its own zone. At local hours that
 * may be a moment that the first zone has behind it already: the round then opens at once, for all
 * who still have that hour before them. Null if none comes; throws for a wrong recurrence or zone.
 */
export function firstOccurrence(schedule: Schedule, now: Date): Occurrence | null {
  const { recurrence, timeZone, atLocalHour } = schedule;
  if (recurrenceProblem(recurrence, timeZone) !== null) return null;
  const found = nextOccurrence(recurrence, timeZone, now);
  if (found === null || !atLocalHour) return found;
  return { localTime: found.localTime, dueAt: momentOf(found.localTime, FIRST_ZONE) };
}

/** Whether two schedules come round at the same times. */
export function hasSameTimes(one: Schedule, other: Schedule): boolean {
  const times = ({ recurrence, timeZone, atLocalHour }: Schedule) => [
    timeZone,
    atLocalHour,
    recurrence,
  ];
  return JSON.stringify(times(one)) === JSON.stringify(times(other));
}
