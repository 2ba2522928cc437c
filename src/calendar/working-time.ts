import type { LocalDate, LocalTime, TimeOfDay, Weekday } from '../domain/recurrence.ts';

/** When somebody works: all in their own local time. */
export type WorkCalendar = {
  readonly weekend: readonly Weekday[];
  readonly daysOff: ReadonlySet<LocalDate>;
  /** From the first minute up to, not including, the last. */
  readonly hours: { readonly from: TimeOfDay; readonly to: TimeOfDay };
};

const DAY = 86_400_000;
const LOOK_AHEAD_DAYS = 400;

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

/** The date of a local time. */
export function localDateOf(localTime: LocalTime): LocalDate {
  return localTime.slice(0, 10);
}

/** The day of the week of a date. */
export function weekdayOf(date: LocalDate): Weekday {
  return (new Date(dayNumberOf(date) * DAY).getUTCDay() || 7) as Weekday;
}

/** The date so many days later, or earlier if negative. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date((dayNumberOf(date) + days) * DAY).toISOString().slice(0, 10);
}

/** Weeks from the week of one date to the week of another; weeks start on Monday. */
export function weeksBetween(first: LocalDate, second: LocalDate): number {
  const monday = (date: LocalDate) => dayNumberOf(date) - weekdayOf(date);
  return (monday(second) - monday(first)) / 7;
}

/** The first working day after a date; null if there is none within 400 days. */
function nextWorkingDay(calendar: WorkCalendar, date: LocalDate): LocalDate | null {
  for (let ahead = 1; ahead <= LOOK_AHEAD_DAYS; ahead += 1) {
    const day = addDays(date, ahead);
    if (isWorkingDay(calendar, day)) return day;
  }
  return null;
}

/** Days since 1 January 1970. */
function dayNumberOf(date: LocalDate): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY;
}
