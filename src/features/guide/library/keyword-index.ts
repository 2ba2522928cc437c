import MiniSearch from 'minisearch';
import { createTermReader, wordsOf } from './terms.ts';

/** What can be found by its words. */
type KeywordDocument = { readonly title: string; readonly text: string };

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
export function createKeywordIndex(documents: readonly KeywordDocument[]) {
  const reader = createTermReader();
  const index = new MiniSearch<KeywordDocument & { id: number }>({
    fields: ['title', 'text'],
    tokenize: wordsOf,
    processTerm: (word) => reader.termOf(word) ?? null,
  });
  index.addAll(documents.map(({ title, text }, id) => ({ id, title, text })));
  const used = new Set(documents.flatMap(({ title, text }) => reader.termsOf(`${title}\n${text}`)));
  const fuzzy = (term: string) => !used.has(term) && term.length >= SHORTEST_WITH_SLIP && SLIP;
  return {
    /** One score a document, in their order; 0 where no word matches. */
    scores(question: string) {
      const scores = new Float64Array(documents.length);
      const asked = question.slice(0, LONGEST_QUESTION);
      for (const { id, score, queryTerms } of index.search(asked, { bm25: BM25, fuzzy })) {
        // MiniSearch multiplies BM25 by the number of matched words, which favours long documents.
        scores[Number(id)] = score / queryTerms.length;
      }
      return scores;
    },
    /** The stems of what a question asks for, each once. */
    asked: (question: string) => new Set(reader.termsOf(question.slice(0, LONGEST_QUESTION))),
    /** The stems of a text, each once, to compare with what is asked. */
    termsIn: (text: string) => new Set(reader.termsOf(text)),
  };
}

/**
 * Prepares texts, given as their stems, for questions about what they cover: for each text the share
 * of what is asked that stands in it, 0 to 1, rare stems counting more and unknown ones most; 0 where
 * nothing is asked.
 */
export function createCoverage(texts: readonly ReadonlySet<string>[]) {
  const textsWith = new Map<string, number[]>();
  for (const [at, terms] of texts.entries()) {
    for (const term of terms) {
      const list = textsWith.get(term);
      if (list === undefined) textsWith.set(term, [at]);
      else list.push(at);
    }
  }
  const weightOf = (term: string) => rarity(textsWith.get(term)?.length ?? 0, texts.length);
  return (asked: ReadonlySet<string>) => {
    const shares = new Float64Array(texts.length);
    const total = [...asked].reduce((sum, term) => sum + weightOf(term), 0);
    for (const term of asked) {
      const share = weightOf(term) / total;
      for (const at of textsWith.get(term) ?? []) shares[at] = (shares[at] ?? 0) + share;
    }
    return shares;
  };
}

/** Inverse document frequency as in BM25. */
function rarity(textsWith: number, texts: number): number {
  return Math.log(1 + (texts - textsWith + 0.5) / (textsWith + 0.5));
}
