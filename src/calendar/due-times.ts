import { Cron } from 'croner';
import type { DayOfMonth, LocalTime, Recurrence } from '../domain/recurrence.ts';
import {
  asLocalTime,
  localDateOf,
  localTimeOf,
  momentOf,
  wallTimeOf,
  weeksBetween,
} from './local-time.ts';

/**
 * One time a recurrence comes round: the local time, which is the same for everybody, and the moment
 * it stands for in a zone.
 */
export type Occurrence = { readonly localTime: LocalTime; readonly dueAt: Date };

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

type Recurring = Exclude<Recurrence, { kind: 'once' }>;

/**
 * The first local time strictly after another at which a recurrence comes round; null if there is
 * none. It knows no zone, so that everybody has the same local times.
 */
export function nextLocalTime(recurrence: Recurrence, after: LocalTime): LocalTime | null {
  if (recurrence.kind === 'once') return recurrence.at > after ? recurrence.at : null;
  const times = cronOf(expressionOf(recurrence));
  let found = nextOf(times, beginning(recurrence, after));
  while (found !== null && !isInItsWeek(recurrence, found)) found = nextOf(times, found);
  return found;
}

/** The cron expression of five fields for a recurrence; for weeks, as if it came every week. */
export function expressionOf(recurrence: Recurring): string {
  if (recurrence.kind === 'cron') return recurrence.expression;
  const [hour, minute] = recurrence.time.split(':').map(Number);
  const time = `${minute} ${hour}`;
  if (recurrence.kind === 'weekly') return `${time} * * ${recurrence.weekdays.join(',')}`;
  if (recurrence.kind === 'monthly') return `${time} ${dayFields(recurrence.day, '*')}`;
  const months = [0, 3, 6, 9].map((start) => start + recurrence.month);
  return `${time} ${dayFields(recurrence.day, months.join(','))}`;
}

/** Croner's schedule of an expression, in UTC. Throws for one that is wrong. */
export function cronOf(expression: string): Cron {
  // croner takes a date for an expression too, and a nickname such as "@daily".
  if (expression.trim().split(/\s+/).length !== 5) throw new TypeError('Five fields are expected.');
  return new Cron(expression, { timezone: 'UTC', mode: '5-part' });
}

function nextOf(times: Cron, after: LocalTime): LocalTime | null {
  const found = times.nextRun(new Date(wallTimeOf(after)));
  return found === null ? null : asLocalTime(found.getTime());
}

function dayFields(day: DayOfMonth, months: string): string {
  switch (day.kind) {
    case 'date':
      return `${day.date} ${months} *`;
    case 'last':
      return `L ${months} *`;
    case 'weekday':
      return `* ${months} ${day.weekday % 7}#${day.nth === -1 ? 'L' : day.nth}`;
  }
}

/** Where to look from: a weekly recurrence has nothing before its first day. */
function beginning(recurrence: Recurring, after: LocalTime): LocalTime {
  if (recurrence.kind !== 'weekly') return after;
  const eve = asLocalTime(wallTimeOf(`${recurrence.from}T00:00`) - 60_000);
  return eve > after ? eve : after;
}

function isInItsWeek(recurrence: Recurring, found: LocalTime): boolean {
  if (recurrence.kind !== 'weekly') return true;
  return weeksBetween(recurrence.from, localDateOf(found)) % recurrence.every === 0;
}
