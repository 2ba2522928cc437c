import { Tokenizer } from '@huggingface/tokenizers';
import { LRUCache } from 'lru-cache';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { readEncoderFiles, vendoredEncoderDir } from './encoder-files.ts';

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

const DIMENSIONS = 384;
/** Longest input the weights were trained on, in tokens, [CLS] and [SEP] counted. */
const MAX_TOKENS = 256;
/** Characters beyond which no text can fit: a token seldom has more than a dozen. */
const MAX_CHARACTERS = 4000;
const CACHED_TEXTS = 2000;

/**
 * Loads the sentence encoder of `dir` (default: the one that comes with the package), checking
 * its files once. Throws where a file is missing or changed.
 */
export async function loadEncoder(dir: string = vendoredEncoderDir()): Promise<SentenceEncoder> {
  const files = await readEncoderFiles(dir);
  const tokenizer = new Tokenizer(files.tokenizer, files.tokenizerConfig);
  const session = await InferenceSession.create(files.model, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
  });
  const cache = new LRUCache<string, Float32Array>({ max: CACHED_TEXTS });
  const encodeOne = async (text: string): Promise<Float32Array> => {
    const known = cache.get(text);
    if (known !== undefined) return known;
    const vector = await run(session, tokenIds(tokenizer, text));
    cache.set(text, vector);
    return vector;
  };
  return {
    identity: `all-MiniLM-L6-v2@${files.modelHash}`,
    dimensions: DIMENSIONS,
    encode: (texts) => inOrder(texts, encodeOne),
    close: () => session.release(),
  };
}

/** The ids of a text, cut to the longest input; the last id kept is always [SEP]. */
export function tokenIds(tokenizer: Tokenizer, text: string): readonly number[] {
  const { ids } = tokenizer.encode(text.slice(0, MAX_CHARACTERS));
  if (ids.length <= MAX_TOKENS) return ids;
  return [...ids.slice(0, MAX_TOKENS - 1), ...ids.slice(-1)];
}

// One text at a time: in a batch the last bits of a vector depend on its batch mates,
// and a reading must not. It costs a quarter more time than batches of eight.
async function inOrder(
  texts: readonly string[],
  encodeOne: (text: string) => Promise<Float32Array>,
): Promise<readonly Float32Array[]> {
  const vectors: Float32Array[] = [];
  for (const text of texts) vectors.push(await encodeOne(text));
  return vectors;
}

async function run(session: InferenceSession, ids: readonly number[]): Promise<Float32Array> {
  const shape = [1, ids.length];
  const mask = new BigInt64Array(ids.length).fill(1n);
  const { embedding } = await session.run({
    input_ids: new Tensor('int64', BigInt64Array.from(ids, BigInt), shape),
    attention_mask: new Tensor('int64', mask, shape),
  });
  if (!(embedding?.data instanceof Float32Array)) throw new Error('The encoder gave no vector.');
  return Float32Array.from(embedding.data);
}
