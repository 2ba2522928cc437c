import { Tokenizer } from '@huggingface/tokenizers';
import { LRUCache } from 'lru-cache';

/** Sides and questions come again with every reply; a strategy has a handful. */
const CACHED_TEXTS = 1000;
/** Seldom has a token more than a dozen letters; what is longer than this many is cut anyway. */
const MOST_LETTERS_A_TOKEN = 20;

/** Cuts texts into the numbers that the network knows. */
export type Tokens = {
  /** [CLS] and [SEP]. */
  readonly first: number;
  readonly end: number;
  /** The first `most` tokens of a text, white space made single. Kept, as sides come again and again. */
  of(text: string, most: number): readonly number[];
  /** The same for what comes once. */
  once(text: string, most: number): readonly number[];
};

/** Makes a tokenizer of the content of tokenizer.json. Throws where it lacks the two special tokens. */
export function createTokens(file: object): Tokens {
  const tokenizer = new Tokenizer(file, {});
  const cache = new LRUCache<string, readonly number[]>({ max: CACHED_TEXTS });
  const once = (text: string, most: number) => {
    const single = text.slice(0, most * MOST_LETTERS_A_TOKEN).replace(/\s+/g, ' ');
    return tokenizer.encode(single, { add_special_tokens: false }).ids.slice(0, most);
  };
  const special = (...names: readonly string[]) => {
    const id = names
      .map((name) => tokenizer.token_to_id(name))
      .find((found) => found !== undefined);
    if (id === undefined) throw new Error(`The tokenizer knows none of ${names.join(', ')}.`);
    return id;
  };
  return {
    first: special('<s>', '[CLS]'),
    end: special('</s>', '[SEP]'),
    of(text, most) {
      const key = `${most} ${text}`;
      const known = cache.get(key) ?? once(text, most);
      cache.set(key, known);
      return known;
    },
    once,
  };
}
