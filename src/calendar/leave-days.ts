import type { LocalDate } from '../domain/recurrence.ts';
import type { Absence } from './absence.ts';
import { localTimeOf, momentOf } from './due-times.ts';
import { addDays, localDateOf } from './working-time.ts';

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

/** The date in a zone. */
export function dateOf(moment: Date, timeZone: string): LocalDate {
  return localDateOf(localTimeOf(moment, timeZone));
}
