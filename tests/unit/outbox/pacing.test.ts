import fc from 'fast-check';
import { makeRateLimiter } from 'local-slack/rate-limits';
import { describe, expect, it } from 'vitest';
import {
  afterRefusal,
  afterSending,
  freshPace,
  nextMoment,
  type Pace,
} from '../../../src/outbox/rate-limiter.ts';

const START = Date.parse('2026-11-30T09:00:00Z');

/** Sends to each place as soon as it may; answers the moments. */
function sendTo(places: readonly string[], start = freshPace(START)) {
  let pace = start;
  let now = START;
  const moments = places.map((place) => {
    now = nextMoment(pace, place, now);
    pace = afterSending(pace, place, now);
    return now;
  });
  return { moments, pace };
}

const numbered = (count: number) => Array.from({ length: count }, (_, n) => `place ${n}`);

describe('the pace', () => {
  it('lets a first burst through and then as many a minute as Slack allows', () => {
    const { moments } = sendTo(numbered(2000));
    const took = ((moments.at(-1) ?? 0) - START) / 60_000;
    expect(moments[284]).toBe(START);
    expect(moments[285]).toBeGreaterThan(START);
    expect(2000).toBeGreaterThanOrEqual(0.95 * (300 + 300 * took));
  });

  it('lets three through to one place, and then one a second', () => {
    const { moments } = sendTo(['here', 'here', 'here', 'here', 'here', 'elsewhere']);
    expect(moments.map((moment) => moment - START)).toEqual([0, 0, 0, 1000, 2000, 2000]);
  });

  it('is never refused by a Slack with its limits, whoever is written to when', () => {
    const step = fc.record({
      place: fc.integer({ min: 0, max: 30 }).map(String),
      idleMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 20_000 })),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 800 }), (steps) => {
        let now = START;
        const slack = makeRateLimiter(() => now, true);
        let pace = freshPace(now);
        for (const { place, idleMs } of steps) {
          now = nextMoment(pace, place, now + idleMs);
          pace = afterSending(pace, place, now);
          expect(slack.take('chat.postMessage', 'post', place)).toBeUndefined();
        }
      }),
      { numRuns: 60 },
    );
  });

  it('waits as long as Slack asks, is slower then, and recovers', () => {
    const refused = afterRefusal(freshPace(START), START + 30_000);
    const { moments, pace } = sendTo(numbered(400), refused);
    expect(moments[0]).toBe(START + 30_000);
    const gap = (n: number) => (moments[n] ?? 0) - (moments[n - 1] ?? 0);
    expect(gap(2)).toBeGreaterThan(280);
    expect(gap(399)).toBeLessThan(220);
    expect(pace.perMinute).toBeGreaterThan(280);
  });

  it('never stops altogether, however often it is refused, nor exceeds what it began with', () => {
    const slowed = numbered(50).reduce<Pace>((pace) => afterRefusal(pace, START), freshPace(START));
    expect(slowed.perMinute).toBe(20);
    expect(sendTo(numbered(3000), slowed).pace.perMinute).toBe(300);
  });

  it('gains nothing where the clock goes back, and loses nothing', () => {
    const { pace } = sendTo(numbered(100));
    const back = nextMoment(pace, 'place 100', START - 3_600_000);
    expect(back).toBe(START);
  });

  it('remembers no place that is at rest', () => {
    let pace = freshPace(START);
    for (let n = 0; n < 100; n += 1) pace = afterSending(pace, `place ${n}`, START + n * 2000);
    expect(pace.places.size).toBe(1);
  });
});
