import type { SentenceEncoder } from '../../../src/reader/encoder/load-encoder.ts';

/** Vectors made of letter counts: alike texts are near, and no weights are needed. */
export function fakeEncoder(): SentenceEncoder {
  return {
    identity: 'fake',
    dimensions: 384,
    encode: async (texts) => texts.map(letterCounts),
    close: async () => undefined,
  };
}

function letterCounts(text: string): Float32Array {
  const vector = new Float32Array(384);
  for (const letter of text.toLowerCase()) {
    const at = letter.charCodeAt(0) % 384;
    vector[at] = (vector[at] ?? 0) + 1;
  }
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}
