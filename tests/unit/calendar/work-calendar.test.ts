import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, weekdayOf, weeksBetween } from '../../../src/calendar/local-time.ts';
import {
  addWorkingDays,
  isWorkingDay,
  nextWorkingTime,
  type WorkCalendar,
} from '../../../src/calendar/work-calendar.ts';

const office: WorkCalendar = {
  weekend: [6, 7],
  daysOff: new Set(['2026-12-25', '2027-01-01']),
  hours: { from: '09:00', to: '17:30' },
};
const never: WorkCalendar = { ...office, weekend: [1, 2, 3, 4, 5, 6, 7] };
const dates = fc.integer({ min: -20_000, max: 40_000 }).map((days) => addDays('1970-01-01', days));

describe('dates', () => {
  it.each([
    ['1970-01-01', 4],
    ['2026-11-26', 4],
    ['2026-11-29', 7],
    ['2026-11-30', 1],
    ['1969-12-28', 7],
  ])('%s is day %i of its week', (date, weekday) => {
    expect(weekdayOf(date)).toBe(weekday);
  });

  it('are counted over months, years and leap days', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2027-03-01', -1)).toBe('2027-02-28');
    fc.assert(
      fc.property(dates, fc.integer({ min: -999, max: 999 }), (date, days) => {
        expect(addDays(addDays(date, days), -days)).toBe(date);
        expect(weekdayOf(addDays(date, 7))).toBe(weekdayOf(date));
      }),
    );
  });

  it('lie in weeks that start on Monday', () => {
    expect(weeksBetween('2026-11-30', '2026-12-06')).toBe(0);
    expect(weeksBetween('2026-12-06', '2026-12-07')).toBe(1);
    expect(weeksBetween('2026-12-07', '2026-12-06')).toBe(-1);
  });
});

describe('the next working time', () => {
  it.each([
    ['2026-12-01T12:00', '2026-12-01T12:00'],
    ['2026-12-01T09:00', '2026-12-01T09:00'],
    ['2026-12-01T08:59', '2026-12-01T09:00'],
    ['2026-12-01T17:29', '2026-12-01T17:29'],
    ['2026-12-01T17:30', '2026-12-02T09:00'],
    ['2026-12-05T12:00', '2026-12-07T09:00'],
    ['2026-12-24T18:00', '2026-12-28T09:00'],
    ['2026-12-31T18:00', '2027-01-04T09:00'],
  ])('from %s is %s', (from, expected) => {
    expect(nextWorkingTime(office, from)).toBe(expected);
  });

  it('does not come where nobody works', () => {
    expect(nextWorkingTime(never, '2026-12-01T12:00')).toBeNull();
    const noHours = { ...office, hours: { from: '17:00', to: '09:00' } };
    expect(nextWorkingTime(noHours, '2026-12-01T12:00')).toBeNull();
  });
});

describe('working days', () => {
  it.each([
    ['2026-12-01', 0, '2026-12-01'],
    ['2026-12-01', 3, '2026-12-04'],
    ['2026-12-01', 4, '2026-12-07'],
    ['2026-12-05', 0, '2026-12-05'],
    ['2026-12-05', 1, '2026-12-07'],
    ['2026-12-23', 2, '2026-12-28'],
  ])('%s and %i more is %s', (date, days, expected) => {
    expect(addWorkingDays(office, date, days)).toBe(expected);
  });

  it('are as many as were asked for', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 1, max: 60 }), (date, days) => {
        const end = addWorkingDays(office, date, days);
        expect(isWorkingDay(office, end)).toBe(true);
        let count = 0;
        for (let day = date; day < end; ) {
          day = addDays(day, 1);
          if (isWorkingDay(office, day)) count += 1;
        }
        expect(count).toBe(days);
      }),
    );
  });

  it('are all days where nobody works', () => {
    expect(addWorkingDays(never, '2026-12-01', 3)).toBe('2026-12-04');
  });
});
