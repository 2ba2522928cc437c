import { describe, expect, it } from 'vitest';
import { createPublicHolidays, type Holidays } from '../../../src/calendar/public-holidays.ts';

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
