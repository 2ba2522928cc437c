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
