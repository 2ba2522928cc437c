/**
 * For each text the share of what is asked that stands in it, 0 to 1, rare stems counting more and
 * unknown ones most; 0 where nothing is asked.
 */
export type Coverage = (asked: ReadonlySet<string>) => Float64Array;

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
  const weightOf = (term: string) => rarity(textsWith.get(term)?.length ?? 0, texts.length);
  return (asked) => {
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
