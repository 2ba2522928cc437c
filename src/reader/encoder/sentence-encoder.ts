/** Turns texts into vectors that are close where the texts are about the same thing. */
export type SentenceEncoder = {
  /** Name and short hash of the weights; vectors of different identities cannot be compared. */
  readonly identity: string;
  readonly dimensions: 384;
  /**
   * One unit-length vector for each text, in the order given. The same text has the same vector,
   * bit for bit, whatever it is encoded with. Texts are cut after 256 tokens.
   */
  encode(texts: readonly string[]): Promise<readonly Float32Array[]>;
  /** Frees the memory of the weights; the encoder cannot be used afterwards. */
  close(): Promise<void>;
};

/** Cosine of two unit vectors of the same length: 1 the same, 0 unrelated. */
export function similarity(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
