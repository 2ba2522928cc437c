import { Cron } from 'croner';
import { Temporal } from 'temporal-polyfill';
import type { Recurrence } from '../../domain/schedule.ts';

/**
 * The first due time of a recurrence strictly after a moment, or null when there is none.
 * A local time that a clock change skips runs at the first moment after the gap; one that it
 * repeats runs once, at its first pass. Throws for an expression or zone that `recurrenceProblem`
 * would have refused.
 */
export function nextDueTime(recurrence: Recurrence, timeZone: string, after: Date): Date | null {
  return cronOf(recurrence, timeZone).nextRun(after);
}

/** What is wrong with a recurrence in a zone, in plain words; null if it is fine. */
export function recurrenceProblem(recurrence: Recurrence, timeZone: string): string | null {
  if (!isTimeZone(timeZone)) {
    return `"${timeZone}" is no time zone; write one such as Europe/Berlin or America/New_York`;
  }
  try {
    // croner turns 30 February into 2 March; a date that does not exist is a mistake to name.
    if (recurrence.kind === 'once')
      Temporal.PlainDateTime.from(recurrence.at, { overflow: 'reject' });
    const cron = cronOf(recurrence, timeZone);
    if (recurrence.kind === 'cron' && cron.nextRun(new Date(0)) === null) {
      return `"${recurrence.expression}" never comes; look at its day and month`;
    }
    return null;
  } catch {
    return recurrence.kind === 'cron'
      ? `"${recurrence.expression}" is no cron expression; write five fields, such as "0 9 * * 1" for Mondays at nine`
      : `"${recurrence.at}" is no date and time; write it as 2026-12-01T09:00`;
  }
}

function isTimeZone(name: string): boolean {
  if (name === '') return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function cronOf(recurrence: Recurrence, timezone: string): Cron {
  if (recurrence.kind === 'once') return new Cron(withSeconds(recurrence.at), { timezone });
  // croner reads a list of hours as an interval, which doubles a repeated hour, unless told otherwise.
  return new Cron(recurrence.expression, {
    timezone,
    mode: '5-part',
    fixedTimeRule: 'no-wildcard',
  });
}

function withSeconds(local: string): string {
  return /T\d\d:\d\d$/.test(local) ? `${local}:00` : local;
}
