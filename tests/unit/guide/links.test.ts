import { describe, expect, it } from 'vitest';
import { topicsOf } from '../../../src/features/guide/library/create-library.ts';
import { brokenLinks, relatedCards } from '../../../src/features/guide/library/links.ts';
import { parseArticle } from '../../../src/features/guide/library/parse-article.ts';

function article(stem: string, source: string) {
  const parsed = parseArticle(`${stem}.md`, stem, source);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
}

const one = article(
  'one',
  `text [a](two.md) [b](./two.md#part) [c](../deep/three.md) [d](two) [self](one.md)

[e](missing.md) [f](/site/missing.md) [g](https://example.org/x.md) [h](#part) [i](picture.png)
[j](%E0%A4%A.md) [k][ref]

[ref]: gone.md
`,
);
const two = article('two', '---\ndimension: 2. Beta\n---\ntext');
const three = article('deep/three', '---\ndimension: Alpha\n---\ntext');
const shelf = new Map([one, two, three].map((item) => [item.card.stem, item]));

describe('relatedCards', () => {
  it('gives each linked article once, in order, and not the article itself', () => {
    expect(relatedCards(one, shelf).map(({ stem }) => stem)).toEqual(['two', 'deep/three']);
  });
});

describe('brokenLinks', () => {
  it('names relative links to Markdown that lead nowhere, with their line', () => {
    expect(brokenLinks([one, two, three])).toEqual([
      { stem: 'one', line: 3, target: 'missing.md' },
      { stem: 'one', line: 4, target: '%E0%A4%A.md' },
      { stem: 'one', line: 6, target: 'gone.md' },
    ]);
  });
});

describe('topicsOf', () => {
  it('groups by dimension in the order of the alphabet', () => {
    expect(topicsOf([one, two, three]).map(({ dimension }) => dimension)).toEqual([
      'Alpha',
      'Beta',
      'Other',
    ]);
  });
});
