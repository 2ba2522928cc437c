import type { Person } from '../domain/person.ts';
import type { LocalDate, LocalTime, TimeOfDay, Weekday } from '../domain/recurrence.ts';
import type { QuietDays, Settings } from '../domain/settings.ts';
import { addDays, dateOf, localDateOf, localTimeOf, momentOf, weekdayOf } from './local-time.ts';
import type { Holidays } from './public-holidays.ts';

/** When somebody works: all in their own local time. */
export type WorkCalendar = {
  readonly weekend: readonly Weekday[];
  readonly daysOff: ReadonlySet<LocalDate>;
  /** From the first minute up to, not including, the last. */
  readonly hours: { readonly from: TimeOfDay; readonly to: TimeOfDay };
};

const LOOK_AHEAD_DAYS = 400;
const WEEKEND = [6, 7] as const;

/**
 * The working days and hours of each region around a moment: the year before it, its own and the
 * two after. `null` is for people without a region in a workspace without one.
 */
export function calendarsAround(
  settings: Settings,
  holidays: Holidays,
  moment: Date,
): (region: string | null) => WorkCalendar {
  const known = new Map<string | null, WorkCalendar>();
  return (own) => {
    const region = own ?? settings.region;
    const found = known.get(region) ?? calendarOf(settings, holidays, region, moment);
    known.set(region, found);
    return found;
  };
}

function calendarOf(
  settings: Settings,
  holidays: Holidays,
  region: string | null,
  moment: Date,
): WorkCalendar {
  const year = moment.getUTCFullYear();
  const published =
    region === null
      ? []
      : [year - 1, year, year + 1, year + 2].flatMap((y) => [...holidays.daysOff(region, y)]);
  const worked = new Set(settings.noHolidays);
  const own = [...settings.extraHolidays, ...settings.quietDays.flatMap(daysOf)];
  return {
    weekend: settings.weekend ?? (region === null ? WEEKEND : holidays.weekend(region)),
    daysOff: new Set([...published.filter((day) => !worked.has(day)), ...own]),
    hours: settings.workingHours,
  };
}

function daysOf({ from, to }: QuietDays): readonly LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = from; day <= to && days.length < 400; day = addDays(day, 1)) days.push(day);
  return days;
}

/** Whether people work on this date: no weekend, no day off. */
export function isWorkingDay(calendar: WorkCalendar, date: LocalDate): boolean {
  return !calendar.weekend.includes(weekdayOf(date)) && !calendar.daysOff.has(date);
}

/** A calendar whose days begin no earlier than a time; one that leaves no time of the day is no use. */
export function beginningAt(calendar: WorkCalendar, time: TimeOfDay | null): WorkCalendar {
  const { from, to } = calendar.hours;
  if (time === null || time <= from || time >= to) return calendar;
  return { ...calendar, hours: { from: time, to } };
}

/**
 * The first local time at or after this one on a working day within working hours;
 * null if there is none within 400 days.
 */
export function nextWorkingTime(calendar: WorkCalendar, localTime: LocalTime): LocalTime | null {
  const { from, to } = calendar.hours;
  if (from >= to) return null;
  const today = localDateOf(localTime);
  const time = localTime.slice(11);
  if (isWorkingDay(calendar, today) && time < to)
    return time < from ? `${today}T${from}` : localTime;
  const day = nextWorkingDay(calendar, today);
  return day === null ? null : `${day}T${from}`;
}

/**
 * The date this many working days after a date: 0 is the date itself, 1 the next working day.
 * Where no working day comes within 400 days, every day counts as one.
 */
export function addWorkingDays(calendar: WorkCalendar, date: LocalDate, days: number): LocalDate {
  let reached = date;
  for (let count = 0; count < days; count += 1)
    reached = nextWorkingDay(calendar, reached) ?? addDays(reached, 1);
  return reached;
}

/** The first working day after a date; null if there is none within 400 days. */
function nextWorkingDay(calendar: WorkCalendar, date: LocalDate): LocalDate | null {
  for (let ahead = 1; ahead <= LOOK_AHEAD_DAYS; ahead += 1) {
    const day = addDays(date, ahead);
    if (isWorkingDay(calendar, day)) return day;
  }
  return null;
}

/** Who said that a person is away: their Slack status, they themselves, or an admin. */
export type AbsenceSource = 'status' | 'self' | 'admin';

/** A time in which a person is not asked. Each source knows of one at most. */
export type Absence = {
  readonly personId: string;
  readonly source: AbsenceSource;
  readonly from: Date;
  readonly until: Date;
};

/** Until when a person is away at a moment, by all that is known; null if they are here. */
export function awayUntil(absences: readonly Absence[], personId: string, at: Date): Date | null {
  let until: Date | null = null;
  const own = absences.filter((absence) => absence.personId === personId);
  // One leave may begin where another ends.
  for (const { from, until: end } of [...own].sort((a, b) => a.from.getTime() - b.from.getTime())) {
    const reached: Date = until ?? at;
    if (from <= reached && end > reached) until = end;
  }
  return until;
}

/** The first and the last day of a leave. */
export type LeaveDays = { readonly from: LocalDate; readonly until: LocalDate };

/** The days of a leave in the person's zone. */
export function leaveDaysOf({ from, until }: Absence, timeZone: string): LeaveDays {
  return { from: dateOf(from, timeZone), until: dateOf(new Date(until.getTime() - 1), timeZone) };
}

/** The leave that an admin notes for these days. */
export function leaveOf(personId: string, days: LeaveDays, timeZone: string): Absence {
  const midnight = (date: LocalDate) => momentOf(`${date}T00:00`, timeZone);
  const [from, until] = [midnight(days.from), midnight(addDays(days.until, 1))];
  return { personId, source: 'admin', from, until };
}

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
