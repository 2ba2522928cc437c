import { describe, expect, it } from 'vitest';
import { createPublicHolidays, type Holidays } from '../../../src/calendar/public-holidays.ts';
import { WEEKEND_CORRECTIONS } from '../../../src/calendar/weekends.ts';

const holidays: Holidays = createPublicHolidays();

describe('public holidays', () => {
  it('are those of the region by their local date', () => {
    expect([...holidays.daysOff('DE-BY', 2026)]).toEqual([
      '2026-01-01',
      '2026-01-06',
      '2026-04-03',
      '2026-04-06',
      '2026-05-01',
      '2026-05-14',
      '2026-05-25',
      '2026-06-04',
      '2026-10-03',
      '2026-11-01',
      '2026-12-25',
      '2026-12-26',
    ]);
    expect(holidays.daysOff('DE', 2026).has('2026-01-06')).toBe(false);
    expect(holidays.daysOff('NZ', 2027).has('2027-02-06')).toBe(true);
  });

  it('hold the day that stands in for one on a weekend', () => {
    const days = holidays.daysOff('US', 2027);
    expect(['2027-07-04', '2027-07-05', '2027-12-31'].every((day) => days.has(day))).toBe(true);
  });

  it('hold every day of a long one, but no half day', () => {
    const vietnam = [...holidays.daysOff('VN', 2026)];
    expect(vietnam.filter((day) => day.startsWith('2026-02'))).toHaveLength(5);
    const turkey = [...holidays.daysOff('TR', 2026)];
    expect(turkey.filter((day) => day.startsWith('2026-03'))).toEqual([
      '2026-03-20',
      '2026-03-21',
      '2026-03-22',
    ]);
    expect(holidays.daysOff('GT', 2026).has('2026-12-24')).toBe(false);
    expect(holidays.daysOff('SZ', 2027).has('2027-01-02')).toBe(true);
  });

  it('are kept, and none where nothing is known', () => {
    expect(holidays.daysOff('DE', 2026)).toBe(holidays.daysOff('DE', 2026));
    for (const region of ['', 'XX', 'DE-XX', 'de', 'Germany'])
      expect(holidays.daysOff(region, 2026).size).toBe(0);
  });
});

describe('regions', () => {
  it('are countries and their parts', () => {
    for (const region of ['DE', 'DE-BY', 'US-CA', 'GB-SCT', 'IN']) {
      expect(holidays.isRegion(region)).toBe(true);
    }
    for (const region of ['', 'XX', 'DE-XX', 'de', 'Germany', 'constructor'])
      expect(holidays.isRegion(region)).toBe(false);
  });

  it('have names, and each code once', () => {
    const regions = holidays.regions();
    expect(new Set(regions.map(({ code }) => code)).size).toBe(regions.length);
    expect(regions).toContainEqual({ code: 'US-CA', name: 'United States of America: California' });
    expect(regions.every(({ name }) => name !== '')).toBe(true);
  });
});

describe('the weekend', () => {
  it.each([
    ['DE', [6, 7]],
    ['DE-BY', [6, 7]],
    ['EG', [5, 6]],
    ['IL', [5, 6]],
    ['IR', [5]],
    ['IN', [7]],
    ['', [6, 7]],
    ['no region', [6, 7]],
  ])('in %s', (region, days) => {
    expect(holidays.weekend(region)).toEqual(days);
  });
});

/** Where CLDR 48.2 and holidays 0.109 (vacanza) differ, of the 251 that the second knows. */
const DIFFER = {
  AF: [
    [4, 5],
    [5, 6],
  ],
  AI: [[6, 7], [7]],
  BD: [
    [6, 7],
    [5, 6],
  ],
  BN: [
    [6, 7],
    [5, 7],
  ],
  CD: [[6, 7], [7]],
  DJ: [
    [6, 7],
    [5, 6],
  ],
  HK: [[6, 7], [7]],
  IN: [[7], [6, 7]],
  KN: [[6, 7], [7]],
  LY: [
    [5, 6],
    [6, 7],
  ],
  MR: [
    [6, 7],
    [5, 6],
  ],
  MV: [
    [6, 7],
    [5, 6],
  ],
  NE: [[6, 7], [7]],
  PY: [[6, 7], [7]],
  TK: [[6, 7], [7]],
  UG: [[7], [6, 7]],
  VE: [[6, 7], [7]],
} as const;

describe('weekends', () => {
  it.each([
    ['BD', [5, 6]],
    ['MV', [5, 6]],
    ['BN', [5, 7]],
    ['NP', [6]],
    ['DJ', [5]],
    ['SO', [5]],
    ['SO-AW', [5]],
    ['MY', [6, 7]],
    ['MY-03', [5, 6]],
    ['MY-10', [6, 7]],
    ['EG', [5, 6]],
    ['IR', [5]],
    ['AE', [6, 7]],
    ['DE-BY', [6, 7]],
    ['', [6, 7]],
    ['constructor', [6, 7]],
  ])('of %s are %j', (region, days) => {
    expect(holidays.weekend(region)).toEqual(days);
  });

  it('follow one of the two sources wherever these differ, or a correction with two of its own', () => {
    for (const [country, [cldr, other]] of Object.entries(DIFFER)) {
      const correction = WEEKEND_CORRECTIONS[country];
      const follows = [cldr, other].some((days) => `${days}` === `${holidays.weekend(country)}`);
      expect(follows || (correction?.sources.length ?? 0) >= 2, country).toBe(true);
    }
  });

  it('that are corrected name their sources and the day they were looked up, and are no longer those of Intl', () => {
    for (const [region, { weekend, sources, checked }] of Object.entries(WEEKEND_CORRECTIONS)) {
      expect(sources.length, region).toBeGreaterThanOrEqual(2);
      expect(checked).toMatch(/^\d{4}-\d\d-\d\d$/);
      const locale = new Intl.Locale(`und-${region.slice(0, 2)}`) as unknown as {
        weekInfo?: { weekend: readonly number[] };
        getWeekInfo?(): { weekend: readonly number[] };
      };
      expect((locale.getWeekInfo?.() ?? locale.weekInfo)?.weekend, region).not.toEqual(weekend);
    }
  });
});
