import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextOccurrence, type Occurrence } from '../../../src/calendar/due-times.ts';
import { addDays, FIRST_ZONE, momentOf } from '../../../src/calendar/local-time.ts';
import type { LocalTime, Recurrence } from '../../../src/domain/recurrence.ts';
import { clockChanges, EVERY_ZONE } from './every-zone.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const CHANGES = clockChanges(2026, 2030);
const zones = fc.constantFrom(...EVERY_ZONE);
const times = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 15, 30, 59))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
const dailyAt = (time: string): Recurrence => ({
  kind: 'weekly',
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  every: 1,
  from: '2026-01-01',
  time,
});

/** A schedule as the store keeps it: it knows its next due time and nothing of the clock. */
function makeSchedule(recurrence: Recurrence, zone: string, start: number) {
  let next = nextOccurrence(recurrence, zone, new Date(start));
  const opened: Occurrence[] = [];
  const tick = (now: number) => {
    if (next === null || next.dueAt.getTime() > now) return;
    opened.push(next);
    const after = new Date(Math.max(now, next.dueAt.getTime()));
    next = nextOccurrence(recurrence, zone, after);
  };
  return { opened, tick };
}

describe('a clock that jumps', () => {
  const jumps = fc.array(
    fc.oneof(
      fc.constantFrom(DAY, -DAY, HOUR, -HOUR),
      fc.integer({ min: 0, max: 12 * HOUR }),
      fc.integer({ min: -2 * DAY, max: 2 * DAY }),
    ),
    { minLength: 5, maxLength: 30 },
  );

  it('back or forward, by a day or any other time, makes nothing due twice', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CHANGES), times, jumps, ({ zone, at }, time, moves) => {
        let now = at.epochMilliseconds - 2 * DAY;
        const { opened, tick } = makeSchedule(dailyAt(time), zone, now);
        for (const move of moves) {
          now += move;
          tick(now);
        }
        const localTimes = opened.map(({ localTime }) => localTime);
        expect(new Set(localTimes).size).toBe(localTimes.length);
        expect([...localTimes].sort()).toEqual(localTimes);
      }),
      { numRuns: 300 },
    );
  });

  it('nowhere leaves no day out', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CHANGES), times, ({ zone, at }, time) => {
        const start = at.epochMilliseconds - 3 * DAY;
        const { opened, tick } = makeSchedule(dailyAt(time), zone, start);
        for (let now = start; now < start + 6 * DAY; now += HOUR / 2) tick(now);
        const dates = opened.map(({ localTime }) => localTime.slice(0, 10));
        const first = dates[0] ?? '';
        expect(dates).toEqual(dates.map((_, ahead) => addDays(first, ahead)));
        expect(dates.length).toBeGreaterThanOrEqual(5);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a person who moves from zone to zone', () => {
  type Asked = { readonly localTime: LocalTime; readonly at: number; readonly zone: string };

  /** Everybody is asked at their own hour; looks every half hour, for 8 days, where they are. */
  function askWhileMoving(time: string, start: number, stays: readonly string[]): readonly Asked[] {
    const { opened, tick } = makeSchedule(dailyAt(time), FIRST_ZONE, start);
    const asked = new Map<LocalTime, Asked>();
    for (let now = start; now < start + 8 * DAY; now += HOUR / 2) {
      tick(now);
      const zone = stays[Math.floor(((now - start) / (8 * DAY)) * stays.length)] ?? 'UTC';
      for (const { localTime } of opened.filter((each) => !asked.has(each.localTime)))
        if (momentOf(localTime, zone).getTime() <= now)
          asked.set(localTime, { localTime, at: now, zone });
    }
    return [...asked.values()];
  }

  it('is asked once for each day, never before their own hour', () => {
    const stays = fc.array(zones, { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.constantFrom(...CHANGES), times, stays, ({ at }, time, places) => {
        const start = at.epochMilliseconds - 4 * DAY;
        const asked = askWhileMoving(time, start, places);
        const dates = asked.map(({ localTime }) => localTime.slice(0, 10)).sort();
        const first = dates[0] ?? '';
        expect(dates).toEqual(dates.map((_, ahead) => addDays(first, ahead)));
        // The last day or so may still be ahead of those who meet the day last.
        expect(dates.length).toBeGreaterThanOrEqual(6);
        for (const each of asked)
          expect(each.at).toBeGreaterThanOrEqual(momentOf(each.localTime, each.zone).getTime());
      }),
      { numRuns: 200 },
    );
  });

  it('and who stays is asked at their hour, not later', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CHANGES), times, ({ zone, at }, time) => {
        const asked = askWhileMoving(time, at.epochMilliseconds - 4 * DAY, [zone]);
        for (const each of asked)
          expect(each.at - momentOf(each.localTime, zone).getTime()).toBeLessThan(HOUR / 2);
      }),
      { numRuns: 200 },
    );
  });
});
