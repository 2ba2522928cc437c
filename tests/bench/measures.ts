/**
 * Normalised discounted cumulative gain of the first ten (Järvelin and Kekäläinen 2002), relevance
 * yes or no; 0 where nothing is relevant.
 */
export function ndcgAt10(ranking: readonly string[], relevant: ReadonlySet<string>): number {
  const gain = (rank: number) => 1 / Math.log2(rank + 2);
  const hits = ranking.slice(0, 10).map((id, rank) => (relevant.has(id) ? gain(rank) : 0));
  const ideal = Array.from({ length: Math.min(10, relevant.size) }, (_, rank) => gain(rank));
  const sum = (gains: readonly number[]) => gains.reduce((total, one) => total + one, 0);
  return relevant.size === 0 ? 0 : sum(hits) / sum(ideal);
}

/** The smallest value that at least `share` of the values do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
