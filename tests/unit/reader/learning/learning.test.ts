import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bagProbability,
  memberScores,
  trainAnyOf,
} from '../../../../src/reader/local/learning/any-of.ts';
import { minimise } from '../../../../src/reader/local/learning/minimise.ts';
import {
  classProbabilities,
  trainSoftmax,
} from '../../../../src/reader/local/learning/softmax-regression.ts';
import { concatenate, sparseVector } from '../../../../src/reader/local/learning/sparse-vector.ts';
import { fitTfIdf, tfIdfVector, wordGrams } from '../../../../src/reader/local/learning/tf-idf.ts';
import { packRows, unpackRows } from '../../../../src/reader/local/packed-weights.ts';

const at = (...places: number[]) => sparseVector(places.map((place) => [place, 1]));

describe('minimise', () => {
  it('finds the lowest point of a bowl', () => {
    const bowl = (x: Float64Array, gradient: Float64Array): number => {
      const [a = 0, b = 0] = x;
      gradient.set([2 * (a - 3), 20 * (b + 1)]);
      return (a - 3) ** 2 + 10 * (b + 1) ** 2;
    };
    const [a, b] = minimise(bowl, new Float64Array(2), 50);
    expect(a).toBeCloseTo(3, 3);
    expect(b).toBeCloseTo(-1, 3);
  });
});

describe('trainSoftmax', () => {
  const examples = [0, 1, 2, 0, 1, 2].map((label) => ({ input: at(label), label }));
  const training = { classes: 3, features: 3, l2: 0.1, iterations: 50 };

  it('learns which place goes with which class', () => {
    const model = trainSoftmax(examples, training);
    const p = classProbabilities(model, at(1));
    expect(p[1]).toBeGreaterThan(0.6);
    expect((p[0] ?? 0) + (p[1] ?? 0) + (p[2] ?? 0)).toBeCloseTo(1);
  });

  it('learns the same twice', () => {
    expect(trainSoftmax(examples, training)).toEqual(trainSoftmax(examples, training));
  });
});

describe('trainAnyOf', () => {
  it('finds the member that makes a bag positive', () => {
    const bags = Array.from({ length: 20 }, (_, i) => ({
      members: i % 2 === 0 ? [at(0), at(1)] : [at(0), at(2)],
      positive: i % 2 === 0,
    }));
    const model = trainAnyOf(bags, { features: 3, l2: 0.1, iterations: 50 });
    const [common = 0, telling = 0] = memberScores(model, [at(0), at(1)]);
    expect(telling).toBeGreaterThan(common);
    expect(bagProbability(memberScores(model, [at(0), at(1)]))).toBeGreaterThan(0.7);
    expect(bagProbability(memberScores(model, [at(0), at(2)]))).toBeLessThan(0.3);
  });
});

describe('fitTfIdf', () => {
  it('knows what stands in enough texts, and gives unit vectors', () => {
    const tfIdf = fitTfIdf(['we stop', 'we start', 'we wait'], wordGrams, 2);
    expect([...tfIdf.places.keys()]).toEqual(['we']);
    expect(tfIdfVector(tfIdf, wordGrams('we we go')).values[0]).toBeCloseTo(1);
  });
});

describe('concatenate', () => {
  it('moves each block behind the one before', () => {
    const joined = concatenate([
      { vector: at(1), size: 3 },
      { vector: at(0, 2), size: 3 },
    ]);
    expect([...joined.indices]).toEqual([1, 3, 5]);
  });
});

describe('packRows', () => {
  it('loses at most half a step of each row', () => {
    const weight = fc.float({ min: -50, max: 50, noNaN: true });
    fc.assert(
      fc.property(fc.array(weight, { minLength: 6, maxLength: 6 }), (values) => {
        const packed = packRows(Float32Array.from(values), 3);
        unpackRows(packed).forEach((value, i) => {
          const step = packed.scales[Math.floor(i / 3)] ?? 0;
          expect(Math.abs(value - (values[i] ?? 0))).toBeLessThanOrEqual(step * 0.51);
        });
      }),
    );
  });

  it('refuses a damaged file', () => {
    expect(() => unpackRows({ columns: 3, scales: [1], bytes: 'AAA=' })).toThrow(/damaged/);
  });
});
