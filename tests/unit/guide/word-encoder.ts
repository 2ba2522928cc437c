import type { SentenceEncoder } from '../../../src/reader/encoder/load-encoder.ts';

/** Encodes a text by its words alone: texts with the same words are near. Counts what it encodes. */
export function createWordEncoder(): SentenceEncoder & { readonly encoded: string[] } {
  const encoded: string[] = [];
  return {
    identity: 'words@1',
    dimensions: 384,
    encoded,
    encode: async (texts) => {
      encoded.push(...texts);
      return texts.map(vectorOf);
    },
    close: async () => undefined,
  };
}

function vectorOf(text: string): Float32Array {
  const vector = new Float32Array(384);
  for (const word of text.toLowerCase().match(/[a-z]{4,}/g) ?? []) {
    let place = 7;
    for (const letter of word.slice(0, 5)) place = (place * 31 + letter.charCodeAt(0)) % 384;
    vector[place] = (vector[place] ?? 0) + 1;
  }
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}
