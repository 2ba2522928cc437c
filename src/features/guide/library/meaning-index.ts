import type { SentenceEncoder } from '../../../reader/encoder/load-encoder.ts';
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

/** How far a question moves towards its first answers: the alpha of Rocchio's formula (1971). */
const FEEDBACK = 0.5;

/** Finds documents and passages by what they are about. */
export type MeaningIndex = Awaited<ReturnType<typeof createMeaningIndex>>;

/** Encodes passages, from the cache where it has them. `documents` is how many there are. */
export async function createMeaningIndex(
  passages: readonly { readonly text: string; readonly document: number }[],
  documents: number,
  encoder: SentenceEncoder,
  cache: VectorCache,
) {
  const texts = passages.map(({ text }) => text);
  const table = await encodeTable(texts, encoder, cache);
  cache.prune(encoder.identity, texts);
  const owners = passages.map(({ document }) => document);
  const centres = centresOf(table, owners, documents);
  const middle = centresOf(
    table,
    owners.map(() => 0),
    1,
  );
  return {
    async encode(question: string) {
      const [vector] = await encoder.encode([question]);
      return vector ?? new Float32Array(encoder.dimensions);
    },
    /** The same for questions that are asked at every start: kept in the cache. */
    async encodeAll(questions: readonly string[]) {
      const asked = await encodeTable(questions, encoder, cache);
      return questions.map((_, row) => rowOf(asked, row));
    },
    /** The cosine of a unit vector with every passage. */
    passageScores: (vector: Float32Array) => similarities(table, vector),
    /** A score for every document: half its two best passages, half its passages together. */
    documentScores(vector: Float32Array, passageScores: Float64Array) {
      const best = bestTwoMeans(passageScores, owners, documents);
      return similarities(centres, vector).map((whole, i) => (whole + (best[i] ?? -1)) / 2);
    },
    /** The cosine of a unit vector with all passages together. */
    belonging: (vector: Float32Array) => similarities(middle, vector)[0] ?? 0,
    /** The question moved towards documents that probably answer it, as a unit vector. */
    towards(vector: Float32Array, chosen: readonly number[]) {
      const result = Float32Array.from(vector);
      for (const row of chosen) addTo(result, rowOf(centres, row), FEEDBACK / chosen.length);
      makeUnit(result);
      return result;
    },
  };
}

/** For each document the mean of its two best passages, or its only one; -1 without any. */
function bestTwoMeans(scores: Float64Array, owners: readonly number[], documents: number) {
  const first = new Float64Array(documents).fill(-1);
  const second = new Float64Array(documents).fill(Number.NEGATIVE_INFINITY);
  for (const [i, owner] of owners.entries()) {
    const [score, best] = [scores[i] ?? -1, first[owner] ?? -1];
    if (score > best) {
      if (best > -1) second[owner] = best;
      first[owner] = score;
    } else second[owner] = Math.max(second[owner] ?? -1, score);
  }
  return first.map(
    (best, i) => (best + (Number.isFinite(second[i]) ? (second[i] ?? best) : best)) / 2,
  );
}

/** A unit vector for each document: the direction of its passages together. */
function centresOf(table: VectorTable, owners: readonly number[], documents: number): VectorTable {
  const { dimensions } = table;
  const values = new Float32Array(documents * dimensions);
  for (const [row, owner] of owners.entries()) {
    const centre = values.subarray(owner * dimensions, (owner + 1) * dimensions);
    addTo(centre, rowOf(table, row), 1);
  }
  const centres = { values, dimensions, rows: documents };
  for (let row = 0; row < documents; row += 1) makeUnit(rowOf(centres, row));
  return centres;
}

function rowOf({ values, dimensions }: VectorTable, row: number): Float32Array {
  return values.subarray(row * dimensions, (row + 1) * dimensions);
}

function addTo(target: Float32Array, added: Float32Array, times: number): void {
  for (let i = 0; i < target.length; i += 1) target[i] = (target[i] ?? 0) + times * (added[i] ?? 0);
}

function makeUnit(vector: Float32Array): void {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  if (length > 0) for (let i = 0; i < vector.length; i += 1) vector[i] = (vector[i] ?? 0) / length;
}
