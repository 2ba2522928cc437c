import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestIndices, fused, standardised } from '../../../src/features/guide/library/scores.ts';

const numbers = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 2 });

describe('standardised', () => {
  it('does not care for the scale that scores come in', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 1, max: 50 }), (scores, times) => {
        fc.pre(Math.max(...scores) - Math.min(...scores) > 0.01);
        const plain = standardised(Float64Array.from(scores));
        const scaled = standardised(Float64Array.from(scores, (score) => score * times + 3));
        for (const [i, score] of plain.entries()) expect(scaled[i]).toBeCloseTo(score, 4);
      }),
    );
  });

  it('says nothing where all are alike', () => {
    expect([...standardised(Float64Array.of(2, 2, 2))]).toEqual([0, 0, 0]);
    expect([...standardised(new Float64Array(0))]).toEqual([]);
  });
});

describe('fused', () => {
  it('puts first what both find', () => {
    const words = Float64Array.of(9, 8, 0, 0);
    const meaning = Float64Array.of(0.1, 0.8, 0.9, 0);
    expect(bestIndices(fused(words, meaning, 1), 1)).toEqual([1]);
  });
});

describe('bestIndices', () => {
  it('keeps the order of equals and gives no more than there are', () => {
    expect(bestIndices(Float64Array.of(1, 3, 1, 3), 9)).toEqual([1, 3, 0, 2]);
  });
});
