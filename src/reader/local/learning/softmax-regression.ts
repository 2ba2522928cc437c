import { minimise } from './minimise.ts';
import { addSparse, type SparseVector, sparseDot } from './sparse-vector.ts';

/**
 * Multinomial logistic regression. Row c of `weights` (row-major, classes × features) and
 * `biases[c]` give the score of class c.
 */
export type SoftmaxRegression = {
  readonly classes: number;
  readonly features: number;
  readonly weights: Float32Array;
  readonly biases: Float32Array;
};

/** An input with its class. */
export type SoftmaxExample = { readonly input: SparseVector; readonly label: number };

/** How to train: `l2` is the penalty on the squared weights, of which biases are free. */
export type SoftmaxTraining = {
  readonly classes: number;
  readonly features: number;
  readonly l2: number;
  readonly iterations: number;
};

/** Fits by L-BFGS from zero: the same examples in the same order give the same weights. */
export function trainSoftmax(
  examples: readonly SoftmaxExample[],
  { classes, features, l2, iterations }: SoftmaxTraining,
): SoftmaxRegression {
  const size = classes * features;
  const objective = (x: Float64Array, gradient: Float64Array): number => {
    let loss = addPenalty(x, gradient, size, l2);
    for (const example of examples) loss += addExample(example, x, gradient, classes, features);
    return loss;
  };
  const x = minimise(objective, new Float64Array(size + classes), iterations);
  return {
    classes,
    features,
    weights: Float32Array.from(x.subarray(0, size)),
    biases: Float32Array.from(x.subarray(size)),
  };
}

/** The probability of every class. */
export function classProbabilities(model: SoftmaxRegression, input: SparseVector): Float64Array {
  return softmax(scores(model.weights, model.biases, model.classes, model.features, input));
}

/** Probabilities that add up to 1 from scores of any size. */
export function softmax(values: Float64Array): Float64Array {
  const top = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const powers = values.map((v) => Math.exp(v - top));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((p) => p / sum);
}

/** Half the squared weights times l2, with its gradient added; the weights are the first `size`. */
export function addPenalty(
  x: Float64Array,
  gradient: Float64Array,
  size: number,
  l2: number,
): number {
  let loss = 0;
  for (let i = 0; i < size; i += 1) {
    const w = x[i] ?? 0;
    loss += 0.5 * l2 * w * w;
    gradient[i] = (gradient[i] ?? 0) + l2 * w;
  }
  return loss;
}

function scores(
  weights: ArrayLike<number>,
  biases: ArrayLike<number>,
  classes: number,
  features: number,
  input: SparseVector,
): Float64Array {
  const result = new Float64Array(classes);
  for (let c = 0; c < classes; c += 1) {
    result[c] = (biases[c] ?? 0) + sparseDot(weights, c * features, input);
  }
  return result;
}

function addExample(
  { input, label }: SoftmaxExample,
  x: Float64Array,
  gradient: Float64Array,
  classes: number,
  features: number,
): number {
  const size = classes * features;
  const p = softmax(scores(x, x.subarray(size), classes, features, input));
  for (let c = 0; c < classes; c += 1) {
    const error = (p[c] ?? 0) - (c === label ? 1 : 0);
    gradient[size + c] = (gradient[size + c] ?? 0) + error;
    addSparse(gradient, c * features, error, input);
  }
  return -Math.log(Math.max(p[label] ?? 0, 1e-12));
}
