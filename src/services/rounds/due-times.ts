import { Cron } from 'croner';
import { Temporal } from 'temporal-polyfill';
import type { Recurrence } from '../../domain/schedule.ts';

const DAY = 86_400_000;

/**
 * The first due time of a recurrence strictly after a moment, or null when there is none.
 * A local time that a clock change skips runs at the first moment after the gap; one that it
 * repeats runs once, at its first pass. Throws for an expression or zone that `recurrenceProblem`
 * would have refused.
 */
export function nextDueTime(recurrence: Recurrence, timeZone: string, after: Date): Date | null {
  if (recurrence.kind === 'cron') return cronOf(recurrence.expression, timeZone).nextRun(after);
  const due = momentOf(recurrence.at, timeZone);
  return due > after ? due : null;
}

/** What is wrong with a recurrence in a zone, in plain words; null if it is fine. */
export function recurrenceProblem(recurrence: Recurrence, timeZone: string): string | null {
  const wrongZone = zoneProblem(timeZone);
  if (wrongZone !== null) return wrongZone;
  try {
    if (recurrence.kind === 'once') {
      momentOf(recurrence.at, timeZone);
      return null;
    }
    const { expression } = recurrence;
    const comes = cronOf(expression, timeZone).nextRun(new Date(0)) !== null;
    return comes ? null : `"${expression}" never comes; look at its day and month`;
  } catch {
    return recurrence.kind === 'cron'
      ? `"${recurrence.expression}" is no cron expression; write five fields, such as "0 9 * * 1" for Mondays at nine`
      : `"${recurrence.at}" is no date and time; write it as 2026-12-01T09:00`;
  }
}

/** What is wrong with a time zone, in plain words; null if it is fine. */
export function zoneProblem(timeZone: string): string | null {
  return isTimeZone(timeZone)
    ? null
    : `"${timeZone}" is no time zone; write one such as Europe/Berlin or America/New_York`;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function cronOf(expression: string, timezone: string): Cron {
  // croner takes a date for an expression too, and a nickname such as "@daily".
  if (expression.trim().split(/\s+/).length !== 5) throw new TypeError('Five fields are expected.');
  // croner reads a list of hours as an interval, which doubles a repeated hour, unless told otherwise.
  return new Cron(expression, { timezone, mode: '5-part', fixedTimeRule: 'no-wildcard' });
}

/** The moment of a local date and time; throws for one that does not exist in the calendar. */
function momentOf(at: string, timeZone: string): Date {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(at)) throw new TypeError('A local time is expected.');
  // croner turns 30 February into 2 March; Temporal refuses it.
  const local = Temporal.PlainDateTime.from(at, { overflow: 'reject' });
  const { year, month, day, hour, minute } = local;
  const eve = new Date(Date.UTC(year, month - 1, day - 2, hour, minute));
  // As an expression, so that a time in the gap of a clock change is treated as those of "cron" are.
  const found = cronOf(`${minute} ${hour} ${day} ${month} *`, timeZone).nextRun(eve);
  const isThatDay = found !== null && found.getTime() - eve.getTime() < 4 * DAY;
  // croner drops a time in a gap that ends at midnight, as in Nuuk.
  return isThatDay ? found : new Date(local.toZonedDateTime(timeZone).epochMilliseconds);
}
