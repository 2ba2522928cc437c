import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/features/guide/library/article.ts';
import { parseArticle } from '../../../src/features/guide/library/parse-article.ts';
import { parseMarkdown } from '../../../src/features/guide/library/parse-markdown.ts';
import { plainText } from '../../../src/features/guide/library/plain-text.ts';

const parse = (source: string, stem = 'why-we-nod') =>
  parseArticle('dir/why-we-nod.md', stem, source);

function article(source: string) {
  const parsed = parse(source);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
}

function expectQuotable({ markdown, passages }: Article) {
  const tree = parseMarkdown(markdown);
  const whole = tree.ok ? plainText(tree.value).replace(/\s+/g, ' ') : '';
  for (const { text, quotable } of passages) {
    if (quotable) expect(whole).toContain(text.replace(/\s+/g, ' '));
  }
}

describe('a Markdown file', () => {
  it('falls back from front matter to heading to file name for a title', () => {
    expect(article('---\ntitle: "A"\n---\n# B\n\ntext').card.title).toBe('A');
    expect(article('# B\n\ntext').card.title).toBe('B');
    expect(article('text').card.title).toBe('Why we nod');
  });

  it('keeps text between two rules that is no front matter', () => {
    const { card, markdown } = article('---\nOnce upon a time\n---\nthere was a plan.');
    expect(card.title).toBe('Once upon a time');
    expect(markdown).toContain('Once upon a time');
  });

  it('estimates the reading time where the file gives none', () => {
    expect(article('word '.repeat(1000)).card.readingTime).toBe('5 min');
  });

  it('loads a page of nothing but links', () => {
    expect(article('# Index\n\n- [A](a.md)\n- [B](b.md)').passages).toHaveLength(1);
  });

  it('notes links with their line in the file', () => {
    expect(article('---\ntitle: A\n---\n\n[B](b.md)\n').links).toEqual([
      { target: 'b.md', label: 'B', line: 5 },
    ]);
  });

  it.each([
    ['a fence in indented code', '\t```---\ntitle: A\n---\n\nThere was a plan.'],
    ['indented code', '---\ntitle: A\n---\n\n    code\n\nThere was a plan.'],
    ['a heading after a space that does not break', '\u00a0# There was a plan.'],
    ['an underline before a byte order mark', 'There was a plan.\n===\uFEFF\n'],
  ])('quotes what its readers see: %s', (_, source) => {
    const parsed = article(source);
    expect(parsed.passages.length).toBeGreaterThan(0);
    expectQuotable(parsed);
  });

  it.each([
    ['broken front matter', '---\ntitle: A\nx: "y\n---\ntext', 3],
    ['front matter without an end', '---\ntitle: A\ntext', 1],
    ['no text', '---\ntitle: A\n---\n\n', 4],
    ['bytes that are no text', 'a\nb\0c', 2],
    ['a text beyond the limits', `---\ntitle: A\n---\n\n${'>'.repeat(900)}`, 5],
    ['far too much text', 'a'.repeat(300_000), 1],
  ])('refuses %s and names the line', (_, source, line) => {
    const parsed = parse(source);
    expect(parsed.ok).toBe(false);
    expect(parsed.ok ? undefined : parsed.error).toMatchObject({ file: 'dir/why-we-nod.md', line });
  });
});

const SAMPLES = [
  'content/articles/what-makes-a-good-decision-rule.md',
  'tests/fixtures/seed/what-causes-execution-gaps-between-strategy-and-day-to-day-work.md',
].map((file) => readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8'));
const NASTY = [
  '---',
  '\n',
  '\r\n',
  '\0',
  '\uFEFF',
  '"',
  "'",
  ': ',
  '\t',
  '- ',
  '> ',
  '[',
  ']',
  '](',
  '*',
  '_',
  '`',
  '```',
  '<',
  '<!--',
  '|',
  '&a ',
  '*a',
  '{',
  '}',
  '\ud800',
  '# ',
  '=',
  '1. ',
  '\\',
  '[^1]',
  'www.',
  '@',
  '~~',
  '  \n',
];

describe('any text at all', () => {
  // Half of the changes hit the front matter, which is a small part of a file.
  const place = fc.oneof(fc.nat(600), fc.nat(7000));
  const insertions = fc.array(fc.tuple(place, fc.constantFrom(...NASTY), fc.nat(40), fc.nat(30)), {
    maxLength: 12,
  });

  it('is read or refused, never thrown at, and every quotable passage stands in its plain text', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SAMPLES), insertions, (sample, changes) => {
        let source = sample;
        for (const [at, text, times, removed] of changes) {
          source = source.slice(0, at) + text.repeat(times) + source.slice(at + removed);
        }
        const parsed = parse(source);
        if (!parsed.ok) {
          expect(parsed.error.line).toBeGreaterThan(0);
          return;
        }
        expectQuotable(parsed.value);
      }),
      { numRuns: 300 },
    );
  });

  it('may be nothing but signs', () => {
    const signs = fc.array(fc.constantFrom(...NASTY, 'word ', 'a.'), { maxLength: 400 });
    fc.assert(
      fc.property(signs, fc.boolean(), (parts, fields) => {
        expect(() => parse((fields ? '---\n' : '') + parts.join(''))).not.toThrow();
      }),
      { numRuns: 300 },
    );
  });

  it('may repeat one sign for pages', () => {
    for (const sign of NASTY) {
      expect(() => parse(sign.repeat(Math.floor(8000 / sign.length)))).not.toThrow();
    }
  });
});
