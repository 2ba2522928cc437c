/** Answers on the ordered scale of a rule, by side. */
export type ScaleCounts = {
  readonly over: number;
  readonly split: number;
  readonly prefer: number;
};

/**
 * The probability that two groups would differ in their mean side at least as much as they do if who
 * is in which group were chance alone: an exact permutation test. Every way of dealing the answers
 * out is weighed by how often it comes up (multivariate hypergeometric), so nothing is drawn and no
 * distribution assumed (R. A. Fisher, "The design of experiments", 1935, chapter 2). 1 where a group
 * is empty.
 */
export function differenceByChance(one: ScaleCounts, other: ScaleCounts): number {
  const size = sizeOf(one);
  const all = {
    over: one.over + other.over,
    split: one.split + other.split,
    prefer: one.prefer + other.prefer,
  };
  const total = sizeOf(all);
  if (size === 0 || size === total) return 1;
  const observed = Math.abs(scoreOf(one) / size - scoreOf(other) / (total - size));
  const allWays = logWays(total, size);
  let chance = 0;
  for (let over = 0; over <= Math.min(all.over, size); over += 1) {
    for (let split = 0; split <= Math.min(all.split, size - over); split += 1) {
      const prefer = size - over - split;
      if (prefer > all.prefer) continue;
      const score = prefer - over;
      const difference = Math.abs(score / size - (scoreOf(all) - score) / (total - size));
      // Equal differences must not part by rounding.
      if (difference < observed - 1e-9) continue;
      const ways =
        logWays(all.over, over) + logWays(all.split, split) + logWays(all.prefer, prefer);
      chance += Math.exp(ways - allWays);
    }
  }
  return Math.min(1, chance);
}

/**
 * Which of several tests hold together at 5%, by Holm's steps: asking about many groups must not make
 * one of them stand out by luck (S. Holm, Scandinavian Journal of Statistics 6, 1979). In the order
 * of the probabilities given.
 */
export function holdTogether(chances: readonly number[], level = 0.05): readonly boolean[] {
  const ranked = chances.map((chance, index) => ({ chance, index }));
  ranked.sort((a, b) => a.chance - b.chance);
  const firstFailure = ranked.findIndex(
    ({ chance }, step) => chance > level / (ranked.length - step),
  );
  const held = firstFailure === -1 ? ranked : ranked.slice(0, firstFailure);
  const indexes = new Set(held.map(({ index }) => index));
  return chances.map((_, index) => indexes.has(index));
}

function sizeOf({ over, split, prefer }: ScaleCounts): number {
  return over + split + prefer;
}

function scoreOf({ over, prefer }: ScaleCounts): number {
  return prefer - over;
}

/** The logarithm of the number of ways to pick some of many. */
function logWays(many: number, some: number): number {
  return logFactorial(many) - logFactorial(some) - logFactorial(many - some);
}

/** The logarithms of 0!, 1!, 2! … as far as they are summed up. */
const LOG_FACTORIALS = [0, 0];

/** A plain sum up to 256; beyond, Stirling's series, whose error is then below 1e-14. */
function logFactorial(n: number): number {
  if (n > 256) {
    return (
      n * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI * n) + 1 / (12 * n) - 1 / (360 * n ** 3)
    );
  }
  for (let i = LOG_FACTORIALS.length; i <= n; i += 1)
    LOG_FACTORIALS.push((LOG_FACTORIALS[i - 1] ?? 0) + Math.log(i));
  return LOG_FACTORIALS[n] ?? 0;
}
