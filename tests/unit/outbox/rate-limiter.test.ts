import { beforeEach, describe, expect, it } from 'vitest';
import { createRateLimiter, type RateLimiter } from '../../../src/outbox/rate-limiter.ts';

const START = Date.parse('2026-11-30T09:00:00Z');
const later = (seconds: number) => new Date(START + seconds * 1000);

let time: number;
let waits: number[];
let limiter: RateLimiter;
beforeEach(() => {
  time = START;
  waits = [];
  limiter = createRateLimiter(
    () => new Date(time),
    async (ms) => {
      waits.push(ms);
      time += ms;
    },
  );
});

describe('a turn', () => {
  it('comes at once, and to one place after three no more than once a second', async () => {
    for (let n = 0; n < 5; n += 1) expect(await limiter.take('here')).toBeUndefined();
    expect(waits).toEqual([1000, 1000]);
    expect(await limiter.take('elsewhere')).toBeUndefined();
    expect(waits).toHaveLength(2);
  });

  it('is put off where the place has been refused, and only there', async () => {
    limiter.refuse('here', later(30));
    expect(await limiter.take('here')).toMatchObject({ until: later(30) });
    expect(await limiter.take('elsewhere')).toBeUndefined();
    time = later(30).getTime();
    expect(await limiter.take('here')).toBeUndefined();
  });

  it("is nobody's where two places are refused at a time, but not one after the other", async () => {
    limiter.refuse('here', later(30));
    time = later(31).getTime();
    limiter.refuse('there', later(60));
    expect(limiter.held()).toBeUndefined();
    limiter.refuse('elsewhere', later(61));
    expect(limiter.held()).toMatchObject({ until: later(61) });
    expect(await limiter.take('anywhere')).toMatchObject({ until: later(61) });
  });

  it('is put off where a place has too many waiting', async () => {
    const now = () => new Date(START);
    const never = createRateLimiter(now, async () => {});
    const outcomes = [];
    for (let n = 0; n < 25; n += 1) outcomes.push(await never.take('busy'));
    expect(outcomes.filter((outcome) => outcome === undefined)).toHaveLength(18);
    expect(outcomes.at(-1)).toMatchObject({ until: later(16) });
  });

  it("is nobody's any more once it is stopped, and nobody waits on", async () => {
    const forever = createRateLimiter(
      () => new Date(START),
      () => new Promise(() => {}),
    );
    for (let n = 0; n < 3; n += 1) await forever.take('here');
    const waiting = forever.take('here');
    forever.stop();
    expect(await waiting).toMatchObject({ why: 'The app was stopped.' });
    expect(await forever.take('elsewhere')).toBeDefined();
  });

  it('does not wait for a future that a clock jumping back has undone', async () => {
    time = later(86_400).getTime();
    await limiter.take('here');
    limiter.holdAll({ until: later(86_500), why: 'Slack is in trouble.' });
    time = START;
    expect(await limiter.take('here')).toBeUndefined();
    expect(waits).toEqual([]);
  });
});
