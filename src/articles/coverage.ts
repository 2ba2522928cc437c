import type { Asked } from './keyword-index.ts';

/** For each text the share of what is asked that stands in it, 0 to 1; 0 where nothing is asked. */
export type Coverage = (asked: Asked) => Float64Array;

/** Prepares texts, given as their stems, for questions about what they cover. */
export function createCoverage(texts: readonly ReadonlySet<string>[]): Coverage {
  const textsWith = new Map<string, number[]>();
  for (const [at, terms] of texts.entries()) {
    for (const term of terms) {
      const list = textsWith.get(term);
      if (list === undefined) textsWith.set(term, [at]);
      else list.push(at);
    }
  }
  return (asked) => {
    const shares = new Float64Array(texts.length);
    const total = [...asked.values()].reduce((sum, weight) => sum + weight, 0);
    for (const [term, weight] of asked) {
      for (const at of textsWith.get(term) ?? []) shares[at] = (shares[at] ?? 0) + weight / total;
    }
    return shares;
  };
}
