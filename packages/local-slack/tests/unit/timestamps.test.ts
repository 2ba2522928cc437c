import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTs, isTs, makeTimestamps } from '../../src/timestamps.ts';

describe('timestamps', () => {
  it('rise strictly, even when the clock stands still or goes back', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 4_000_000_000_000 }), { minLength: 2 }),
        (times) => {
          let now = 0;
          const next = makeTimestamps(() => now);
          const made = times.map((time) => {
            now = time;
            return next();
          });
          expect(made.every(isTs)).toBe(true);
          for (let i = 1; i < made.length; i += 1)
            expect(compareTs(made[i - 1] ?? '', made[i] ?? '')).toBeLessThan(0);
        },
      ),
    );
  });

  it('compare as numbers, not as texts', () => {
    expect(compareTs('9.000001', '10.000000')).toBeLessThan(0);
    expect(compareTs('10.000002', '10.000001')).toBeGreaterThan(0);
    expect(compareTs('10.000001', '10.000001')).toBe(0);
    expect(isTs('soon')).toBe(false);
  });
});
