import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { renderViewAsText } from 'local-slack/block-kit/render-text';
import { validateView } from 'local-slack/block-kit/validate-view';
import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../../src/features/guide/library/parse-article.ts';
import { articleView } from '../../../src/features/guide/slack/article-view.ts';
import { plainWords } from './plain-words.ts';

const CARD = {
  stem: 'an-article',
  title: 'An article',
  dimension: 'Strategic Alignment',
  readingTime: '4 min',
  url: '',
  attribution: '',
};
const FOLDERS = ['content/articles', 'tests/fixtures/seed'];
const FILES = FOLDERS.flatMap((folder) => {
  const path = fileURLToPath(new URL(`../../../${folder}`, import.meta.url));
  const names = readdirSync(path).filter((name) => name.endsWith('.md'));
  return names.map((name) => ({ name, path: `${path}/${name}` }));
});

const pageOf = (markdown: string, page = 0, related = [CARD]) =>
  articleView({ card: CARD, markdown }, related, page);
const textOf = (markdown: string) => renderViewAsText(pageOf(markdown, 0, []));

/** Every page of an article, by turning pages until the last one. */
function everyPage(markdown: string) {
  const pages = [];
  for (let page = 0; ; page += 1) {
    const view = pageOf(markdown, page);
    pages.push(view);
    if (!JSON.stringify(view).includes('article_page_on')) return pages;
  }
}

describe('an article in a modal', () => {
  it.each(FILES)('shows the whole of $name within the limits of Slack', ({ name, path }) => {
    const article = parseArticle(path, name, readFileSync(path, 'utf8'));
    if (!article.ok) throw new Error(article.error.message);
    const pages = everyPage(article.value.markdown);
    for (const view of pages) expect(validateView(view)).toEqual([]);
    const shown = plainWords(pages.map((view) => renderViewAsText(view)).join('\n'));
    for (const { text, quotable } of article.value.passages) {
      if (!quotable) continue;
      for (const line of text.split(/\n+/)) expect(shown).toContain(plainWords(line));
    }
  });

  it('renders every kind of block', () => {
    const shown = textOf(
      [
        '# One',
        '### Two',
        'Words **bold** and *slanted* with `code` and [a link](https://example.com/x).',
        '> quoted',
        '1. first',
        '2. second',
        '   - inside',
        '- [x] done',
        '| a | b |\n|---|---|\n| 1 | 2 |',
        '---',
        '![a picture](https://example.com/p.png)',
        '```\nsome code\n```',
      ].join('\n\n'),
    );
    for (const words of [
      'One',
      'Two',
      'bold',
      'https://example.com/x',
      '> quoted',
      'second',
      'inside',
      '☑ done',
      'a  b',
      'picture: a picture',
      'some code',
    ]) {
      expect(shown).toContain(words);
    }
  });

  it('leaves out HTML and never pings anybody', () => {
    const view = JSON.stringify(
      pageOf('<script>x()</script>\n\nHello <!channel> and <@U123> and @here'),
    );
    expect(view).not.toContain('script');
    expect(view).not.toContain('"broadcast"');
    expect(view).not.toContain('"user"');
  });

  it('turns pages forth and back and ends on the last one', () => {
    const long = Array.from({ length: 90 }, (_, i) => `Paragraph ${i} of a long article.`).join(
      '\n\n',
    );
    const pages = everyPage(long);
    expect(pages.length).toBeGreaterThan(1);
    const all = pages.map((view) => renderViewAsText(view)).join('\n');
    for (let i = 0; i < 90; i += 1) expect(all).toContain(`Paragraph ${i} of`);
    expect(pageOf(long, 99)).toEqual(pages.at(-1));
  });

  it('stays within the limits whatever the Markdown', () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '# T',
        '- a',
        '  - b',
        '> q',
        '```',
        '| a | b |',
        '|---|---|',
        '---',
        '<div>',
        '1. x',
        '![](x)',
        '[a](b.md)',
      ),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 60 }), (lines) => {
        for (const view of everyPage(lines.join('\n'))) expect(validateView(view)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
