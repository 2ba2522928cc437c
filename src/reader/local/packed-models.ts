import { z } from 'zod';
import type { Vocabulary } from './features/vocabulary.ts';
import type { AnyOf } from './learning/any-of.ts';
import type { SoftmaxRegression } from './learning/softmax-regression.ts';
import type { TfIdf } from './learning/tf-idf.ts';
import { packRows, unpackRows } from './packed-weights.ts';

const rowsShape = z.object({
  columns: z.number().int(),
  scales: z.array(z.number()),
  bytes: z.string(),
});
const gramsShape = z.object({ grams: z.array(z.string()), idf: z.array(z.number()) });

/** A vocabulary as it stands in a file. */
export const vocabularyShape = z.object({ words: gramsShape, characters: gramsShape });

/** A softmax regression as it stands in a file. */
export const softmaxShape = z.object({ rows: rowsShape, biases: z.array(z.number()) });

/** A multi-instance regression as it stands in a file. */
export const anyOfShape = z.object({ rows: rowsShape, bias: z.number() });

/** The same shape for every barrier. */
export function byBarrier<Shape extends z.ZodType>(shape: Shape) {
  return z.object({ incentives: shape, resources: shape, decision_rights: shape });
}

/** Makes a vocabulary ready for a file. */
export function packVocabulary({ words, characters }: Vocabulary): z.infer<typeof vocabularyShape> {
  return { words: packGrams(words), characters: packGrams(characters) };
}

/** The vocabulary that was packed; rarities are kept to four digits. */
export function unpackVocabulary(file: z.infer<typeof vocabularyShape>): Vocabulary {
  return { words: unpackGrams(file.words), characters: unpackGrams(file.characters) };
}

/** Makes a softmax regression ready for a file. */
export function packSoftmax({
  weights,
  features,
  biases,
}: SoftmaxRegression): z.infer<typeof softmaxShape> {
  return { rows: packRows(weights, features), biases: Array.from(biases, round) };
}

/** The regression that was packed, up to rounding. */
export function unpackSoftmax({ rows, biases }: z.infer<typeof softmaxShape>): SoftmaxRegression {
  return {
    classes: biases.length,
    features: rows.columns,
    weights: unpackRows(rows),
    biases: Float32Array.from(biases),
  };
}

/** Makes a multi-instance regression ready for a file. */
export function packAnyOf({ weights, bias }: AnyOf): z.infer<typeof anyOfShape> {
  return { rows: packRows(weights, weights.length), bias: round(bias) };
}

/** The regression that was packed, up to rounding. */
export function unpackAnyOf({ rows, bias }: z.infer<typeof anyOfShape>): AnyOf {
  return { weights: unpackRows(rows), bias };
}

/** Changes what stands for each barrier. */
export function eachBarrier<From, To>(
  from: { incentives: From; resources: From; decision_rights: From },
  change: (value: From) => To,
): { incentives: To; resources: To; decision_rights: To } {
  return {
    incentives: change(from.incentives),
    resources: change(from.resources),
    decision_rights: change(from.decision_rights),
  };
}

function packGrams({ places, idf }: TfIdf): z.infer<typeof gramsShape> {
  return { grams: [...places.keys()], idf: Array.from(idf, round) };
}

function unpackGrams({ grams, idf }: z.infer<typeof gramsShape>): TfIdf {
  return { places: new Map(grams.map((gram, i) => [gram, i])), idf: Float32Array.from(idf) };
}

/** Four digits after the point are kept in files. */
export function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
