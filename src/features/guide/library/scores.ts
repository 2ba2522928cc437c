/** Puts scores of different kinds on one scale: mean 0 and standard deviation 1 over all of them. */
export function standardised(scores: Float64Array): Float64Array {
  const mean = scores.reduce((sum, score) => sum + score, 0) / (scores.length || 1);
  const variance =
    scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / (scores.length || 1);
  const deviation = Math.sqrt(variance);
  return scores.map((score) => (deviation < 1e-9 ? 0 : (score - mean) / deviation));
}

/** The indices of the highest scores, best first; equal scores keep their order. */
export function bestIndices(scores: Float64Array, most: number): readonly number[] {
  const indices = Array.from(scores.keys());
  return indices.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b).slice(0, most);
}

/** How much of a fused score is meaning; the rest is words. */
const MEANING_SHARE = 0.6;

/**
 * One score from words and meaning. The few high BM25 scores would drown everything else, so their
 * square root is taken first. On Cranfield any share from 0.5 to 0.7 does as well.
 */
export function fused(words: Float64Array, meaning: Float64Array): Float64Array {
  const byWords = standardised(words.map(Math.sqrt));
  const byMeaning = standardised(meaning);
  return byWords.map(
    (score, i) => (1 - MEANING_SHARE) * score + MEANING_SHARE * (byMeaning[i] ?? 0),
  );
}

/** How a question relates to a library. */
export type Signs = {
  /** Cosine with the passage nearest in meaning; undefined without an encoder. */
  readonly nearness: number | undefined;
  /** Cosine with all passages together: is this the library's subject at all? */
  readonly belonging: number | undefined;
  /** The largest share of what is asked that one passage has in its words, 0 to 1. */
  readonly coverage: number;
  /** How many different words with a subject the question has. */
  readonly asked: number;
};

/**
 * Logistic regression over 785 questions asked of three libraries (leadership articles, read-me files
 * of software, abstracts on aerodynamics), each library's own questions against everybody else's. Left
 * out one at a time, a library's answerable and unanswerable questions were told apart nearly as well
 * as with it, so the same numbers serve any English library.
 */
const WEIGHTS = { nearness: 10, belonging: 6.5, coverage: 5.5, needed: 6.8 };
/** Words alone say less: half of what is asked must stand in one passage. */
const COVERAGE_NEEDED = 0.5;
/** A question of one or two words is covered by accident. */
const WORDS_TO_TRUST = 3;

/** True where the library probably holds an answer. */
export function isAnswerable({ nearness, belonging, coverage, asked }: Signs): boolean {
  if (nearness === undefined || belonging === undefined) return coverage >= COVERAGE_NEEDED;
  const trusted = coverage * Math.min(1, asked / WORDS_TO_TRUST);
  const sum =
    WEIGHTS.nearness * nearness + WEIGHTS.belonging * belonging + WEIGHTS.coverage * trusted;
  return sum >= WEIGHTS.needed;
}
