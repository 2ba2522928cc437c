import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeRateLimiter } from '../../src/rate-limits.ts';

describe('the rate limiter', () => {
  it('lets through a burst and then the rate of the tier, whatever the pauses', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 300 }), (pauses) => {
        let now = 0;
        const limiter = makeRateLimiter(() => now, true);
        let allowed = 0;
        for (const pause of pauses) {
          now += pause;
          if (limiter.take('views.open', 4, '') === undefined) allowed += 1;
        }
        expect(allowed).toBeLessThanOrEqual(100 + (now / 60_000) * 100 + 1e-6);
      }),
    );
  });

  it('lets a call through after the wait that it asked for', () => {
    let now = 0;
    const limiter = makeRateLimiter(() => now, true);
    for (let i = 0; i < 5; i += 1) expect(limiter.take('x', 1, '')).toBeUndefined();
    const wait = limiter.take('x', 1, '');
    expect(wait).toBe(60);
    now += 59_000;
    expect(limiter.take('x', 1, '')).toBe(1);
    now += 1000;
    expect(limiter.take('x', 1, '')).toBeUndefined();
  });

  it('counts posts for the whole workspace too', () => {
    const limiter = makeRateLimiter(() => 0, true);
    const take = (channel: number) => limiter.take('chat.postMessage', 'post', `C${channel}`);
    for (let i = 0; i < 300; i += 1) expect(take(i)).toBeUndefined();
    expect(take(300)).toBe(1);
  });

  it('does nothing when it is off', () => {
    const limiter = makeRateLimiter(() => 0, false);
    for (let i = 0; i < 500; i += 1) expect(limiter.take('x', 1, '')).toBeUndefined();
  });
});
