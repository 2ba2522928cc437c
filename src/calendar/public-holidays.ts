import { createRequire } from 'node:module';
import type HolidayLibrary from 'date-holidays';
import type { HolidaysTypes } from 'date-holidays';
import type { LocalDate, Weekday } from '../domain/recurrence.ts';
import { addDays } from './local-time.ts';
import { weekendOf } from './weekends.ts';

type Library = typeof HolidayLibrary;

/** A country, "DE", or a part of one, "DE-BY", "US-CA", and its name in English. */
export type Region = { readonly code: string; readonly name: string };

/** Which days are free where, by the code of a region, "DE" or "DE-BY". */
export type Holidays = ReturnType<typeof createPublicHolidays>;

const DAY = 86_400_000;

/**
 * Public holidays by the rules of date-holidays. Its data takes a moment to load, so that it is
 * loaded when it is first asked for; answers are kept.
 */
export function createPublicHolidays() {
  const library = once(loadLibrary);
  const regions = once(() => listRegions(new (library())()));
  const codes = once(() => new Set(regions().map(({ code }) => code)));
  const years = new Map<string, ReadonlySet<LocalDate>>();
  return {
    /** The public holidays of a year; none for a region that is not known. */
    daysOff(region: string, year: number): ReadonlySet<LocalDate> {
      const key = `${region} ${year}`;
      const known = years.get(key);
      if (known !== undefined) return known;
      const days = codes().has(region) ? daysOffIn(library(), region, year) : new Set<LocalDate>();
      years.set(key, days);
      return days;
    },
    /** The days of the weekend there; Saturday and Sunday for a region that is not known. */
    weekend: (region: string): readonly Weekday[] => weekendOf(region),
    /** Whether it is a code such as "DE" or "DE-BY". */
    isRegion: (region: string): boolean => codes().has(region),
    /** Every region, each country before its parts, by name. */
    regions,
  };
}

function loadLibrary(): Library {
  return createRequire(import.meta.url)('date-holidays') as Library;
}

function daysOffIn(Library: Library, region: string, year: number): ReadonlySet<LocalDate> {
  const [country = '', part] = region.split('-');
  const calendar = part === undefined ? new Library(country) : new Library(country, part);
  // A long holiday can begin in the year before.
  const days = [year - 1, year]
    .flatMap((each) => calendar.getHolidays(each))
    .filter(isWholeDayOff)
    .flatMap(datesOf)
    .filter((date) => date.startsWith(`${year}-`));
  return new Set(days.sort());
}

/** On a half holiday, which starts at noon, people work in the morning. */
function isWholeDayOff({ type, date }: HolidaysTypes.Holiday): boolean {
  return type === 'public' && date.slice(11, 19) === '00:00:00';
}

function datesOf({ date, start, end }: HolidaysTypes.Holiday): readonly LocalDate[] {
  const first = date.slice(0, 10);
  // A day on which the clocks go forward is a little short; Turkish feasts end with half a day.
  const days = Math.max(1, Math.floor((end.getTime() - start.getTime()) / DAY + 0.1));
  return Array.from({ length: days }, (_, ahead) => addDays(first, ahead));
}

function listRegions(calendar: HolidayLibrary): readonly Region[] {
  return Object.entries(calendar.getCountries('en'))
    .sort(byName)
    .flatMap(([country, name]) => [{ code: country, name }, ...partsOf(calendar, country, name)]);
}

function partsOf(calendar: HolidayLibrary, country: string, name: string): readonly Region[] {
  return Object.entries(calendar.getStates(country, 'en') ?? {})
    .sort(byName)
    .map(([part, partName]) => ({ code: `${country}-${part}`, name: `${name}: ${partName}` }));
}

function byName([, first]: [string, string], [, second]: [string, string]): number {
  return first.localeCompare(second, 'en');
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
