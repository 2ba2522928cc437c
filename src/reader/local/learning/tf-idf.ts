import { type SparseVector, sparseVector } from './sparse-vector.ts';

/** Which n-grams are known, where each stands in the vector and how rare it is. */
export type TfIdf = {
  readonly places: ReadonlyMap<string, number>;
  readonly idf: Float32Array;
};

/** Makes n-grams of a text; the same n-gram may come more than once. */
export type Grams = (text: string) => readonly string[];

/** Words and pairs of words, lower case; digits are all alike, since a number says little. */
export function wordGrams(text: string): readonly string[] {
  const words = wordsOf(text);
  return words.flatMap((word, i) => (i === 0 ? [word] : [word, `${words[i - 1]} ${word}`]));
}

/** Runs of 3 to 5 characters within words, the word's edges marked by a space. */
export function characterGrams(text: string): readonly string[] {
  return wordsOf(text).flatMap((word) => {
    const padded = ` ${word} `;
    return [3, 4, 5].flatMap((n) =>
      Array.from({ length: Math.max(0, padded.length - n + 1) }, (_, i) => padded.slice(i, i + n)),
    );
  });
}

/** The words of a text, lower case, apostrophes kept, digits as 0. */
export function wordsOf(text: string): readonly string[] {
  const lower = text.toLowerCase().replaceAll('’', "'").replace(/\d/g, '0');
  return lower.match(/[\p{L}\p{N}]+(?:'[\p{L}]+)*|[?!:;]/gu) ?? [];
}

/** Learns the n-grams that stand in at least `minTexts` of the texts. */
export function fitTfIdf(texts: readonly string[], grams: Grams, minTexts: number): TfIdf {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const gram of new Set(grams(text))) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  const kept = [...counts].filter(([, n]) => n >= minTexts);
  return {
    places: new Map(kept.map(([gram], i) => [gram, i])),
    idf: Float32Array.from(kept, ([, n]) => Math.log((1 + texts.length) / (1 + n)) + 1),
  };
}

/** The unit-length vector of a text: (1 + log count) × idf for every known n-gram. */
export function tfIdfVector({ places, idf }: TfIdf, grams: readonly string[]): SparseVector {
  const counts = new Map<number, number>();
  for (const gram of grams) {
    const place = places.get(gram);
    if (place !== undefined) counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  const entries = [...counts].map(([at, n]) => [at, (1 + Math.log(n)) * (idf[at] ?? 0)] as const);
  const norm = Math.sqrt(entries.reduce((sum, [, v]) => sum + v * v, 0)) || 1;
  return sparseVector(entries.map(([at, v]) => [at, v / norm] as const));
}
