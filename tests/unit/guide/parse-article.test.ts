import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createArticleParser,
  parseArticle,
} from '../../../src/features/guide/library/parse-article.ts';

const BODY = '# Watering\n\nThe ficus wants water each Monday. The cactus wants none.\n';
const parse = (source: string) => parseArticle('plants.md', 'plants', source);

function articleOf(source: string) {
  const parsed = parse(source);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
}

describe('an article', () => {
  it('needs no front matter', () => {
    expect(articleOf(BODY).card).toMatchObject({ stem: 'plants', title: 'Watering' });
  });

  it.each([
    ['quoted', 'title: "Plants"\ndimension: "1. Strategic Alignment"\ntags: ["a", "b"]'],
    ['bare, with fields of its own', 'title: Plants\nowner: Rosa\ntags:\n  - a\n  - b'],
    ['commented', '# ours\ntitle: Plants'],
  ])('takes front matter that is %s', (_, matter) => {
    expect(articleOf(`---\n${matter}\n---\n\n${BODY}`).card.title).toBe('Plants');
  });

  it.each([
    ['Windows line ends', `---\ntitle: Plants\n---\n${BODY}`.replace(/\n/g, '\r\n')],
    ['a byte order mark', `\uFEFF---\ntitle: Plants\n---\n${BODY}`],
    ['no newline at the end', `---\ntitle: Plants\n---\n${BODY.trimEnd()}`],
    ['a rule and notes at the end', `---\ntitle: Plants\n---\n${BODY}\n---\n\nnotes\n\n---\n`],
  ])('is read with %s', (_, source) => {
    const article = articleOf(source);
    expect(article.card.title).toBe('Plants');
    expect(article.passages.map(({ text }) => text).join('\n')).toContain('each Monday');
  });

  it.each([
    ['front matter that is never closed', '---\ntitle: x\n', 1],
    ['a tab in its front matter', '---\ntitle: x\nlist:\n\t- y\n---\nbody\n', 4],
    ['a zero byte', 'one\ntwo\0\n', 2],
  ])('is refused for %s, with the line', (_, source, line) => {
    const parsed = parse(source);
    expect(parsed.ok).toBe(false);
    expect(!parsed.ok && parsed.error).toMatchObject({ file: 'plants.md', line });
  });

  it('never throws, whatever the file', () => {
    const part = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '---',
        '- a',
        '> b',
        '| a | b |',
        '|--|--|',
        '```',
        '&a [*a, *a]',
        '<div>',
        '[x](y.md)',
        '# T',
        'key: "',
      ),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (lines) => {
        const parsed = parse(lines.join('\n'));
        expect(typeof parsed.ok).toBe('boolean');
      }),
      { numRuns: 500 },
    );
  });

  it('refuses an alias bomb instead of unfolding it', () => {
    const levels = Array.from(
      { length: 12 },
      (_, i) =>
        `l${i}: &l${i} [${
          i === 0
            ? '1'
            : Array(9)
                .fill(`*l${i - 1}`)
                .join(', ')
        }]`,
    );
    const parsed = parse(`---\n${levels.join('\n')}\n---\nbody\n`);
    expect(parsed.ok).toBe(false);
  });
});

describe('a parser that remembers', () => {
  it('parses what it has not seen, and nothing else', () => {
    const parse = createArticleParser();
    const [text, changed] = ['# Plants\n\nWater them.', '# Plants\n\nWater them twice.'];
    const first = parse('plants.md', 'plants', text);
    expect(first).toEqual(parseArticle('plants.md', 'plants', text));
    expect(parse('plants.md', 'plants', text)).toBe(first);
    for (const [file, stem, source] of [
      ['plants.md', 'plants', changed],
      ['plants.md', 'garden/plants', text],
      ['broken.md', 'plants', '---\ntitle: x\n'],
    ] as const) {
      expect(parse(file, stem, source)).toEqual(parseArticle(file, stem, source));
    }
  });
});
