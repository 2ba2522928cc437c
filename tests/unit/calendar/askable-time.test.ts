import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDateOf, localTimeOf, momentOf } from '../../../src/calendar/local-time.ts';
import {
  askableFrom,
  isWorkingDay,
  type WorkCalendar,
} from '../../../src/calendar/work-calendar.ts';
import { clockChanges } from './every-zone.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const office: WorkCalendar = {
  weekend: [6, 7],
  daysOff: new Set(['2026-12-25']),
  hours: { from: '09:00', to: '17:00' },
};
const berlin = { timeZone: 'Europe/Berlin', calendar: office, awayUntil: null };
const ask = (deps: Partial<Parameters<typeof askableFrom>[0]> & { readonly moment: Date }) =>
  askableFrom({ ...berlin, ...deps })?.toISOString() ?? null;

describe('when somebody may be asked', () => {
  it.each([
    ['within working hours: now', '2026-12-01T10:30:15Z', '2026-12-01T10:30:15.000Z'],
    ['in the last minute: now', '2026-12-01T15:59:59Z', '2026-12-01T15:59:59.000Z'],
    ['at night: in the morning', '2026-12-01T02:00Z', '2026-12-01T08:00:00.000Z'],
    ['after work: the next day', '2026-12-01T16:00Z', '2026-12-02T08:00:00.000Z'],
    ['before a weekend: on Monday', '2026-12-04T16:00Z', '2026-12-07T08:00:00.000Z'],
    ['before a holiday: after the weekend too', '2026-12-24T16:00Z', '2026-12-28T08:00:00.000Z'],
  ])('%s', (_, moment, expected) => {
    expect(ask({ moment: new Date(moment) })).toBe(expected);
  });

  it('waits for their own local hour', () => {
    const moment = new Date('2026-11-30T19:00Z');
    const localTime = '2026-12-01T09:00';
    expect(ask({ moment, localTime })).toBe('2026-12-01T08:00:00.000Z');
    expect(ask({ moment, localTime, timeZone: 'America/Los_Angeles' })).toBe(
      '2026-12-01T17:00:00.000Z',
    );
  });

  it('waits until they are back', () => {
    const moment = new Date('2026-12-01T10:00Z');
    expect(ask({ moment, awayUntil: new Date('2026-12-05T00:00Z') })).toBe(
      '2026-12-07T08:00:00.000Z',
    );
    expect(ask({ moment, awayUntil: new Date('2026-11-05T00:00Z') })).toBe(moment.toISOString());
  });

  it('is never, for somebody who never works', () => {
    const moment = new Date('2026-12-01T10:00Z');
    const calendar: WorkCalendar = { ...office, weekend: [1, 2, 3, 4, 5, 6, 7] };
    expect(ask({ moment, calendar })).toBeNull();
    expect(ask({ moment, calendar: { ...office, hours: { from: '09:00', to: '09:00' } } })).toBe(
      null,
    );
  });

  it('takes the second pass of a repeated hour when the first is over', () => {
    const calendar = { ...office, weekend: [], hours: { from: '02:45', to: '05:00' } };
    // 02:30 for the second time.
    expect(ask({ moment: new Date('2027-10-31T01:30Z'), calendar })).toBe(
      '2027-10-31T01:45:00.000Z',
    );
  });

  it('goes on to the next day where a gap swallows the working hours', () => {
    const calendar = { ...office, weekend: [], hours: { from: '02:00', to: '03:00' } };
    expect(ask({ moment: new Date('2027-03-27T12:00Z'), calendar })).toBe(
      '2027-03-29T00:00:00.000Z',
    );
  });
});

describe('around every clock change', () => {
  const hours = fc
    .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 4, max: 12 }))
    .map(([from, length]) => ({ from: clock(from), to: clock(Math.min(from + length, 23)) }));
  const changes = fc.constantFrom(...clockChanges(2026, 2030));

  it('it is the first moment that is not too early, on a working day, in working hours', () => {
    fc.assert(
      fc.property(
        changes,
        hours,
        fc.integer({ min: -36 * 60, max: 36 * 60 }),
        fc.subarray([1, 2, 3, 4, 5, 6, 7] as const, { maxLength: 5 }),
        ({ zone, at }, hours, minutes, weekend) => {
          const calendar: WorkCalendar = { weekend, daysOff: new Set(), hours };
          const moment = new Date(at.epochMilliseconds + minutes * MINUTE);
          const found = askableFrom({ moment, timeZone: zone, calendar, awayUntil: null });
          expect(found).not.toBeNull();
          expect(found?.getTime()).toBe(firstByLooking(moment, zone, calendar));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is never before the local hour, nor before they are back', () => {
    const offset = fc.integer({ min: -72 * 60, max: 72 * 60 });
    fc.assert(
      fc.property(changes, hours, offset, offset, ({ zone, at }, hours, first, second) => {
        const moment = new Date(at.epochMilliseconds);
        const localTime = localTimeOf(new Date(+moment + first * MINUTE), zone);
        const awayUntil = new Date(+moment + second * MINUTE);
        const calendar: WorkCalendar = { ...office, hours };
        const found = askableFrom({ localTime, moment, timeZone: zone, calendar, awayUntil });
        for (const bound of [moment, momentOf(localTime, zone), awayUntil])
          expect(found?.getTime()).toBeGreaterThanOrEqual(bound.getTime());
      }),
      { numRuns: 200 },
    );
  });
});

/** Looks at every quarter of an hour, since working hours and clock changes begin at one. */
function firstByLooking(moment: Date, zone: string, calendar: WorkCalendar): number {
  const isAskable = (time: number) => {
    const local = localTimeOf(new Date(time), zone);
    const clockTime = local.slice(11);
    const { from, to } = calendar.hours;
    return isWorkingDay(calendar, localDateOf(local)) && clockTime >= from && clockTime < to;
  };
  if (isAskable(moment.getTime())) return moment.getTime();
  const quarter = HOUR / 4;
  let time = Math.ceil(moment.getTime() / quarter) * quarter;
  while (!isAskable(time)) time += quarter;
  return time;
}

function clock(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}
