import { stemsIn } from '../../domain/same-words.ts';
import type { SentenceEncoder } from './load-encoder.ts';

/** How alike two texts are in meaning: for each of the first, its likeness to each of the second, 0 to 1. */
export type Likeness = (
  some: readonly string[],
  others: readonly string[],
) => Promise<readonly (readonly number[])[]>;

/** Likeness by vectors of unit length, as a sentence encoder gives them. */
export function likenessBy(encoder: Pick<SentenceEncoder, 'encode'>): Likeness {
  return async (some, others) => {
    const [left, right] = [await encoder.encode(some), await encoder.encode(others)];
    return left.map((one) => right.map((other) => dot(one, other)));
  };
}

/** Likeness by the words that two texts share: for where no encoder is loaded. */
export const likenessByWords: Likeness = async (some, others) =>
  some.map((one) => others.map((other) => shareOfStems(one, other)));

function shareOfStems(one: string, other: string): number {
  const [a, b] = [new Set(stemsIn(one)), new Set(stemsIn(other))];
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared / Math.max(1, Math.min(a.size, b.size));
}

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
}
