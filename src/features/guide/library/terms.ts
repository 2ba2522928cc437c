import { stemmer } from 'stemmer';
import { STOP_WORDS } from './stop-words.ts';

/** The words of a text as they stand, lower case, accents removed. */
export function wordsOf(text: string): string[] {
  const lower = text.toLowerCase();
  const plain = /[^\p{ASCII}]/u.test(lower)
    ? lower.normalize('NFKD').replace(/\p{M}+/gu, '')
    : lower;
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Makes stems of words and remembers them; a library uses the same few thousand words again and again. */
export type TermReader = {
  /** The stem of a word from wordsOf; undefined for a word that carries no subject. English. */
  termOf(word: string): string | undefined;
  /** The stems of a text, in order, with repetitions. */
  termsOf(text: string): readonly string[];
};

/** A pasted blob may be one endless word; nobody asks for it. In letters. */
const LONGEST_WORD = 60;

/** A reader of its own for each index, so that what it remembers goes when the index goes. */
export function createTermReader(): TermReader {
  const known = new Map<string, string | undefined>();
  const termOf = (word: string) => {
    if (known.has(word)) return known.get(word);
    const term = STOP_WORDS.has(word) || word.length > LONGEST_WORD ? undefined : stemmer(word);
    known.set(word, term);
    return term;
  };
  return { termOf, termsOf: (text) => wordsOf(text).flatMap((word) => termOf(word) ?? []) };
}
