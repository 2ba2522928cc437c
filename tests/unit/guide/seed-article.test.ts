import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../../src/features/guide/library/parse-article.ts';
import { plainWords } from './plain-words.ts';

const STEM = 'what-causes-execution-gaps-between-strategy-and-day-to-day-work';
const SOURCE = readFileSync(new URL(`../../fixtures/seed/${STEM}.md`, import.meta.url), 'utf8');

function seed(source = SOURCE) {
  const parsed = parseArticle('seed.md', STEM, source);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
}

describe('the seed article', () => {
  it('loads as it is', () => {
    const { card, tags, markdown, links } = seed();
    expect(card).toEqual({
      stem: STEM,
      title: 'What causes execution gaps between strategy and day-to-day work?',
      dimension: 'Strategic Alignment',
      readingTime: '5 min',
      url: 'https://wattnext.ai',
      attribution: '',
    });
    expect(tags).toEqual(['strategic-alignment', 'organizational-systems']);
    expect(SOURCE).toContain(markdown);
    expect(markdown.startsWith('What causes')).toBe(true);
    expect(links.map(({ line }) => line)).toEqual([110, 111, 112, 116]);
  });

  it('has a passage for each of its five causes, under its heading', () => {
    const headings = seed().passages.map(({ heading }) => heading);
    for (const number of [1, 2, 3, 4, 5]) {
      expect(headings.some((heading) => heading.startsWith(`${number}. `))).toBe(true);
    }
  });

  it('is quoted in its own words, without its fields, its links and its advertisement', () => {
    const whole = plainWords(SOURCE);
    for (const { text } of seed().passages) {
      expect(whole).toContain(plainWords(text));
      expect(text).not.toMatch(/Slug|Voice Search|ViVo Pulse|signal loss occur|Dimension Overview/);
    }
  });

  it('loads the same from Windows, with a byte order mark and without its last line end', () => {
    const { markdown: _, ...same } = seed();
    const { markdown: __, ...odd } = seed(`\uFEFF${SOURCE.trimEnd().replace(/\n/g, '\r\n')}`);
    expect(odd).toEqual(same);
  });
});
