import { describe, expect, it } from 'vitest';
import { beyondLimits } from '../../../src/features/guide/library/parse-markdown.ts';

describe('beyondLimits', () => {
  it.each([
    ['quotes in quotes', '>'.repeat(5000)],
    ['lists in lists', '- '.repeat(5000)],
    ['open brackets', '['.repeat(5000)],
    ['closing brackets', ']'.repeat(5000)],
    ['emphasis', '*_'.repeat(5000)],
    ['underlined headings', 'a\n=\n'.repeat(5000)],
    ['a quote that runs on', `> ${'a\n'.repeat(5000)}`],
  ])('refuses endless %s', (_, markdown) => {
    expect(beyondLimits(markdown)).toBeDefined();
  });

  it('names the line', () => {
    expect(beyondLimits(`fine\n\n${'>'.repeat(100)}`)?.line).toBe(3);
  });

  it('does not count what stands in code', () => {
    const code = `\`\`\`json\n${'[[[]]]\n'.repeat(900)}\`\`\`\n`;
    expect(beyondLimits(code)).toBeUndefined();
    expect(beyondLimits(`${code}${'>'.repeat(100)}`)?.line).toBe(903);
  });

  it('begins to count anew after an empty line', () => {
    expect(beyondLimits('[a](b) [c](d)\n\n'.repeat(2000))).toBeUndefined();
  });
});
