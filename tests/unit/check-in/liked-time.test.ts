import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, localTimeOf } from '../../../src/calendar/local-time.ts';
import {
  askableAsLiked,
  askableFrom,
  beginningAt,
  type WorkCalendar,
} from '../../../src/calendar/work-calendar.ts';

const CALENDAR: WorkCalendar = {
  weekend: [6, 7],
  daysOff: new Set(),
  hours: { from: '08:00', to: '18:00' },
};
const WEEK_LATER = new Date('2026-12-07T18:00:00Z');
const at = (moment: string, preferredTime: string | null, closesAt = WEEK_LATER) =>
  askableAsLiked(
    { moment: new Date(moment), timeZone: 'UTC', calendar: CALENDAR, awayUntil: null },
    { preferredTime },
    closesAt,
  )?.toISOString();

describe('beginningAt', () => {
  it('lets the day begin later, never earlier, and keeps a day that would be empty', () => {
    expect(beginningAt(CALENDAR, '10:30').hours).toEqual({ from: '10:30', to: '18:00' });
    for (const time of [null, '07:00', '08:00', '18:00', '20:00'])
      expect(beginningAt(CALENDAR, time)).toBe(CALENDAR);
  });
});

describe('askableAsLiked', () => {
  it('waits for the time somebody likes, on the same day', () => {
    expect(at('2026-11-30T09:00:00Z', '10:30')).toBe('2026-11-30T10:30:00.000Z');
    expect(at('2026-11-30T09:00:00Z', null)).toBe('2026-11-30T09:00:00.000Z');
    expect(at('2026-11-30T15:00:00Z', '10:30')).toBe('2026-11-30T15:00:00.000Z');
    expect(at('2026-12-04T19:00:00Z', '10:30')).toBe('2026-12-07T10:30:00.000Z');
  });

  it('costs nobody their question where the round closes before that time', () => {
    const soon = new Date('2026-11-30T10:00:00Z');
    expect(at('2026-11-30T09:00:00Z', '10:30', soon)).toBe('2026-11-30T09:00:00.000Z');
  });

  it('is within working hours, never before the wish, and no day later than without it', () => {
    const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/Santiago', 'Pacific/Auckland');
    const start = Date.parse('2026-01-01T00:00:00Z');
    const moment = fc
      .integer({ min: 0, max: 365 * 24 * 60 })
      .map((m) => new Date(start + m * 60_000));
    const liked = fc.integer({ min: 16, max: 35 }).map((half) => {
      const two = (n: number) => String(n).padStart(2, '0');
      return `${two(Math.floor(half / 2))}:${two((half % 2) * 30)}`;
    });
    fc.assert(
      fc.property(zone, moment, liked, (timeZone, from, preferredTime) => {
        const deps = { moment: from, timeZone, calendar: CALENDAR, awayUntil: null };
        const never = new Date('2030-01-01T00:00:00Z');
        const found = askableAsLiked(deps, { preferredTime }, never) ?? never;
        const plain = askableFrom(deps) ?? never;
        const [local, without] = [found, plain].map((each) => localTimeOf(each, timeZone));
        expect(local?.slice(11) ?? '').toSatisfy(
          (time: string) => time >= preferredTime && time < '18:00',
        );
        expect(local?.slice(0, 10)).toBe(without?.slice(0, 10));
        expect(found >= plain).toBe(true);
        expect((local ?? '') < addDays(without?.slice(0, 10) ?? '', 1)).toBe(true);
      }),
    );
  });
});
