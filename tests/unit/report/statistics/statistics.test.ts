import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareOf } from '../../../../src/features/flags/wilson.ts';
import { agreementA, agreementRwg } from '../../../../src/features/report/statistics/agreement.ts';
import {
  differenceByChance,
  holdTogether,
  type ScaleCounts,
} from '../../../../src/features/report/statistics/permutation.ts';

describe('shares', () => {
  // R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in
  // Medicine 17, 1998, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%i of %i lies where Newcombe has it', (count, of, low, high) => {
    const share = shareOf(count, of);
    expect(share.low).toBeCloseTo(low, 4);
    expect(share.high).toBeCloseTo(high, 4);
  });

  it('ends where the score test just holds', () => {
    const z = 1.959963984540054;
    const counts = fc
      .integer({ min: 1, max: 500 })
      .chain((of) => fc.record({ of: fc.constant(of), count: fc.integer({ min: 0, max: of }) }));
    fc.assert(
      fc.property(counts, ({ count, of }) => {
        const { share, low, high } = shareOf(count, of);
        for (const end of [low, high].filter((p) => p > 0 && p < 1)) {
          const score = Math.abs(share - end) / Math.sqrt((end * (1 - end)) / of);
          expect(score).toBeCloseTo(z, 6);
        }
        expect(low).toBeLessThanOrEqual(share);
        expect(high).toBeGreaterThanOrEqual(share);
      }),
    );
  });
});

describe("van der Eijk's A", () => {
  it.each([
    // The worked example of van der Eijk (2001): seven steps, A = 0.61.
    [[30, 40, 210, 130, 530, 50, 10], 0.61, 2],
    // The ends of the scale that the paper gives: one mind, everywhere alike, two camps.
    [[0, 7, 0], 1, 6],
    [[4, 4, 4], 0, 6],
    [[5, 0, 5], -1, 6],
    // Two layers by hand: (1,1,0) for 4 of 6 answers gives 0.5, (1,0,0) for 2 gives 1.
    [[4, 2, 0], 4 / 6 / 2 + 2 / 6, 6],
  ] as const)('%j gives %d', (counts, expected, digits) => {
    expect(agreementA(counts)).toBeCloseTo(expected, digits);
  });

  it('reads the same from both ends, whatever the number of people', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(20), { minLength: 3, maxLength: 3 }),
        fc.integer({ min: 1, max: 5 }),
        (counts, times) => {
          const a = agreementA(counts);
          if (a === null) return;
          expect(agreementA([...counts].reverse())).toBeCloseTo(a, 9);
          expect(agreementA(counts.map((count) => count * times))).toBeCloseTo(a, 9);
          expect(a).toBeGreaterThanOrEqual(-1);
          expect(a).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('is the mean over answers of how agreed the level is on which each stands', () => {
    // The same cut by levels of height one, with the agreement of each pattern written down.
    const AGREED: Readonly<Record<string, number>> = {
      '100': 1,
      '010': 1,
      '001': 1,
      '110': 0.5,
      '011': 0.5,
      '111': 0,
      '101': -1,
    };
    fc.assert(
      fc.property(fc.array(fc.nat(30), { minLength: 3, maxLength: 3 }), (counts) => {
        const total = counts.reduce((sum, count) => sum + count, 0);
        if (total === 0) return;
        const levels = Array.from({ length: Math.max(...counts) }, (_, i) => i + 1);
        const sum = levels.reduce((soFar, height) => {
          const pattern = counts.map((count) => (count >= height ? '1' : '0')).join('');
          return soFar + (AGREED[pattern] ?? 0) * pattern.replaceAll('0', '').length;
        }, 0);
        expect(agreementA(counts)).toBeCloseTo(sum / total, 9);
      }),
    );
  });

  it('says nothing of nobody', () => {
    expect(agreementA([0, 0, 0])).toBeNull();
    expect(agreementRwg([0, 0, 0])).toBeNull();
  });
});

describe('r*wg', () => {
  it.each([
    [[0, 0, 6], 1],
    [[3, 0, 3], 0],
    // Mean 1, variance 0.5, over the largest variance of 1.
    [[1, 2, 1], 0.5],
    // Five steps, half at each end: variance 4 is the largest, ((5 - 1) / 2) squared.
    [[2, 0, 0, 0, 2], 0],
  ] as const)('%j gives %d', (counts, expected) => {
    expect(agreementRwg(counts)).toBeCloseTo(expected, 9);
  });

  it('is one less the ratio of the mean squared distances between all pairs', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(6), { minLength: 3, maxLength: 3 }), (counts) => {
        const answers = counts.flatMap((count, step) => Array<number>(count).fill(step));
        if (answers.length === 0) return;
        const pairs = answers.flatMap((a) => answers.map((b) => (a - b) ** 2));
        const spread = pairs.reduce((sum, d) => sum + d, 0) / pairs.length / 2;
        expect(agreementRwg(counts)).toBeCloseTo(1 - spread, 9);
      }),
    );
  });
});

describe('the permutation test', () => {
  it('knows the lady tasting tea', () => {
    // Fisher (1935): 3 of 4 right: 34 of the 70 ways are as far from chance or farther.
    const right = { prefer: 3, split: 0, over: 1 };
    const left = { prefer: 1, split: 0, over: 3 };
    expect(differenceByChance(right, left)).toBeCloseTo(34 / 70, 9);
    const all = differenceByChance(
      { ...right, prefer: 4, over: 0 },
      { ...left, prefer: 0, over: 4 },
    );
    expect(all).toBeCloseTo(2 / 70, 9);
  });

  it('agrees with dealing out every answer by hand', () => {
    const counts = fc.record({ over: fc.nat(2), split: fc.nat(2), prefer: fc.nat(2) });
    fc.assert(
      fc.property(counts, counts, (one, other) => {
        expect(differenceByChance(one, other)).toBeCloseTo(byHand(one, other), 9);
      }),
      { numRuns: 60 },
    );
  });

  it('grows no doubt about thousands', () => {
    const one = { over: 900, split: 100, prefer: 1000 };
    expect(differenceByChance(one, one)).toBeCloseTo(1, 6);
    expect(differenceByChance(one, { over: 500, split: 100, prefer: 1400 })).toBeLessThan(1e-6);
  });

  it("keeps Holm's steps", () => {
    // Holm (1979): 0.01 <= 0.05/4, 0.02 > 0.05/3, so the rest falls too.
    expect(holdTogether([0.02, 0.01, 0.03, 0.2])).toEqual([false, true, false, false]);
    expect(holdTogether([0.01, 0.02])).toEqual([true, true]);
    expect(holdTogether([])).toEqual([]);
  });
});

/** Deals the answers to the two groups in every order there is. */
function byHand(one: ScaleCounts, other: ScaleCounts): number {
  const scores = ({ over, split, prefer }: ScaleCounts) => [
    ...Array<number>(over).fill(-1),
    ...Array<number>(split).fill(0),
    ...Array<number>(prefer).fill(1),
  ];
  const all = [...scores(one), ...scores(other)];
  const size = scores(one).length;
  if (size === 0 || size === all.length) return 1;
  const mean = (numbers: readonly number[]) => numbers.reduce((s, n) => s + n, 0) / numbers.length;
  const gap = (chosen: (index: number) => boolean) =>
    Math.abs(mean(all.filter((_, i) => chosen(i))) - mean(all.filter((_, i) => !chosen(i))));
  const observed = gap((i) => i < size);
  const subsets = Array.from({ length: 2 ** all.length }, (_, bits) => bits).filter(
    (bits) => bits.toString(2).replaceAll('0', '').length === size,
  );
  const asFar = subsets.filter((bits) => gap((i) => (bits >> i) % 2 === 1) >= observed - 1e-9);
  return asFar.length / subsets.length;
}
