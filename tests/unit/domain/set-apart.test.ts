import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSetApart } from '../../../src/domain/set-apart.ts';

const silent = { info: () => {}, warn: () => {}, error: () => {} };
const at = (minutes: number) => new Date(Date.UTC(2026, 10, 30) + minutes * 60_000);
const fails = async () => {
  throw new Error('no');
};

describe('work that throws', () => {
  it('is tried again after twice as long each time, at most an hour', async () => {
    const apart = createSetApart(silent);
    const tried: number[] = [];
    for (let minute = 0; minute < 400; minute += 1) {
      await apart.attempt('one', at(minute), async () => {
        tried.push(minute);
        throw new Error('no');
      });
    }
    const waits = tried.slice(1).map((minute, index) => minute - (tried[index] ?? 0));
    expect(waits.slice(0, 8)).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  });

  it('holds up nothing else, and is forgotten once it is done', async () => {
    const keys = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(keys, fc.func(fc.boolean()), async (all, isBad) => {
        const apart = createSetApart(silent);
        const run = (minute: number, works: boolean) =>
          Promise.all(
            all.map((key) =>
              apart.attempt(key, at(minute), !works && isBad(key) ? fails : async () => key),
            ),
          );
        const done = all.filter((key) => !isBad(key));
        expect((await run(0, false)).filter((key) => key !== undefined)).toEqual(done);
        expect([...apart.waiting('', at(0))].sort()).toEqual(
          all.filter((key) => isBad(key)).sort(),
        );
        expect(await run(1, true)).toEqual(all);
        expect(apart.waiting('', at(1))).toEqual([]);
      }),
    );
  });

  it('does not wait for an hour that a clock has gone back over', async () => {
    const apart = createSetApart(silent);
    await apart.attempt('one', at(600), fails);
    expect(await apart.attempt('one', at(0), async () => 'done')).toBe('done');
  });
});
