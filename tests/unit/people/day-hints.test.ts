import { describe, expect, it } from 'vitest';
import { createPublicHolidays } from '../../../src/calendar/public-holidays.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/domain/settings.ts';
import { dayHints } from '../../../src/features/people/day-hints.ts';

const holidays = createPublicHolidays();
const hintsFor = (
  times: readonly string[],
  regions: readonly string[],
  changes: Partial<Settings> = {},
) => dayHints({ settings: { ...DEFAULT_SETTINGS, ...changes }, holidays, regions }, times);

describe('hints on dates', () => {
  it('says nothing about an ordinary working day', () => {
    expect(hintsFor(['2026-12-07T09:00'], ['DE'])).toEqual([]);
    expect(hintsFor([], ['DE'])).toEqual([]);
  });

  it('names public holidays with their regions', () => {
    expect(hintsFor(['2026-12-25T09:00'], ['DE', 'GB'])).toEqual([
      'Friday 25 December 2026 is a public holiday in DE and GB: leaders there are asked on the next working day.',
    ]);
    expect(hintsFor(['2026-11-26T09:00'], ['DE', 'US'])[0]).toContain('in US:');
  });

  it('is silent on a holiday that is worked here', () => {
    const times = ['2026-12-25T09:00'];
    expect(hintsFor(times, ['DE'], { noHolidays: ['2026-12-25'] })).toEqual([]);
  });

  it('names weekends by region, or those that were set', () => {
    expect(hintsFor(['2026-12-05T09:00'], [])[0]).toContain('part of the weekend:');
    expect(hintsFor(['2026-12-04T09:00'], ['IL', 'DE'])[0]).toContain('weekend in IL');
    expect(hintsFor(['2026-12-04T09:00'], ['DE'], { weekend: [5] })[0]).toContain('your weekend');
    expect(hintsFor(['2026-12-05T09:00'], ['DE'], { weekend: [5] })).toEqual([]);
  });

  it('names days that are quiet or free in the company', () => {
    const quietDays = [{ from: '2026-12-21', to: '2026-12-31', name: 'Winter break' }];
    expect(hintsFor(['2026-12-22T09:00'], [], { quietDays })[0]).toContain('(Winter break)');
    const extraHolidays = ['2026-12-08'];
    expect(hintsFor(['2026-12-08T09:00'], [], { extraHolidays })[0]).toContain('of your own');
  });

  it('says once that the hour lies outside working hours', () => {
    expect(hintsFor(['2026-12-07T06:00', '2026-12-14T06:00'], [])).toEqual([
      '06:00 is before working hours: leaders are asked at 08:00.',
    ]);
    expect(hintsFor(['2026-12-07T18:00'], [])[0]).toContain('after working hours');
  });
});
