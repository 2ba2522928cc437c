import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Weekday } from '../../../src/domain/recurrence.ts';
import { DEFAULT_SETTINGS } from '../../../src/domain/settings.ts';
import {
  formatWorkTimes,
  parseVisibility,
  parseWorkTimes,
} from '../../../src/features/people/settings.ts';

const REGIONS = [
  { code: 'DE', name: 'Germany' },
  { code: 'DE-BY', name: 'Germany: Bayern' },
];
const holidays = {
  isRegion: (code: string) => REGIONS.some((region) => region.code === code),
  regions: () => REGIONS,
};
const DEFAULT_WORDS = formatWorkTimes(DEFAULT_SETTINGS);

describe('parseWorkTimes', () => {
  it('names every field that is wrong', () => {
    const words = {
      from: '18:00',
      to: '08:00',
      region: 'Atlantis',
      weekend: ['1', '2', '3', '4', '5', '6', '7'],
      quietDays: '2026-12-24\nlater',
      extraHolidays: 'tomorrow',
      noHolidays: '2026-13-01',
    };
    const parsed = parseWorkTimes(words, holidays);
    expect(parsed).toEqual({
      ok: false,
      error: {
        to: expect.stringContaining('must end after it starts'),
        region: expect.stringContaining('"Atlantis"'),
        weekend: expect.stringContaining('At least one day'),
        quietDays: expect.stringContaining('Line 2'),
        extraHolidays: expect.stringContaining('Line 1'),
        noHolidays: 'Line 1: there is no day 2026-13-01.',
      },
    });
  });

  it('names only the field that is wrong', () => {
    const parsed = parseWorkTimes({ ...DEFAULT_WORDS, region: 'Bayrn' }, holidays);
    expect(parsed).toEqual({
      ok: false,
      error: { region: expect.stringContaining('DE-BY (Germany: Bayern)') },
    });
  });

  it('reads back what it wrote', () => {
    const weekday = fc.integer({ min: 1, max: 7 }) as fc.Arbitrary<Weekday>;
    const times = fc.record({
      workingHours: fc.constantFrom({ from: '08:00', to: '18:00' }, { from: '00:00', to: '23:59' }),
      region: fc.constantFrom(null, 'DE', 'DE-BY'),
      weekend: fc
        .uniqueArray(weekday, { maxLength: 6 })
        .map((days) => (days.length === 0 ? null : days.sort())),
      quietDays: fc.constantFrom([], [{ from: '2026-12-24', to: '2027-01-01', name: 'Rest' }]),
      extraHolidays: fc.subarray(['2026-12-24', '2026-12-31']),
      noHolidays: fc.subarray(['2026-10-03', '2026-12-26']),
    });
    fc.assert(
      fc.property(times, (each) => {
        const parsed = parseWorkTimes(formatWorkTimes(each), holidays);
        expect(parsed).toEqual({ ok: true, value: each });
      }),
    );
  });
});

describe('parseVisibility', () => {
  it('reads a choice and a number', () => {
    expect(parseVisibility({ disclosure: 'function', smallestGroup: '5' })).toEqual({
      ok: true,
      value: { disclosure: 'function', smallestGroup: 5 },
    });
  });

  it.each(['1', '0', '-3', '2.5', 'three', ''])('refuses a smallest group of %j', (number) => {
    const parsed = parseVisibility({ disclosure: 'named', smallestGroup: number });
    expect(parsed).toEqual({
      ok: false,
      error: { smallestGroup: expect.stringContaining('at least 2') },
    });
  });

  it('wants a choice', () => {
    const parsed = parseVisibility({ disclosure: '', smallestGroup: '3' });
    expect(parsed).toEqual({ ok: false, error: { disclosure: 'Please pick one.' } });
  });
});
