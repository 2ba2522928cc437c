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
