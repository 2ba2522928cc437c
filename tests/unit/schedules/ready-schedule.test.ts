import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextLocalTime } from '../../../src/calendar/due-times.ts';
import { localDateOf, localTimeOf, weekdayOf } from '../../../src/calendar/local-time.ts';
import { recurrenceProblem } from '../../../src/calendar/recurrence-problem.ts';
import { RHYTHMS, readySchedule } from '../../../src/features/schedules/ready-schedule.ts';

const parts = (now: Date, taken: readonly string[] = []) => ({
  ...{ strategyId: 's', audienceId: 'a', timeZone: 'Europe/Berlin' },
  ...{ now, taken },
});

describe('a ready rhythm', () => {
  it('begins on a Tuesday within six weeks, and never on the day itself', () => {
    const from = new Date('2026-01-01T00:00:00Z');
    const to = new Date('2029-01-01T00:00:00Z');
    fc.assert(
      fc.property(
        fc.date({ min: from, max: to, noInvalidDate: true }),
        fc.constantFrom(...RHYTHMS),
        (now, rhythm) => {
          const { recurrence, timeZone } = readySchedule(rhythm, parts(now));
          expect(recurrenceProblem(recurrence, timeZone)).toBeNull();
          const today = localDateOf(localTimeOf(now, timeZone));
          const first = nextLocalTime(recurrence, `${today}T23:59`) ?? '';
          expect(weekdayOf(localDateOf(first))).toBe(2);
          const days = (Date.parse(`${first}Z`) - Date.parse(`${today}T10:00Z`)) / 86_400_000;
          expect(days).toBeGreaterThanOrEqual(1);
          expect(days).toBeLessThanOrEqual(42);
        },
      ),
    );
  });

  it('has a name of its own', () => {
    const now = new Date('2026-12-01T10:00:00Z');
    const named = (taken: readonly string[]) => readySchedule('monthly', parts(now, taken)).id;
    expect(named([])).toBe('Every month');
    expect(named(['Every month'])).toBe('Every month 2');
  });
});
