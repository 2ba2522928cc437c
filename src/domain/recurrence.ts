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
const ORDINALS = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
] as const;

/** A recurrence as a sentence without a full stop: "On the first Tuesday of each month at 09:00". */
export function recurrenceInWords(recurrence: Exclude<Recurrence, { kind: 'cron' }>): string {
  switch (recurrence.kind) {
    case 'once': {
      const [date = '', time = ''] = recurrence.at.split('T');
      return `Once, on ${dateInWords(date)} at ${time}`;
    }
    case 'weekly':
      return `${everyInWords(recurrence.every)} ${weekdaysInWords(recurrence.weekdays)} at ${recurrence.time}`;
    case 'monthly':
      return `On ${dayInWords(recurrence.day)} of each month at ${recurrence.time}`;
    case 'quarterly': {
      const month = `the ${ORDINALS[recurrence.month - 1]} month of each quarter`;
      return `On ${dayInWords(recurrence.day)} of ${month} at ${recurrence.time}`;
    }
  }
}

/** A local date in words: "1 December 2026". */
export function dateInWords(date: LocalDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${day} ${MONTHS[(month ?? 1) - 1]} ${year}`;
}

/** A day of a month: "the 1st", "the last day", "the first Monday". */
export function dayInWords(day: DayOfMonth): string {
  switch (day.kind) {
    case 'date':
      return `the ${ordinal(day.date)}`;
    case 'last':
      return 'the last day';
    case 'weekday':
      return `the ${day.nth === -1 ? 'last' : ORDINALS[day.nth - 1]} ${WEEKDAYS[day.weekday - 1]}`;
  }
}

function everyInWords(weeks: number): string {
  return weeks === 1 ? 'Every' : `Every ${ORDINALS[weeks - 1] ?? ordinal(weeks)}`;
}

function weekdaysInWords(weekdays: readonly Weekday[]): string {
  const names = [...new Set(weekdays)].sort((a, b) => a - b).map((day) => WEEKDAYS[day - 1]);
  const last = names.pop() ?? '';
  return names.length === 0 ? last : `${names.join(', ')} and ${last}`;
}

/** "1st", "2nd", "11th". */
function ordinal(count: number): string {
  const isTeen = count % 100 > 10 && count % 100 < 14;
  const ending = isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][count % 10] ?? 'th');
  return `${count}${ending}`;
}
