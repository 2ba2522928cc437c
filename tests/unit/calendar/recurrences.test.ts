import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { followingOccurrences, nextOccurrence } from '../../../src/calendar/due-times.ts';
import { formatRecurrence } from '../../../src/calendar/format-recurrence.ts';
import { momentOf } from '../../../src/calendar/local-time.ts';
import { recurrenceProblem } from '../../../src/calendar/recurrence-problem.ts';
import type { DayOfMonth, Recurrence, Weekday } from '../../../src/domain/recurrence.ts';
import { EVERY_ZONE, momentByTemporal } from './every-zone.ts';

const weekday = fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7);
const nth = fc.constantFrom<1 | 2 | 3 | 4 | -1>(1, 2, 3, 4, -1);
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const day: fc.Arbitrary<DayOfMonth> = fc.oneof(
  fc.record({ kind: fc.constant('date' as const), date: fc.integer({ min: 1, max: 28 }) }),
  fc.constant({ kind: 'last' as const }),
  fc.record({ kind: fc.constant('weekday' as const), weekday, nth }),
);
const recurring: fc.Arbitrary<Exclude<Recurrence, { kind: 'once' | 'cron' }>> = fc.oneof(
  fc.record({
    kind: fc.constant('weekly' as const),
    weekdays: fc.uniqueArray(weekday, { minLength: 1 }),
    every: fc.integer({ min: 1, max: 12 }),
    from: fc
      .integer({ min: -400, max: 400 })
      .map((days) => Temporal.PlainDate.from('2027-12-31').add({ days }).toString()),
    time,
  }),
  fc.record({ kind: fc.constant('monthly' as const), day, time }),
  fc.record({
    kind: fc.constant('quarterly' as const),
    month: fc.constantFrom<1 | 2 | 3>(1, 2, 3),
    day,
    time,
  }),
);

/** Whether a recurrence comes round on a date, read off the calendar. */
function isItsDay(
  recurrence: Exclude<Recurrence, { kind: 'once' | 'cron' }>,
  date: Temporal.PlainDate,
): boolean {
  if (recurrence.kind === 'weekly') {
    const from = Temporal.PlainDate.from(recurrence.from);
    const monday = (each: Temporal.PlainDate) => each.subtract({ days: each.dayOfWeek - 1 });
    const weeks = monday(from).until(monday(date), { largestUnit: 'weeks' }).weeks;
    const isItsWeek = weeks % recurrence.every === 0;
    const hasBegun = Temporal.PlainDate.compare(date, from) >= 0;
    return hasBegun && isItsWeek && recurrence.weekdays.includes(date.dayOfWeek as Weekday);
  }
  if (recurrence.kind === 'quarterly' && (date.month - recurrence.month) % 3 !== 0) return false;
  const { day } = recurrence;
  if (day.kind === 'date') return date.day === day.date;
  if (day.kind === 'last') return date.day === date.daysInMonth;
  if (date.dayOfWeek !== day.weekday) return false;
  return day.nth === -1 ? date.day > date.daysInMonth - 7 : Math.ceil(date.day / 7) === day.nth;
}

describe('when a recurrence comes round', () => {
  it('is what a calendar on the wall says, in every zone', () => {
    const after = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2030, 0, 1) });
    fc.assert(
      fc.property(recurring, fc.constantFrom(...EVERY_ZONE), after, (recurrence, zone, moment) => {
        const found = nextOccurrence(recurrence, zone, new Date(moment));
        let date = Temporal.Instant.fromEpochMilliseconds(moment)
          .toZonedDateTimeISO(zone)
          .toPlainDate();
        const due = () => momentByTemporal(date.toPlainDateTime(recurrence.time), zone);
        while (!isItsDay(recurrence, date) || due() <= moment) date = date.add({ days: 1 });
        expect(found?.localTime).toBe(`${date}T${recurrence.time}`);
        expect(found?.dueAt.getTime()).toBe(due());
      }),
      { numRuns: 300 },
    );
  });

  it('has no problem, and has words', () => {
    fc.assert(
      fc.property(recurring, (recurrence) => {
        expect(recurrenceProblem(recurrence, 'UTC')).toBeNull();
        expect(formatRecurrence(recurrence)).toMatch(/^(Every|On) [a-zA-Z0-9, ]+ at \d\d:\d\d$/);
        expect(formatRecurrence(recurrence)).not.toContain('undefined');
      }),
    );
  });

  it('gives the next five dates, and fewer when there are fewer', () => {
    const monthly: Recurrence = {
      kind: 'monthly',
      day: { kind: 'weekday', weekday: 1, nth: -1 },
      time: '09:00',
    };
    const dates = (recurrence: Recurrence) =>
      followingOccurrences(recurrence, 'Europe/Berlin', new Date('2026-11-26T12:00Z'), 5).map(
        ({ localTime }) => localTime,
      );
    expect(dates(monthly)).toEqual([
      '2026-11-30T09:00',
      '2026-12-28T09:00',
      '2027-01-25T09:00',
      '2027-02-22T09:00',
      '2027-03-29T09:00',
    ]);
    expect(dates({ kind: 'once', at: '2026-12-01T09:00' })).toEqual(['2026-12-01T09:00']);
    expect(dates({ kind: 'once', at: '2026-11-26T09:00' })).toEqual([]);
    const fortnightly = { kind: 'weekly', every: 2, from: '2026-12-02', time: '10:00' } as const;
    expect(dates({ ...fortnightly, weekdays: [3, 1] })).toEqual([
      '2026-12-02T10:00',
      '2026-12-14T10:00',
      '2026-12-16T10:00',
      '2026-12-28T10:00',
      '2026-12-30T10:00',
    ]);
  });

  it('is due once for two local times that one gap swallows', () => {
    const twice: Recurrence = { kind: 'cron', expression: '15,30 2 * * *' };
    const found = followingOccurrences(twice, 'Europe/Berlin', new Date('2027-03-27T12:00Z'), 3);
    expect(found.map(({ localTime }) => localTime)).toEqual([
      '2027-03-28T02:15',
      '2027-03-29T02:15',
      '2027-03-29T02:30',
    ]);
  });
});

describe('a day that a zone left out', () => {
  it('begins when the next one does', () => {
    const next = new Date('2011-12-30T10:00Z');
    expect(momentOf('2011-12-30T09:00', 'Pacific/Apia')).toEqual(next);
    expect(momentOf('2011-12-31T00:00', 'Pacific/Apia')).toEqual(next);
  });
});

describe('a schedule in words', () => {
  it.each([
    ['0 9 * * 1', 'At 09:00, only on Monday'],
    [
      '0 9 1-7 1,4,7,10 +1',
      'At 09:00, between day 1 and 7 of the month, and on Monday, only in January, April, July, and October',
    ],
    ['0 9 1 * 1', 'At 09:00, on day 1 of the month; or at 09:00, only on Monday'],
    ['0 9 * * 5l', 'At 09:00, on the last Friday of the month'],
    ['0 9 1 * ?', 'At 09:00, on day 1 of the month'],
    ['0 9 * * 5#L', 'At 09:00, on the last Friday of the month'],
    ['0 9 * * 1#1', 'At 09:00, on the first Monday of the month'],
    ['0 9 L * *', 'At 09:00, on the last day of the month'],
  ])('%s', (expression, words) => {
    expect(recurrenceProblem({ kind: 'cron', expression }, 'UTC')).toBeNull();
    expect(formatRecurrence({ kind: 'cron', expression })).toBe(words);
  });

  it('shows an expression that nobody can put into words', () => {
    expect(formatRecurrence({ kind: 'cron', expression: 'each morning' })).toBe('each morning');
  });
});
