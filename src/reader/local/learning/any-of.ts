import { minimise } from './minimise.ts';
import { addPenalty } from './softmax-regression.ts';
import { addSparse, type SparseVector, sparseDot } from './sparse-vector.ts';

/**
 * Multi-instance logistic regression: a bag (the statements of a reply) is positive where any of
 * its members is. The bag's score is log Σ exp(w · member) + bias, a soft maximum.
 */
export type AnyOf = { readonly weights: Float32Array; readonly bias: number };

/** A bag with its label. */
export type Bag = { readonly members: readonly SparseVector[]; readonly positive: boolean };

/** Rare positives count this much more than negatives. */
const POSITIVE_WEIGHT = 2.5;

/** Fits by L-BFGS from zero; `l2` is the penalty on the squared weights. Bags are not empty. */
export function trainAnyOf(
  bags: readonly Bag[],
  { features, l2, iterations }: { features: number; l2: number; iterations: number },
): AnyOf {
  const objective = (x: Float64Array, gradient: Float64Array): number => {
    let loss = addPenalty(x, gradient, features, l2);
    for (const bag of bags) loss += addBag(bag, x, gradient, features);
    return loss;
  };
  const x = minimise(objective, new Float64Array(features + 1), iterations);
  return { weights: Float32Array.from(x.subarray(0, features)), bias: x[features] ?? 0 };
}

/** How much each member speaks for a positive bag, in log-odds. */
export function memberScores({ weights, bias }: AnyOf, members: readonly SparseVector[]): number[] {
  return members.map((member) => sparseDot(weights, 0, member) + bias);
}

/** The probability that a bag with these member scores is positive. */
export function bagProbability(scores: readonly number[]): number {
  return 1 / (1 + Math.exp(-softMaximum(scores)));
}

function softMaximum(scores: readonly number[]): number {
  const top = Math.max(...scores);
  return top + Math.log(scores.reduce((sum, s) => sum + Math.exp(s - top), 0));
}

function addBag(bag: Bag, x: Float64Array, gradient: Float64Array, features: number): number {
  const bias = x[features] ?? 0;
  const scores = bag.members.map((member) => sparseDot(x, 0, member) + bias);
  const total = softMaximum(scores);
  const p = 1 / (1 + Math.exp(-total));
  const weight = bag.positive ? POSITIVE_WEIGHT : 1;
  const error = weight * (p - (bag.positive ? 1 : 0));
  bag.members.forEach((member, i) => {
    addSparse(gradient, 0, error * Math.exp((scores[i] ?? 0) - total), member);
  });
  gradient[features] = (gradient[features] ?? 0) + error;
  return -weight * Math.log(Math.max(bag.positive ? p : 1 - p, 1e-12));
}
