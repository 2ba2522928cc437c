import { describe, expect, it } from 'vitest';
import { splitFrontMatter } from '../../../src/features/guide/library/split-front-matter.ts';

describe('splitFrontMatter', () => {
  it('parts fields from text and counts lines in the file', () => {
    expect(splitFrontMatter('---\ntitle: A\n---\n\nText')).toEqual({
      yaml: 'title: A',
      yamlLine: 2,
      body: '\nText',
      bodyLine: 4,
    });
  });

  it.each([
    ['a byte order mark', '\uFEFF---\ntitle: A\n---\nText'],
    ['Windows line ends', '---\r\ntitle: A\r\n---\r\nText'],
    ['old Mac line ends', '---\rtitle: A\r---\rText'],
    ['spaces after the rules', '---  \ntitle: A\n--- \nText'],
    ['dots as the closing rule', '---\ntitle: A\n...\nText'],
  ])('reads %s', (_, source) => {
    expect(splitFrontMatter(source)).toMatchObject({ yaml: 'title: A', body: 'Text' });
  });

  it('looks past empty lines at the top and still counts them', () => {
    expect(splitFrontMatter('\n\n---\ntitle: A\n---\nText')).toMatchObject({
      yamlLine: 4,
      bodyLine: 6,
    });
  });

  it('takes a rule above ordinary text for a rule', () => {
    expect(splitFrontMatter('---\n\nOnce upon a time')).toMatchObject({ yaml: undefined });
  });

  it('says so where fields are never closed', () => {
    expect(splitFrontMatter('---\ntitle: A\n\nText')).toBe('unclosed');
  });

  it('reads a file without front matter from its first line', () => {
    expect(splitFrontMatter('# A\n---\nb')).toMatchObject({ yaml: undefined, bodyLine: 1 });
  });
});
