import { Tokenizer } from '@huggingface/tokenizers';
import { LRUCache } from 'lru-cache';
import type { NetworkDescription } from './network-description.ts';

/** What the network is given at once: token ids, and for each the part of the pass that it belongs to. */
export type Pass = { readonly ids: readonly number[]; readonly parts: readonly number[] };

/** The parts; [CLS] counts to the reply. */
const REPLY = 0;
const THIS_SIDE = 1;
const OTHER_SIDE = 2;
const QUESTION = 3;

/** As many statements, in their order, as fit into one pass. Almost every reply is one window. */
export type Window = {
  /** Which statements of the reply these are. */
  readonly statements: readonly number[];
  /** The tokens of each of them. */
  readonly tokens: readonly (readonly number[])[];
};

/** Packs statements into windows of at most `most` tokens; none of them has more. */
export function windowsOf(
  statements: readonly (readonly number[])[],
  most: number,
): readonly Window[] {
  const windows: { statements: number[]; tokens: (readonly number[])[]; size: number }[] = [];
  statements.forEach((tokens, at) => {
    const last = windows.at(-1);
    if (last === undefined || last.size + tokens.length > most) {
      windows.push({ statements: [at], tokens: [tokens], size: tokens.length });
      return;
    }
    last.statements.push(at);
    last.tokens.push(tokens);
    last.size += tokens.length;
  });
  return windows;
}

/**
 * `[CLS] (question [SEP])? reply [SEP] (this side [SEP] other side [SEP])?` A question that is empty
 * or the usual one is left out, as in training.
 */
export function buildPass(
  tokens: Tokens,
  description: Pick<NetworkDescription, 'default_question' | 'most_tokens'>,
  reply: readonly (readonly number[])[],
  question: string,
  sides: readonly [thisSide: string, otherSide: string] | undefined,
): Pass {
  const { default_question, most_tokens } = description;
  const ids = [tokens.first];
  const parts = [REPLY];
  const add = (part: number, found: readonly number[]) => {
    ids.push(...found, tokens.end);
    for (let i = 0; i <= found.length; i += 1) parts.push(part);
  };
  if (question !== '' && question !== default_question) {
    add(QUESTION, tokens.of(question, most_tokens.question));
  }
  add(REPLY, reply.flat());
  sides?.forEach((side, i) => {
    add(i === 0 ? THIS_SIDE : OTHER_SIDE, tokens.of(side, most_tokens.side));
  });
  return { ids, parts };
}

/** Of numbers that stand one for each token of a pass, the largest of each statement of the window. */
export function strongestOf(
  { parts }: Pass,
  window: Window,
  values: ArrayLike<number>,
): ReadonlyMap<number, number> {
  let at = parts.indexOf(REPLY, 1);
  const found = new Map<number, number>();
  window.statements.forEach((statement, i) => {
    let most = NO_TOKENS;
    const end = at + (window.tokens[i]?.length ?? 0);
    for (; at < end; at += 1) most = Math.max(most, values[at] ?? NO_TOKENS);
    found.set(statement, most);
  });
  return found;
}

/** Below every number that the network gives: a statement without tokens decides nothing. */
const NO_TOKENS = -99;

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
