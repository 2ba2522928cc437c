import MiniSearch from 'minisearch';
import { createTermReader, wordsOf } from './terms.ts';

/** What can be found by its words. */
export type KeywordDocument = { readonly title: string; readonly text: string };

/** The stems of a question, each with how telling it is: rare ones more, unknown ones most. */
export type Asked = ReadonlyMap<string, number>;

/** Finds documents by their words. */
export type KeywordIndex = {
  /** One score a document, in their order; 0 where no word matches. */
  scores(question: string): Float64Array;
  asked(question: string): Asked;
  /** The stems of a text, each once, to compare with what is asked. */
  termsIn(text: string): ReadonlySet<string>;
};

// Usual values of BM25+ (Lv and Zhai 2011); between them and their neighbours Cranfield shows noise.
const BM25 = { k: 1.2, b: 0.7, d: 0.5 };
/** A slip of the pen may change this share of a word's letters; shorter words are taken as written. */
const SLIP = 0.2;
const SHORTEST_WITH_SLIP = 5;
/** A question is read to this length, in UTF-16 units: whoever pastes a page has said it by then. */
const LONGEST_QUESTION = 2000;

/**
 * Indexes documents for BM25 over stems, the title as a field of its own. A word of the question that
 * no document uses is taken for a slip of the pen and matched to the words nearest to it.
 */
export function createKeywordIndex(documents: readonly KeywordDocument[]): KeywordIndex {
  const reader = createTermReader();
  const index = new MiniSearch<KeywordDocument & { id: number }>({
    fields: ['title', 'text'],
    tokenize: wordsOf,
    processTerm: (word) => reader.termOf(word) ?? null,
  });
  index.addAll(documents.map(({ title, text }, id) => ({ id, title, text })));
  const frequency = frequencies(
    documents.map(({ title, text }) => reader.termsOf(`${title}\n${text}`)),
  );
  const fuzzy = (term: string) => !frequency.has(term) && term.length >= SHORTEST_WITH_SLIP && SLIP;
  return {
    scores(question) {
      const scores = new Float64Array(documents.length);
      const asked = question.slice(0, LONGEST_QUESTION);
      for (const { id, score, queryTerms } of index.search(asked, { bm25: BM25, fuzzy })) {
        // MiniSearch multiplies BM25 by the number of matched words, which favours long documents.
        scores[Number(id)] = score / queryTerms.length;
      }
      return scores;
    },
    asked(question) {
      const terms = reader.termsOf(question.slice(0, LONGEST_QUESTION));
      return new Map(
        terms.map((term) => [term, rarity(frequency.get(term) ?? 0, documents.length)]),
      );
    },
    termsIn: (text) => new Set(reader.termsOf(text)),
  };
}

/** Inverse document frequency as in BM25. */
function rarity(documentsWith: number, documents: number): number {
  return Math.log(1 + (documents - documentsWith + 0.5) / (documentsWith + 0.5));
}

/** In how many documents each stem stands. */
function frequencies(documents: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const frequency = new Map<string, number>();
  for (const terms of documents) {
    for (const term of new Set(terms)) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  }
  return frequency;
}
