import type { SentenceEncoder } from '../../../reader/encoder/load-encoder.ts';
import type { Passage } from './article.ts';
import { createCoverage, createKeywordIndex } from './keyword-index.ts';
import { createMeaningIndex, type MeaningIndex } from './meaning-index.ts';
import { bestIndices, fused, isAnswerable, type Signs, yardstickOf } from './scores.ts';
import { UNRELATED_QUESTIONS } from './unrelated-questions.ts';
import { openVectorCache, type VectorCache } from './vector-cache.ts';

/** What is searched: a title and the passages below it. */
export type SearchDocument = {
  readonly title: string;
  /** Words that it can be found by besides: tags, a summary. */
  readonly about: string;
  readonly passages: readonly Passage[];
};

/** How well a passage fits a question. */
export type PassageFit = {
  /** Cosine of its meaning with the question's, -1 to 1; undefined without an encoder. */
  readonly nearness: number | undefined;
  /** How much of what the question asks for stands in its words, 0 to 1. */
  readonly coverage: number;
};

/** What was found for one question. */
export type Found = {
  /** A score for every document, in their order; higher is better, and only the order means something. */
  readonly documents: Float64Array;
  /** Whether the documents probably hold an answer at all. */
  readonly answerable: boolean;
  /** The passages of a document, in their order, each with its fit. */
  fits(document: number): readonly PassageFit[];
};

/** With what a search is made. Without an encoder it goes by words alone; without a cache nothing is kept. */
export type SearchTools = {
  readonly encoder?: SentenceEncoder | undefined;
  readonly cache?: VectorCache | undefined;
};

type Placed = Passage & { readonly title: string; readonly document: number };

/** So many documents are taken to answer a question when it is moved towards them. */
const FEEDBACK_DOCUMENTS = 3;

/** Indexes documents by words and, with an encoder, by meaning. */
export async function createDocumentSearch(
  documents: readonly SearchDocument[],
  tools: SearchTools,
) {
  const words = createKeywordIndex(documents.map(toKeywords));
  const placed: readonly Placed[] = documents.flatMap(({ title, passages }, document) =>
    passages.map((passage) => ({ ...passage, title, document })),
  );
  const covered = createCoverage(
    placed.map(({ heading, text }) => words.termsIn(`${heading}\n${text}`)),
  );
  const meaning = await meaningOf(placed, documents.length, tools);
  const first = firstPassages(documents);
  const look = (question: string, vector: Float32Array | undefined): Look => {
    const asked = words.asked(question);
    const near = vector && meaning?.passageScores(vector);
    const coverage = covered(asked);
    const signs = {
      nearness: near && highest(near),
      belonging: vector && meaning?.belonging(vector),
      coverage: highest(coverage),
      asked: asked.size,
    };
    return { near, coverage, signs };
  };
  const vectors = (await meaning?.encodeAll(UNRELATED_QUESTIONS)) ?? [];
  const unrelated = UNRELATED_QUESTIONS.map((question, i) => look(question, vectors[i]).signs);
  const yardstick = yardstickOf(unrelated, placed.length);
  return {
    async find(question: string): Promise<Found> {
      const byWords = words.scores(question);
      const vector = await meaning?.encode(question);
      const { near, coverage, signs } = look(question, vector);
      return {
        documents:
          vector && near && meaning
            ? documentScores(meaning, byWords, vector, near, signs.coverage)
            : byWords,
        answerable: isAnswerable(signs, yardstick),
        fits: (document) =>
          (documents[document]?.passages ?? []).map((_, i) => {
            const at = (first[document] ?? 0) + i;
            return { nearness: near?.[at], coverage: coverage[at] ?? 0 };
          }),
      };
    },
  };
}

/** What is seen of the passages when a question is held beside them. */
type Look = {
  readonly near: Float64Array | undefined;
  readonly coverage: Float64Array;
  readonly signs: Signs;
};

function highest(scores: Float64Array): number {
  let best = -1;
  for (const score of scores) best = Math.max(best, score);
  return best;
}

/** Fuses words and meaning, moves the question towards the first answers, and fuses again. */
function documentScores(
  meaning: MeaningIndex,
  byWords: Float64Array,
  vector: Float32Array,
  passagesByMeaning: Float64Array,
  coverage: number,
): Float64Array {
  const first = fused(byWords, meaning.documentScores(vector, passagesByMeaning), coverage);
  const moved = meaning.towards(vector, bestIndices(first, FEEDBACK_DOCUMENTS));
  return fused(byWords, meaning.documentScores(moved, meaning.passageScores(moved)), coverage);
}

async function meaningOf(
  placed: readonly Placed[],
  documents: number,
  { encoder, cache }: SearchTools,
): Promise<MeaningIndex | undefined> {
  if (encoder === undefined) return undefined;
  const passages = placed.map(({ title, heading, text, document }) => {
    return { text: [heading || title, text].filter((part) => part !== '').join('\n'), document };
  });
  return await createMeaningIndex(
    passages,
    documents,
    encoder,
    cache ?? openVectorCache(undefined),
  );
}

/** Where the passages of each document begin in the list of all. */
function firstPassages(documents: readonly SearchDocument[]): readonly number[] {
  let next = 0;
  return documents.map(({ passages }) => {
    next += passages.length;
    return next - passages.length;
  });
}

function toKeywords({ title, about, passages }: SearchDocument) {
  const parts = passages.map(({ heading, text }) => `${heading}\n${text}`);
  return { title, text: [about, ...parts].join('\n') };
}
