import type { LocalDate } from '../domain/recurrence.ts';
import { addDays } from './local-date.ts';
import { dateOf, momentOf } from './time-zone.ts';

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
