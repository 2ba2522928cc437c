import {
  formatDate,
  type LocalDate,
  type LocalTime,
  WEEKDAYS,
  type Weekday,
} from '../domain/recurrence.ts';

const DAY = 86_400_000;

/** Whether a text is a local date that exists, "2026-12-01". */
export function isLocalDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && existsAs(`${text}T00:00`);
}

/** Whether a text is a time of day, "09:00". */
export function isTimeOfDay(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** Whether a text is a local date and time that exists, "2026-12-01T09:00". */
export function isLocalTime(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text) && existsAs(text);
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

/** A date with its day of the week: "Friday 25 December 2026". */
export function dateWithWeekday(date: LocalDate): string {
  return `${WEEKDAYS[weekdayOf(date) - 1]} ${formatDate(date)}`;
}

/** Days since 1 January 1970. */
function dayNumberOf(date: LocalDate): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY;
}

/** 30 February is read as 2 March, and so comes out otherwise than it went in. */
function existsAs(text: string): boolean {
  const wall = Date.parse(`${text}Z`);
  return !Number.isNaN(wall) && new Date(wall).toISOString().startsWith(text);
}
