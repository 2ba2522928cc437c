import { dateInWords, type LocalDate, WEEKDAYS } from '../domain/recurrence.ts';
import { weekdayOf } from './working-time.ts';

/** A date with its day of the week: "Friday 25 December 2026". */
export function dateWithWeekday(date: LocalDate): string {
  return `${WEEKDAYS[weekdayOf(date) - 1]} ${dateInWords(date)}`;
}
