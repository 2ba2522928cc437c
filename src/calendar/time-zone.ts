import type { LocalDate, LocalTime } from '../domain/recurrence.ts';
import { isLocalTime, localDateOf } from './local-date.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** The zone that meets each day first, UTC+14. */
export const FIRST_ZONE = 'Pacific/Kiritimati';

/** What a clock on the wall shows: a moment as if it were UTC, in milliseconds. */
export type WallTime = number;

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

/** The date in a zone. */
export function dateOf(moment: Date, timeZone: string): LocalDate {
  return localDateOf(localTimeOf(moment, timeZone));
}

/** What is wrong with a time zone, in plain words; null if it is fine. */
export function zoneProblem(timeZone: string): string | null {
  return isTimeZone(timeZone)
    ? null
    : `"${timeZone}" is no time zone; write one such as Europe/Berlin or America/New_York`;
}

/** The time on the wall for a local time. */
export function wallTimeOf(localTime: LocalTime): WallTime {
  return Date.parse(`${localTime}Z`);
}

/** The local time for a time on the wall, without its seconds. */
export function asLocalTime(wall: WallTime): LocalTime {
  return new Date(wall).toISOString().slice(0, 16);
}

/** What a clock in the zone shows at a moment. Throws for a name that is no time zone. */
export function wallTimeAt(moment: number, timeZone: string): WallTime {
  const parts = clockOf(timeZone).formatToParts(moment);
  const read = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  const [year, month, day] = [read('year'), read('month') - 1, read('day')];
  const second = Math.floor(moment / 1000) * 1000;
  return Date.UTC(year, month, day, read('hour'), read('minute'), read('second')) + moment - second;
}

/**
 * The first moment at which a clock in the zone shows this time or, where it jumps over it, a later
 * one.
 */
export function firstMomentAt(wall: WallTime, timeZone: string): number {
  // The offsets a day before and a day after: no zone changes its clocks twice in two days.
  const guesses = [wall - DAY, wall + DAY].map(
    (near) => wall - (wallTimeAt(near, timeZone) - near),
  );
  const [early, late] = [Math.min(...guesses), Math.max(...guesses)];
  if (wallTimeAt(early, timeZone) === wall) return early;
  if (wallTimeAt(late, timeZone) === wall) return late;
  return endOfGap(early, late, wall, timeZone);
}

/** Between a moment before the gap and one after it, the first after it. */
function endOfGap(before: number, after: number, wall: WallTime, timeZone: string): number {
  if (after - before <= MINUTE) return after;
  const middle = before + Math.round((after - before) / 2 / MINUTE) * MINUTE;
  return wallTimeAt(middle, timeZone) < wall
    ? endOfGap(middle, after, wall, timeZone)
    : endOfGap(before, middle, wall, timeZone);
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'iso8601',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  clocks.set(timeZone, made);
  return made;
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
