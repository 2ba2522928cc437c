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

/** How much words count beside meaning where one passage has everything that is asked for. */
const WORDS_WEIGHT = 1.5;

/**
 * One score from words and meaning. The few high BM25 scores would drown everything else, so their
 * square root is taken first. Whoever describes a situation uses other words than the library, and
 * then the best match of words is chance: they count by the square of `coverage`, the largest share
 * of what is asked that one passage has.
 */
export function fused(words: Float64Array, meaning: Float64Array, coverage: number): Float64Array {
  const byWords = standardised(words.map(Math.sqrt));
  const byMeaning = standardised(meaning);
  const weight = WORDS_WEIGHT * coverage ** 2;
  return byMeaning.map((score, i) => score + weight * (byWords[i] ?? 0));
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

/** A library as the threshold sees it. */
export type Yardstick = {
  /** Median signs of questions that have nothing to do with it. */
  readonly unrelated: Readonly<Record<'nearness' | 'belonging' | 'trusted', number>>;
  readonly passages: number;
};

/**
 * Signs are counted from what unrelated questions reach in the same library, as a large or loosely
 * written one is near to everything. Chosen on four libraries, no one of which decides: see docs/guide.md.
 */
const COVERAGE_WEIGHT = 0.2;
const NEEDED = { atLeast: 0.1, perLogPassage: 0.03 };
/** A passage that has nearly all the words answers, whatever its meaning is held to be. */
const COVERED = 0.8;
/** Words alone say less: half of what is asked must stand in one passage. */
const COVERAGE_NEEDED = 0.5;
/** A question of one or two words is covered by accident. */
const WORDS_TO_TRUST = 3;

/** True where the library probably holds an answer. */
export function isAnswerable(signs: Signs, { unrelated, passages }: Yardstick): boolean {
  const { nearness, belonging, coverage } = signs;
  if (nearness === undefined || belonging === undefined) return coverage >= COVERAGE_NEEDED;
  const trusted = trustedCoverage(signs);
  if (trusted >= COVERED) return true;
  const above =
    nearness -
    unrelated.nearness +
    (belonging - unrelated.belonging) +
    COVERAGE_WEIGHT * (trusted - unrelated.trusted);
  return above >= NEEDED.atLeast + NEEDED.perLogPassage * Math.log(Math.max(1, passages));
}

/** Measures a library by questions that it cannot answer. */
export function yardstickOf(unrelated: readonly Signs[], passages: number): Yardstick {
  return {
    unrelated: {
      nearness: median(unrelated.map(({ nearness = 0 }) => nearness)),
      belonging: median(unrelated.map(({ belonging = 0 }) => belonging)),
      trusted: median(unrelated.map(trustedCoverage)),
    },
    passages,
  };
}

function trustedCoverage({ coverage, asked }: Signs): number {
  return coverage * Math.min(1, asked / WORDS_TO_TRUST);
}

/** The lower one of two in the middle; 0 of nothing. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
