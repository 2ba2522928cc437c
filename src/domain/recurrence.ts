/** A local date without a zone, "2026-12-01". */
export type LocalDate = string;
/** A time of day without a zone, "09:00". */
export type TimeOfDay = string;
/** A local date and time without a zone, "2026-12-01T09:00". */
export type LocalTime = string;
/** Monday is 1, Sunday 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** A day of a month: a date from 1 to 28, the last day, or the nth (-1: the last) of a weekday. */
export type DayOfMonth =
  | { readonly kind: 'date'; readonly date: number }
  | { readonly kind: 'last' }
  | { readonly kind: 'weekday'; readonly weekday: Weekday; readonly nth: 1 | 2 | 3 | 4 | -1 };

/** When something comes round, by the calendar on a wall; the zone is not its business. */
export type Recurrence =
  | { readonly kind: 'once'; readonly at: LocalTime }
  | {
      readonly kind: 'weekly';
      readonly weekdays: readonly Weekday[];
      /** Weeks, 1 to 12. */
      readonly every: number;
      /** The first day that may be one; weeks are counted from the week of this day. */
      readonly from: LocalDate;
      readonly time: TimeOfDay;
    }
  | { readonly kind: 'monthly'; readonly day: DayOfMonth; readonly time: TimeOfDay }
  | {
      readonly kind: 'quarterly';
      /** Of the quarter; quarters start in January. */
      readonly month: 1 | 2 | 3;
      readonly day: DayOfMonth;
      readonly time: TimeOfDay;
    }
  /** Five fields. */
  | { readonly kind: 'cron'; readonly expression: string };

/** The days of the week from Monday on: `WEEKDAYS[weekday - 1]`. */
export const WEEKDAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** A local date in words: "1 December 2026". */
export function formatDate(date: LocalDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${day} ${MONTHS[(month ?? 1) - 1]} ${year}`;
}
