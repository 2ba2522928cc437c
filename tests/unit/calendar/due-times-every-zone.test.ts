import { Cron } from 'croner';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { followingOccurrences, nextOccurrence } from '../../../src/calendar/due-times.ts';
import { FIRST_ZONE, localTimeOf, momentOf } from '../../../src/calendar/local-time.ts';
import { type ClockChange, clockChanges, EVERY_ZONE, momentByTemporal } from './every-zone.ts';

const CHANGES = clockChanges(2026, 2030);
const zones = fc.constantFrom(...EVERY_ZONE);
const moments = fc
  .integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2030, 11, 31) })
  .map((time) => new Date(time));
const daily = (time: string) => {
  const [hour, minute] = time.split(':').map(Number);
  return { kind: 'cron', expression: `${minute} ${hour} * * *` } as const;
};
const asText = (local: Temporal.PlainDateTime) => local.toString({ smallestUnit: 'minute' });

/** The times on the wall just before and just after a change, in order: a gap, or what repeats. */
function edges({ at }: ClockChange): readonly [Temporal.PlainDateTime, Temporal.PlainDateTime] {
  const after = at.toPlainDateTime();
  const before = at.subtract({ minutes: 1 }).toPlainDateTime().add({ minutes: 1 });
  return Temporal.PlainDateTime.compare(before, after) < 0 ? [before, after] : [after, before];
}

describe('in every zone, from 2026 to 2030', () => {
  it('there are zones and changes to look at', () => {
    expect(EVERY_ZONE.length).toBeGreaterThan(590);
    expect(new Set(CHANGES.map(({ zone }) => zone)).size).toBeGreaterThan(150);
  });

  it('a local time around a clock change is the moment that Temporal says', () => {
    const wrong: string[] = [];
    for (const change of CHANGES) {
      const [first, last] = edges(change);
      const end = last.add({ minutes: 90 });
      let local = first.subtract({ minutes: 90 });
      for (; Temporal.PlainDateTime.compare(local, end) <= 0; local = local.add({ minutes: 30 })) {
        const expected = momentByTemporal(local, change.zone);
        if (momentOf(asText(local), change.zone).getTime() !== expected)
          wrong.push(`${local} ${change.zone}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('each day has its prompt once, also where the clocks change', () => {
    for (const change of CHANGES) {
      const [first, last] = edges(change);
      const inside = first.add({ minutes: Math.floor(first.until(last).total('minutes') / 2) });
      for (const local of [first.with({ hour: 0, minute: 0 }), inside]) {
        const eve = change.at.subtract({ days: 2 });
        const recurrence = daily(asText(local).slice(11));
        const found = followingOccurrences(
          recurrence,
          change.zone,
          new Date(eve.epochMilliseconds),
          4,
        );
        expect(found.map(({ localTime }) => localTime)).toEqual(
          nextFour(eve.toPlainDateTime(), asText(local).slice(11)),
        );
        const due = found.map(({ dueAt }) => dueAt.getTime());
        expect(new Set(due).size, `${change.zone} ${local}`).toBe(4);
        expect([...due].sort((a, b) => a - b)).toEqual(due);
      }
    }
  });

  it('a clock on the wall shows what Temporal says', () => {
    const plain = (moment: Date, zone: string) =>
      Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(zone);
    fc.assert(
      fc.property(zones, moments, (zone, moment) => {
        expect(localTimeOf(moment, zone)).toBe(
          asText(
            plain(moment, zone)
              .toPlainDateTime()
              .round({ smallestUnit: 'minute', roundingMode: 'floor' }),
          ),
        );
      }),
      { numRuns: 1000 },
    );
    for (const { zone, at } of CHANGES) {
      const moment = new Date(at.epochMilliseconds);
      expect(localTimeOf(moment, zone)).toBe(asText(at.toPlainDateTime()));
    }
  });

  it('croner, when it is given the zone itself, says the same', () => {
    const hours = fc.integer({ min: 0, max: 22 });
    fc.assert(
      fc.property(zones, moments, hours, fc.integer({ min: 0, max: 59 }), (zone, after, h, m) => {
        const cron = new Cron(`${m} ${h} * * *`, { timezone: zone, mode: '5-part' });
        const recurrence = { kind: 'cron', expression: `${m} ${h} * * *` } as const;
        expect(nextOccurrence(recurrence, zone, after)?.dueAt).toEqual(cron.nextRun(after));
      }),
      { numRuns: 1000 },
    );
  });

  it('nobody has a local time before those who meet the day first', () => {
    fc.assert(
      fc.property(moments, (moment) => {
        const localTime = localTimeOf(moment, 'UTC');
        const first = momentOf(localTime, FIRST_ZONE).getTime();
        for (const zone of EVERY_ZONE)
          expect(momentOf(localTime, zone).getTime()).toBeGreaterThanOrEqual(first);
      }),
      { numRuns: 10 },
    );
  });
});

/** The next four days on which a wall shows this time, strictly after another. */
function nextFour(after: Temporal.PlainDateTime, time: string): readonly string[] {
  const today = after.toPlainDate().toPlainDateTime(time);
  const start = Temporal.PlainDateTime.compare(today, after) > 0 ? 0 : 1;
  return [0, 1, 2, 3].map((ahead) => asText(today.add({ days: start + ahead })));
}
