import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../../src/features/guide/library/parse-article.ts';

const BODY = 'The bonus pays for small deals.';

function article(source: string) {
  const parsed = parseArticle('dir/a.md', 'a', source);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
}

const problem = (source: string) => {
  const parsed = parseArticle('dir/a.md', 'a', source);
  return parsed.ok ? undefined : parsed.error;
};

describe('metadata at the top of an article', () => {
  it.each([
    ['TOML', '+++\ntitle = "Why we nod"\ntags = ["one", "two"]\ndate = 2026-01-02\n+++\n'],
    [
      'TOML with tables',
      '+++\ntitle = "Why we nod"\n[taxonomies]\ntags = [\n "one",\n "two",\n]\n+++\n',
    ],
    ['JSON', '{\n  "title": "Why we nod",\n  "tags": ["one", "two"]\n}\n\n'],
    ['JSON on one line', '{"title": "Why we nod", "tags": ["one", "two"]}\n\n'],
    ['JSON between rules', ';;;\n{"title": "Why we nod", "tags": "one, two"}\n;;;\n'],
    ['TOML between named rules', '---toml\ntitle = "Why we nod"\ntags = ["one", "two"]\n---\n'],
    ['YAML', '---\ntitle: Why we nod\ntags: [one, two]\n---\n'],
    ['a byte order mark', '\uFEFF+++\r\ntitle = "Why we nod"\r\ntags = ["one", "two"]\r\n+++\r\n'],
  ])('written as %s is read, and not shown', (_, top) => {
    const read = article(`${top}${BODY}\n`);
    expect(read.card.title).toBe('Why we nod');
    expect(read.tags).toEqual(['one', 'two']);
    expect(read.markdown).toBe(BODY);
    expect(read.passages.map(({ text }) => text)).toEqual([BODY]);
  });

  it.each([
    ['title: Dates: who owns them', 'Dates: who owns them'],
    ["title: Dates: who's to say", "Dates: who's to say"],
    ['title: Say no: a story: part 2', 'Say no: a story: part 2'],
    ['title: "Why" we nod', '"Why" we nod'],
    ['title: @home and away', '@home and away'],
    ['title: `yes` is no answer', '`yes` is no answer'],
    ['title: %complete', '%complete'],
    ['title: *Who* decides', '*Who* decides'],
  ])('understands %j', (line, title) => {
    const read = article(`---\n${line}\nsummary: One: two\ntags: [a]\n---\n${BODY}\n`);
    expect(read.card.title).toBe(title);
    expect(read.summary).toBe('One: two');
    expect(read.tags).toEqual(['a']);
  });

  it.each([
    ['---\ntitle: A\ntitle: B\n---\n', 3],
    ['---\na:\n\tb: 1\n---\n', 3],
    ['---\ntitle: "A\n---\n', 2],
    ['---\nx: [a\n---\n', 2],
    ['---\nx: *nobody\n---\n', 2],
    ['+++\ntitle = Why\n+++\n', 2],
    ['+++\ntitle = "A"\n', 1],
    ['{\n  "title": "A",\n}\n', 1],
  ])('that cannot be read is told in plain words: %j', (top, line) => {
    const found = problem(`${top}${BODY}`);
    expect(found).toMatchObject({ file: 'dir/a.md', line });
    expect(found?.message).not.toMatch(
      /mapping|implicit|scalar|alias|flow|token|parse|sequence|anchor|unexpected/i,
    );
  });
});

describe('a draft', () => {
  it.each([
    '---\ndraft: true\n---\n',
    '---\ntitle: A\npublished: false\n---\n',
    '---\npublish: no\n---\n',
    '---\nstatus: Draft\n---\n',
    '---\ntitle: Dates: who owns them\ndraft: "true"\n---\n',
    '+++\ndraft = true\n+++\n',
    '{"draft": true}\n',
    '+++\n[params]\nprivate = true\n+++\n',
  ])('%j is known as one', (top) => {
    expect(article(`${top}${BODY}`).isDraft).toBe(true);
    expect(article(`${top}`).isDraft).toBe(true);
  });

  it.each([
    '---\ndraft: false\n---\n',
    '---\npublished: true\n---\n',
    '---\nstatus: done\n---\n',
    '',
  ])('%j is none', (top) => {
    expect(article(`${top}${BODY}`).isDraft).toBe(false);
  });
});
