import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CAUSES, type Cause } from '../../../src/domain/cause.ts';
import type { Excerpt } from '../../../src/features/guide/library/article.ts';
import { createLibrary, type Library } from '../../../src/features/guide/library/create-library.ts';
import { loadArticles } from '../../../src/features/guide/library/load-articles.ts';
import { pickExcerpt } from '../../../src/features/guide/pick-excerpt.ts';
import type { SentenceEncoder } from '../../../src/reader/encoder/load-encoder.ts';
import { sharedModels } from '../../shared-models.ts';
import { ARTICLE_CACHE } from '../../warm-article-cache.ts';

const ARTICLES = fileURLToPath(new URL('../../../content/articles', import.meta.url));
/** What the articles about a cause have in their front matter. */
const TAGS: Readonly<Record<Cause, RegExp>> = {
  'not-operational': /strategy-language|decision-rules|operational-translation|dilemma/,
  incentives: /incentives|metrics|compensation/,
  agreement: /agreement|alignment|understanding|false-consensus|strategy-language/,
  resources: /resource-allocation|budget|hiring/,
  'decision-rights': /decision-rights|escalation/,
};
const SAID: readonly (readonly [Cause, string])[] = [
  [
    'incentives',
    'My people are still bonused on how many deals they close, so they close small ones.',
  ],
  ['incentives', 'Support is measured on tickets closed per hour, so nobody takes the long calls.'],
  ['incentives', 'Promotion still goes to whoever ships the most features.'],
  ['resources', 'I still have the same headcount split across both product lines.'],
  ['resources', 'No engineer is free for single sign-on before March.'],
  ['resources', 'The budget was spread evenly over all departments again.'],
  [
    'decision-rights',
    'Every discount above ten percent still goes to the CEO, which takes two weeks.',
  ],
  ['decision-rights', 'I am not sure whether product or sales may drop a small feature.'],
  ['agreement', 'Fully on board with the new direction, great strategy!'],
  ['agreement', 'I support the plan and will pass it on to my team.'],
  ['not-operational', 'We will be more customer centric and put enterprise first in all we do.'],
  ['not-operational', ''],
];

let encoder: SentenceEncoder;
let library: Library;
let tags: ReadonlyMap<string, string>;
beforeAll(async () => {
  const { articles } = await loadArticles([ARTICLES]);
  tags = new Map(articles.map((article) => [article.card.stem, article.tags.join(' ')]));
  ({ encoder } = await sharedModels());
  library = await createLibrary({ dirs: [ARTICLES], encoder, cacheFile: ARTICLE_CACHE });
});
afterAll(async () => {
  library.close();
});

const tagsOf = (excerpt: Excerpt | undefined) =>
  excerpt === undefined ? '' : tags.get(excerpt.article.stem);

describe('pickExcerpt', () => {
  it.each(SAID)('stays with the cause: %s, "%s"', async (cause, words) => {
    expect(tagsOf(await pickExcerpt(library, { cause, words }))).toMatch(TAGS[cause]);
  });

  it('goes by the words: other words, other passages about the same cause', async () => {
    const picked = await Promise.all(
      SAID.map(([cause, words]) => pickExcerpt(library, { cause, words })),
    );
    for (const cause of ['incentives', 'resources', 'decision-rights', 'agreement'] as const) {
      const texts = picked.filter((_, i) => SAID[i]?.[0] === cause).map((e) => e?.text);
      expect(new Set(texts).size, cause).toBeGreaterThan(1);
    }
  });

  it('never picks what is shown already, and ends where the library has no more', async () => {
    for (const cause of CAUSES) {
      const shown: Excerpt[] = [];
      const pick = () => pickExcerpt(library, { cause, words: 'we have no money', shown });
      for (let next = await pick(); next !== undefined; next = await pick()) {
        expect(shown.map(({ text }) => text)).not.toContain(next.text);
        shown.push(next);
      }
      expect(shown.length).toBeGreaterThan(1);
      expect(shown.length).toBeLessThan(20);
    }
  });

  it('has nothing where the library has nothing', async () => {
    const empty = { search: async () => ({ answered: false, excerpts: [], nearest: [] }) };
    expect(await pickExcerpt(empty, { cause: 'resources', words: 'no money' })).toBeUndefined();
  });
});
