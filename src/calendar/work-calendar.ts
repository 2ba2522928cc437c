import type { LocalDate, LocalTime, TimeOfDay, Weekday } from '../domain/recurrence.ts';
import type { QuietDays, Settings } from '../domain/settings.ts';
import { addDays, localDateOf, weekdayOf } from './local-date.ts';
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
