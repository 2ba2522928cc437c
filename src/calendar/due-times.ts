import { type LocalTime, type Recurrence, recurrenceInWords } from '../domain/recurrence.ts';
import { cronOf, nextLocalTime } from './calendar-times.ts';
import { expressionInWords } from './cron-text.ts';
import { isLocalTime } from './local-time.ts';
import { calendarProblem } from './recurrence-problem.ts';
import { asLocalTime, firstMomentAt, wallTimeAt, wallTimeOf } from './wall-clock.ts';

/**
 * One time a recurrence comes round: the local time, which is the same for everybody, and the moment
 * it stands for in a zone.
 */
export type Occurrence = { readonly localTime: LocalTime; readonly dueAt: Date };

/** The zone that meets each day first, UTC+14. */
export const FIRST_ZONE = 'Pacific/Kiritimati';

/**
 * The first time a recurrence comes round whose moment is strictly after another; null when there is
 * none. Throws for a recurrence or zone that `recurrenceProblem` would have refused.
 */
export function nextOccurrence(
  recurrence: Recurrence,
  timeZone: string,
  after: Date,
): Occurrence | null {
  // A clock never shows a time whose first pass is still to come, so nothing is due before this one.
  let localTime = nextLocalTime(recurrence, localTimeOf(after, timeZone));
  while (localTime !== null) {
    const dueAt = momentOf(localTime, timeZone);
    if (dueAt > after) return { localTime, dueAt };
    localTime = nextLocalTime(recurrence, localTime);
  }
  return null;
}

/** The next times a recurrence comes round, as many as asked for or fewer if it ends. */
export function followingOccurrences(
  recurrence: Recurrence,
  timeZone: string,
  after: Date,
  count: number,
): readonly Occurrence[] {
  const found: Occurrence[] = [];
  while (found.length < count) {
    const next = nextOccurrence(recurrence, timeZone, found.at(-1)?.dueAt ?? after);
    if (next === null) break;
    found.push(next);
  }
  return found;
}

/**
 * The moment of a local time in a zone. A time that a clock change skips stands for the first moment
 * after the gap, one that it repeats for its first pass. Throws for a wrong local time or zone.
 */
export function momentOf(localTime: LocalTime, timeZone: string): Date {
  if (!isLocalTime(localTime)) throw new TypeError('A local time is expected.');
  return new Date(firstMomentAt(wallTimeOf(localTime), timeZone));
}

/** What the clocks of a zone show at a moment, to the minute. Throws for a wrong zone. */
export function localTimeOf(moment: Date, timeZone: string): LocalTime {
  return asLocalTime(wallTimeAt(moment.getTime(), timeZone));
}

/** What is wrong with a recurrence in a zone, in plain words; null if it is fine. */
export function recurrenceProblem(recurrence: Recurrence, timeZone: string): string | null {
  const wrongZone = zoneProblem(timeZone);
  if (wrongZone !== null) return wrongZone;
  return recurrence.kind === 'cron'
    ? expressionProblem(recurrence.expression)
    : calendarProblem(recurrence);
}

/** What is wrong with a time zone, in plain words; null if it is fine. */
export function zoneProblem(timeZone: string): string | null {
  return isTimeZone(timeZone)
    ? null
    : `"${timeZone}" is no time zone; write one such as Europe/Berlin or America/New_York`;
}

/** A recurrence as a phrase without a full stop; an expression that has no words is shown as it is. */
export function scheduleInWords(recurrence: Recurrence): string {
  return recurrence.kind === 'cron'
    ? expressionInWords(recurrence.expression)
    : recurrenceInWords(recurrence);
}

function expressionProblem(expression: string): string | null {
  try {
    const comes = cronOf(expression).nextRun(new Date(0)) !== null;
    return comes ? null : `"${expression}" never comes; look at its day and month`;
  } catch {
    return `"${expression}" is no cron expression; write five fields, such as "0 9 * * 1" for Mondays at nine`;
  }
}

function isTimeZone(name: string): boolean {
  // Newer versions of Node take an offset for a zone, but it knows no clock changes.
  if (/^[+-]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
