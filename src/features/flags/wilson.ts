/** A share with the interval in which the true one lies with 95% confidence; all from 0 to 1. */
export type Share = {
  readonly count: number;
  readonly of: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
};

/** The 97.5% point of the normal distribution. */
const Z = 1.959963984540054;

/**
 * A share with its Wilson score interval, which keeps its promise for small numbers and near 0 and 1
 * where the textbook interval does not (E. B. Wilson, "Probable inference, the law of succession, and
 * statistical inference", JASA 22, 1927). Of nobody, nothing is known: 0 to 1.
 */
export function shareOf(count: number, of: number): Share {
  if (of === 0) return { count, of, share: 0, low: 0, high: 1 };
  const share = count / of;
  const shrink = 1 + Z ** 2 / of;
  const centre = (share + Z ** 2 / (2 * of)) / shrink;
  const half = (Z * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2))) / shrink;
  // The interval touches the ends exactly; rounding must not move it past them.
  const low = count === 0 ? 0 : centre - half;
  const high = count === of ? 1 : centre + half;
  return { count, of, share, low, high };
}
