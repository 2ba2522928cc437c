import type { Person } from '../domain/person.ts';
import type { LocalTime } from '../domain/recurrence.ts';
import { localTimeOf, momentOf } from './time-zone.ts';
import { beginningAt, nextWorkingTime, type WorkCalendar } from './work-calendar.ts';

/** What decides when somebody may be asked. */
type Asking = {
  /** The local time at which everybody is asked where they are; absent, `moment` alone decides. */
  readonly localTime?: LocalTime;
  readonly moment: Date;
  /** The person's own. */
  readonly timeZone: string;
  readonly calendar: WorkCalendar;
  /** The first moment at which they are back. */
  readonly awayUntil: Date | null;
};

const MINUTE = 60_000;

/**
 * The first moment at or after `moment`, `localTime` in that zone and `awayUntil` that lies on a
 * working day within working hours of that zone; null if there is none within 400 days. Working
 * hours that end within an hour that the clocks repeat end at its first pass.
 */
export function askableFrom(asking: Asking): Date | null {
  const { timeZone, calendar } = asking;
  let earliest = latestOf(asking);
  for (;;) {
    const local = localTimeOf(earliest, timeZone);
    const working = nextWorkingTime(calendar, local);
    if (working === null || working === local) return working === null ? null : earliest;
    earliest = momentAfter(earliest, local, working, timeZone);
  }
}

/**
 * Like `askableFrom`, and not before the time of day that a person likes, where one such moment
 * comes before the round closes: a wish must not cost anybody their question.
 */
export function askableAsLiked(
  asking: Asking,
  { preferredTime }: Pick<Person, 'preferredTime'>,
  closesAt: Date,
): Date | null {
  const calendar = beginningAt(asking.calendar, preferredTime);
  const liked = askableFrom({ ...asking, calendar });
  return liked !== null && liked < closesAt ? liked : askableFrom(asking);
}

function latestOf({ localTime, moment, timeZone, awayUntil }: Asking): Date {
  const atLocalTime = localTime === undefined ? moment : momentOf(localTime, timeZone);
  return new Date(Math.max(+moment, +atLocalTime, +(awayUntil ?? moment)));
}

/** The moment of a later local time; after a repeated hour's first pass, that of its second. */
function momentAfter(now: Date, local: LocalTime, later: LocalTime, timeZone: string): Date {
  const found = momentOf(later, timeZone);
  if (found > now) return found;
  const wait = Date.parse(`${later}Z`) - Date.parse(`${local}Z`);
  return new Date(Math.floor(+now / MINUTE) * MINUTE + wait);
}
