import type { LocalDate } from '../../domain/recurrence.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { QuietDays } from '../../domain/settings.ts';
import { plainTyping } from '../../domain/words.ts';

const DASH = String.raw`[\p{Pd}\u2212]`;
/** Phones make longer dashes of those in a date, and put curly quotes around it. */
const DATE = String.raw`["'“”„«»‘’]?(\d{4}${DASH}\d{2}${DASH}\d{2})["'“”„«»‘’]?`;
const ONE_DAY = new RegExp(`^${DATE}$`, 'u');
const DAYS = new RegExp(
  String.raw`^${DATE}(?:(?:\s+to\s+|\s*${DASH}\s*)${DATE})?(?:\s+(.*))?$`,
  'u',
);
const LONGEST_MS = 366 * 86_400_000;

const EXPECTED_DAYS =
  'write it as "2026-12-24 Christmas Eve" or "2026-12-24 to 2027-01-01 Company holidays"';
const EXPECTED_DATE = 'write a date as 2026-12-24';

/**
 * Reads quiet days, one span a line: "2026-12-24 to 2027-01-01 Company holidays". The error is a
 * sentence that names the first line that is wrong.
 */
export function parseQuietDays(text: string): Result<readonly QuietDays[], string> {
  return parseLines(text, (line) => {
    const found = DAYS.exec(line);
    if (found === null) return err(EXPECTED_DAYS);
    const [from, to] = [found[1] ?? '', found[2] ?? found[1] ?? ''].map(plainTyping) as [
      string,
      string,
    ];
    const name = found[3] ?? '';
    for (const day of [from, to]) if (!isDate(day)) return err(noSuchDay(day));
    if (to < from) return err(`the end, ${to}, comes before the start, ${from}`);
    if (Date.parse(to) - Date.parse(from) > LONGEST_MS) return err('that is more than a year');
    return ok({ from, to, name: name.trim().replace(/\s+/g, ' ') });
  });
}

/** Quiet days as `parseQuietDays` reads them. */
export function formatQuietDays(spans: readonly QuietDays[]): string {
  return spans
    .map(({ from, to, name }) => {
      // A name such as "to 2027 and beyond" would be read as the end.
      const isShort = from === to && !/^(?:to\b|[\p{Pd}\u2212])/u.test(name);
      return `${isShort ? from : `${from} to ${to}`} ${name}`.trim();
    })
    .join('\n');
}

/** Reads dates, one a line, into their order; the error names the first line that is wrong. */
export function parseDates(text: string): Result<readonly LocalDate[], string> {
  const dates = parseLines(text, (line) => {
    const [, written] = ONE_DAY.exec(line) ?? [];
    if (written === undefined) return err(EXPECTED_DATE);
    const day = plainTyping(written);
    return isDate(day) ? ok(day) : err(noSuchDay(day));
  });
  return dates.ok ? ok([...new Set(dates.value)].sort()) : dates;
}

/** Dates as `parseDates` reads them. */
export function formatDates(dates: readonly LocalDate[]): string {
  return dates.join('\n');
}

function parseLines<Value>(
  text: string,
  parseLine: (line: string) => Result<Value, string>,
): Result<readonly Value[], string> {
  const values: Value[] = [];
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const line = raw.trim();
    if (line === '') continue;
    const parsed = parseLine(line);
    if (!parsed.ok) return err(`Line ${index + 1}: ${parsed.error}.`);
    values.push(parsed.value);
  }
  return ok(values);
}

function noSuchDay(date: string): string {
  return `there is no day ${date}`;
}

function isDate(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}
