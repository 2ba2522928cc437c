import {
  formatDate,
  type LocalDate,
  type LocalTime,
  WEEKDAYS,
  type Weekday,
} from '../domain/recurrence.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Whether a text is a local date that exists, "2026-12-01". */
export function isLocalDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && existsAs(`${text}T00:00`);
}

/** Whether a text is a time of day, "09:00". */
export function isTimeOfDay(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** Whether a text is a local date and time that exists, "2026-12-01T09:00". */
export function isLocalTime(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text) && existsAs(text);
}

/** The date of a local time. */
export function localDateOf(localTime: LocalTime): LocalDate {
  return localTime.slice(0, 10);
}

/** The day of the week of a date. */
export function weekdayOf(date: LocalDate): Weekday {
  return (new Date(dayNumberOf(date) * DAY).getUTCDay() || 7) as Weekday;
}

/** The date so many days later, or earlier if negative. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date((dayNumberOf(date) + days) * DAY).toISOString().slice(0, 10);
}

/** Weeks from the week of one date to the week of another; weeks start on Monday. */
export function weeksBetween(first: LocalDate, second: LocalDate): number {
  const monday = (date: LocalDate) => dayNumberOf(date) - weekdayOf(date);
  return (monday(second) - monday(first)) / 7;
}

/** A date with its day of the week: "Friday 25 December 2026". */
export function dateWithWeekday(date: LocalDate): string {
  return `${WEEKDAYS[weekdayOf(date) - 1]} ${formatDate(date)}`;
}

/** A local time with its day of the week: "Friday 25 December 2026, 09:00". */
export function timeInWords(localTime: LocalTime): string {
  const [date = '', time = ''] = localTime.split('T');
  return `${dateWithWeekday(date)}, ${time}`;
}

/** Days since 1 January 1970. */
function dayNumberOf(date: LocalDate): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY;
}

/** 30 February is read as 2 March, and so comes out otherwise than it went in. */
function existsAs(text: string): boolean {
  const wall = Date.parse(`${text}Z`);
  return !Number.isNaN(wall) && new Date(wall).toISOString().startsWith(text);
}

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

const zones = new Map<string, boolean>();

/** Whether this Node knows a zone of that name; its data may be older than Slack's. */
export function isTimeZone(name: string): boolean {
  const known = zones.get(name) ?? isKnown(name);
  if (zones.size < MOST_NAMES) zones.set(name, known);
  return known;
}

/** Far more than there are; names come from outside. */
const MOST_NAMES = 2000;

function isKnown(name: string): boolean {
  // Newer versions of Node take an offset for a zone, but it knows no clock changes.
  if (/^[+-]/.test(name)) return false;
  try {
    clockOf(name);
    return true;
  } catch {
    return false;
  }
}

/** A zone for each offset that is no whole hour, by its minutes. */
const PART_HOURS: Readonly<Record<number, string>> = {
  [-570]: 'Pacific/Marquesas',
  [-210]: 'America/St_Johns',
  [-150]: 'America/St_Johns',
  210: 'Asia/Tehran',
  270: 'Asia/Kabul',
  330: 'Asia/Kolkata',
  345: 'Asia/Kathmandu',
  390: 'Asia/Yangon',
  525: 'Australia/Eucla',
  570: 'Australia/Darwin',
  630: 'Australia/Lord_Howe',
  765: 'Pacific/Chatham',
  825: 'Pacific/Chatham',
};

/** A zone whose clocks are ahead of UTC by so many seconds; undefined where none is. */
export function zoneOfOffset(seconds: number): string | undefined {
  const hours = seconds / 3600;
  if (!Number.isInteger(hours)) return PART_HOURS[seconds / 60];
  if (hours < -12 || hours > 14) return undefined;
  // The names count the other way round.
  return hours === 0 ? 'UTC' : `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`;
}

/** The zone that most of these are in, leaving out what is no zone; UTC for none. */
export function commonZone(timeZones: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const zone of timeZones) counts.set(zone, (counts.get(zone) ?? 0) + 1);
  const [most] = [...counts]
    .filter(([zone]) => isTimeZone(zone))
    .sort(([a, ofA], [b, ofB]) => ofB - ofA || (a < b ? -1 : 1));
  return most?.[0] ?? 'UTC';
}
