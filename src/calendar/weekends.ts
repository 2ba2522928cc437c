import type { Weekday } from '../domain/recurrence.ts';

type WeekInfo = { readonly weekend: readonly Weekday[] };
/** Node 20 has the property, newer ones the method. */
type LocaleWithWeek = { readonly weekInfo?: WeekInfo; getWeekInfo?(): WeekInfo };

/** A weekend that the locale data has wrong, and who says so. */
type Correction = {
  readonly weekend: readonly Weekday[];
  readonly sources: readonly string[];
  /** When it was looked up. */
  readonly checked: string;
};

const CHECKED = '2026-12-01';
const VACANZA = 'holidays 0.109 (vacanza)';

/**
 * Where CLDR 48.2, which is what Intl knows, is wrong about the weekend. All countries of CLDR were held
 * against holidays 0.109; what they disagree on stands here where a further source agrees with the
 * second, and stays with CLDR where none does (Afghanistan, Mauritania, and those with Sunday alone).
 */
export const WEEKEND_CORRECTIONS: Readonly<Record<string, Correction>> = {
  BD: { weekend: [5, 6], sources: [VACANZA, 'date-holidays 3.37.0'], checked: CHECKED },
  BN: { weekend: [5, 7], sources: [VACANZA, 'bruneidesi.com, business hours'], checked: CHECKED },
  DJ: {
    weekend: [5],
    sources: ['publicholidays.africa/djibouti', 'bank-holidays.com/country/Djibouti_54.htm'],
    checked: CHECKED,
  },
  MV: { weekend: [5, 6], sources: [VACANZA, 'geographylists.com/list19s.html'], checked: CHECKED },
  'MY-02': { weekend: [5, 6], sources: [VACANZA, 'kiwireport.com, Sunday work'], checked: CHECKED },
  'MY-03': { weekend: [5, 6], sources: [VACANZA, 'kiwireport.com, Sunday work'], checked: CHECKED },
  'MY-11': { weekend: [5, 6], sources: [VACANZA, 'kiwireport.com, Sunday work'], checked: CHECKED },
  NP: {
    weekend: [6],
    sources: ['fiscalnepal.com, 6 June 2022', 'qppstudio.net, Nepal, April 2022'],
    checked: CHECKED,
  },
  SO: {
    weekend: [5],
    sources: ['trtafrika.com, Ramadan hours of 2026', 'profoundqa.com, weekends of countries'],
    checked: CHECKED,
  },
};

const USUAL: readonly Weekday[] = [6, 7];

/** The days of the weekend in a region, "EG" or "MY-03"; Saturday and Sunday where nothing is known. */
export function weekendOf(region: string): readonly Weekday[] {
  const country = region.slice(0, 2);
  const corrected = [region, country].find((code) => Object.hasOwn(WEEKEND_CORRECTIONS, code));
  const correction = WEEKEND_CORRECTIONS[corrected ?? ''];
  if (correction !== undefined) return correction.weekend;
  const locale = localeOf(country);
  return (locale?.getWeekInfo?.() ?? locale?.weekInfo)?.weekend ?? USUAL;
}

function localeOf(country: string): LocaleWithWeek | null {
  try {
    return new Intl.Locale(`und-${country}`) as unknown as LocaleWithWeek;
  } catch {
    return null;
  }
}
