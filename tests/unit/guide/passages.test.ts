import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../../src/features/guide/library/parse-markdown.ts';
import { passagesOf, passagesOfText } from '../../../src/features/guide/library/passages.ts';
import { countWords } from '../../../src/features/guide/library/prose-sentences.ts';

function cut(markdown: string, title = 'A title') {
  const tree = parseMarkdown(markdown);
  if (!tree.ok) throw new Error(tree.error.message);
  return passagesOf(tree.value, title);
}

const sentence = (words: number, first = 'Word') => `${first}${' word'.repeat(words - 1)}.`;
const paragraph = (sentences: number) =>
  Array.from({ length: sentences }, () => sentence(12)).join(' ');

describe('passagesOf', () => {
  it('cuts at headings where sections are long enough', () => {
    const passages = cut(`## One\n\n${paragraph(5)}\n\n## Two\n\n${paragraph(5)}`);
    expect(passages.map(({ heading }) => heading)).toEqual(['One', 'Two']);
  });

  it('takes a bold line for a heading', () => {
    const passages = cut(`**1. First**\n\n${paragraph(5)}\n\n**2. Second**\n\n${paragraph(5)}`);
    expect(passages.map(({ heading }) => heading)).toEqual(['1. First', '2. Second']);
  });

  it('joins short sections and keeps the inner heading in the text', () => {
    const [passage, ...more] = cut(`## One\n\n${paragraph(2)}\n\n## Two\n\n${paragraph(2)}`);
    expect(more).toEqual([]);
    expect(passage?.text).toBe(`${paragraph(2)}\n\nTwo\n\n${paragraph(2)}`);
  });

  it('leaves out what is no prose of the article', () => {
    const markdown = [
      '# A title!',
      'A title',
      '**Slug:** `x`\n**Voice:** Yes',
      '## Body',
      paragraph(5),
      '## Sources',
      '- A book',
      '## Related Content',
      '- [Other](other.md)',
      '---',
      '**Want more?** [Buy](https://example.org)',
      '---',
    ].join('\n\n');
    expect(cut(markdown)).toEqual([{ heading: 'Body', text: paragraph(5), quotable: true }]);
  });

  it('keeps a long part behind the last rule', () => {
    expect(cut(`## A\n\n${paragraph(5)}\n\n---\n\n${paragraph(6)}`)).toHaveLength(2);
  });

  it('sets tables apart and does not quote them', () => {
    const passages = cut(
      `## A\n\n${paragraph(5)}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n${paragraph(5)}`,
    );
    expect(passages.map(({ quotable }) => quotable)).toEqual([true, false, true]);
    expect(passages.map(({ heading }) => heading)).toEqual(['A', 'A', 'A']);
  });

  it('keeps an introduction with the list that it introduces', () => {
    const items = ['one', 'two', 'three'].map((item) => `- ${sentence(15, item)}`).join('\n');
    const passages = cut(`${paragraph(4)}\n\nConsider this:\n\n${items}`);
    expect(passages.every(({ text }) => !text.endsWith(':'))).toBe(true);
  });

  it('makes passages of 40 to 90 whole words wherever sentences are ordinary', () => {
    const lengths = fc.array(fc.integer({ min: 3, max: 25 }), { minLength: 12, maxLength: 60 });
    fc.assert(
      fc.property(lengths, (words) => {
        const text = words.map((count) => sentence(count)).join(' ');
        const passages = passagesOfText(text);
        expect(passages.map((passage) => passage.text).join(' ')).toBe(text);
        for (const passage of passages) {
          expect(text).toContain(passage.text);
          expect(passage.text.endsWith('.')).toBe(true);
          expect(countWords(passage.text)).toBeGreaterThanOrEqual(36);
          expect(countWords(passage.text)).toBeLessThanOrEqual(90);
        }
      }),
    );
  });
});
