import { describe, expect, it } from 'vitest';
import { formatRecurrence } from '../../../src/calendar/format-recurrence.ts';
import { calendarProblem } from '../../../src/calendar/recurrence-problem.ts';
import type { Recurrence } from '../../../src/domain/recurrence.ts';

type WithoutCron = Exclude<Recurrence, { kind: 'cron' }>;
const weekly = {
  kind: 'weekly',
  weekdays: [1],
  every: 1,
  from: '2026-12-01',
  time: '09:00',
} as const;
const monthly = { kind: 'monthly', day: { kind: 'last' }, time: '09:00' } as const;
const quarterly = { ...monthly, kind: 'quarterly', month: 2 } as const;
const tuesday = { kind: 'weekday', weekday: 2, nth: 1 } as const;

describe('a recurrence in words', () => {
  it.each<[WithoutCron, string]>([
    [{ kind: 'once', at: '2026-12-01T09:00' }, 'Once, on 1 December 2026 at 09:00'],
    [weekly, 'Every Monday at 09:00'],
    [{ ...weekly, every: 2, weekdays: [3, 1] }, 'Every second Monday and Wednesday at 09:00'],
    [{ ...weekly, every: 12, weekdays: [7] }, 'Every twelfth Sunday at 09:00'],
    [{ ...weekly, weekdays: [5, 1, 3, 1] }, 'Every Monday, Wednesday and Friday at 09:00'],
    [{ ...monthly, day: tuesday }, 'On the first Tuesday of each month at 09:00'],
    [{ ...monthly, day: { ...tuesday, nth: -1 } }, 'On the last Tuesday of each month at 09:00'],
    [{ ...monthly, day: { kind: 'date', date: 1 } }, 'On the 1st of each month at 09:00'],
    [{ ...monthly, day: { kind: 'date', date: 12 } }, 'On the 12th of each month at 09:00'],
    [{ ...monthly, day: { kind: 'date', date: 23 } }, 'On the 23rd of each month at 09:00'],
    [quarterly, 'On the last day of the second month of each quarter at 09:00'],
  ])('%j', (recurrence, words) => {
    expect(formatRecurrence(recurrence)).toBe(words);
  });
});

describe('what is wrong with a recurrence', () => {
  const wrong = (recurrence: object) => calendarProblem(recurrence as WithoutCron);

  it.each([weekly, monthly, quarterly])('nothing: %j', (recurrence) => {
    expect(calendarProblem(recurrence)).toBeNull();
  });

  it.each([
    [{ ...weekly, weekdays: [] }, 'Choose at least one day of the week'],
    [{ ...weekly, weekdays: [0] }, 'Choose days from Monday (1) to Sunday (7)'],
    [{ ...weekly, weekdays: [1.5] }, 'Choose days from Monday (1) to Sunday (7)'],
    [{ ...weekly, every: 0 }, 'Every 0 weeks does not work; choose 1 to 12 weeks'],
    [{ ...weekly, every: 13 }, 'Every 13 weeks does not work; choose 1 to 12 weeks'],
    [{ ...weekly, every: 1.5 }, 'Every 1.5 weeks does not work; choose 1 to 12 weeks'],
    [{ ...weekly, from: '2026-02-30' }, '"2026-02-30" is no date; write it as 2026-12-01'],
    [{ ...weekly, time: '24:00' }, '"24:00" is no time of day; write it as 09:00'],
    [{ ...monthly, time: '9:00' }, '"9:00" is no time of day; write it as 09:00'],
    [
      { ...monthly, day: { kind: 'date', date: 31 } },
      'Day 31 does not come in every month; choose 1 to 28, or the last day',
    ],
    [
      { ...monthly, day: { ...tuesday, nth: 5 } },
      'Choose the first to the fourth of these days in a month, or the last (-1)',
    ],
    [
      { ...quarterly, day: { ...tuesday, weekday: 8 } },
      'Choose a day from Monday (1) to Sunday (7)',
    ],
    [
      { ...quarterly, month: 4 },
      'A quarter has three months; choose the first, the second or the third',
    ],
  ])('%j', (recurrence, problem) => {
    expect(wrong(recurrence)).toBe(problem);
  });
});
