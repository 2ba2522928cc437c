import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Passage } from '../../../src/features/guide/library/article.ts';
import { loadArticles } from '../../../src/features/guide/library/load-articles.ts';
import { encodeTable, similarities } from '../../../src/features/guide/library/meaning-index.ts';
import { openVectorCache } from '../../../src/features/guide/library/vector-cache.ts';
import { sharedModels } from '../../shared-models.ts';
import { ARTICLE_CACHE } from '../../warm-article-cache.ts';

type Placed = Passage & { readonly stem: string; readonly title: string };

const fromRoot = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
/** The nearest two are at 0.67; far above that, one says what the other says in other words. */
const THE_SAME = 0.75;
const ROW_OF_WORDS = 10;

let passages: readonly Placed[] = [];
beforeAll(async () => {
  const { articles } = await loadArticles([fromRoot('content/articles')]);
  passages = articles.flatMap(({ card: { stem, title }, passages: own }) =>
    own.map((passage) => ({ ...passage, stem, title })),
  );
});

/** Every row of ten words in a text. */
function rowsOfWords(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];
  const starts = words.slice(0, Math.max(0, words.length - ROW_OF_WORDS + 1));
  return new Set(starts.map((_, start) => words.slice(start, start + ROW_OF_WORDS).join(' ')));
}

describe('the passages of our own articles', () => {
  it('never share ten words in a row with another article', () => {
    const owner = new Map<string, string>();
    const shared: string[] = [];
    for (const { stem, text } of passages) {
      for (const row of rowsOfWords(text)) {
        if ((owner.get(row) ?? stem) !== stem) shared.push(`${owner.get(row)}, ${stem}: ${row}`);
        owner.set(row, stem);
      }
    }
    expect(owner.size).toBeGreaterThan(10_000);
    expect(shared).toEqual([]);
  });

  it('never mean the same as one of another article', async () => {
    const { encoder } = await sharedModels();
    const cache = openVectorCache(ARTICLE_CACHE);
    // As the library encodes them, so that the cache has them all.
    const texts = passages.map(({ heading, title, text }) => `${heading || title}\n${text}`);
    const table = await encodeTable(texts, encoder, cache);
    cache.close();
    const alike = passages.flatMap(({ stem, heading }, row) => {
      const vector = table.values.subarray(row * table.dimensions, (row + 1) * table.dimensions);
      const near = similarities(table, vector);
      return passages.flatMap((other, at) =>
        at < row && other.stem !== stem && (near[at] ?? 0) > THE_SAME
          ? [`${near[at]?.toFixed(3)} ${stem} (${heading}), ${other.stem} (${other.heading})`]
          : [],
      );
    });
    expect(alike).toEqual([]);
  });

  it('are no sources, no lists of links and no notes', () => {
    expect(passages.length).toBeGreaterThan(300);
    for (const { heading, text } of passages) {
      expect(heading).not.toMatch(/^(sources|related content)$/i);
      expect(text).not.toMatch(/without a named source|^(sources|related content)$/im);
    }
  });
});
