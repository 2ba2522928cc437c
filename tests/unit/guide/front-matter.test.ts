import { describe, expect, it } from 'vitest';
import { readFrontMatter } from '../../../src/features/guide/library/front-matter.ts';

function fields(yaml: string) {
  const read = readFrontMatter(yaml);
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
}

describe('readFrontMatter', () => {
  it('takes the number off a dimension', () => {
    expect(fields('dimension: "1. Strategic Alignment"')?.dimension).toBe('Strategic Alignment');
  });

  it.each([
    'tags: [one, two words]',
    'tags: "one, two words"',
    'tags: one, two words',
    'tags:\n  - one\n  - "two words"',
    'Keywords: ["#one", two words]',
  ])('reads the list in %j', (yaml) => {
    expect(fields(yaml)?.tags).toEqual(['one', 'two words']);
  });

  it('knows a field however it is spelled', () => {
    expect(fields('Reading-Time: 7')?.readingTime).toBe('7 min');
    expect(fields('readingTime: 7 minutes')?.readingTime).toBe('7 minutes');
  });

  it('puts author, terms and source together', () => {
    const yaml = 'authors: [Ada Lovelace, Bob]\nlicense: CC BY 4.0\nsource: https://example.org/a';
    expect(fields(yaml)?.attribution).toBe(
      'By Ada Lovelace, Bob. Licence: CC BY 4.0. Source: https://example.org/a.',
    );
  });

  it('reads authors given as names with more about them', () => {
    expect(fields('author:\n  name: Ada\n  mail: a@example.org')?.attribution).toBe('By Ada.');
  });

  it('takes only web addresses for an address', () => {
    expect(fields('canonical_url: javascript:alert(1)')?.url).toBe('');
    expect(fields('canonical_url: https://example.org')?.url).toBe('https://example.org');
  });

  it('takes a value of the wrong shape for missing', () => {
    expect(fields('title: [a]\ntags: {a: 1}\nsummary: null')).toMatchObject({
      title: '',
      tags: [],
      summary: '',
    });
  });

  it('sees that text between two rules is no set of fields', () => {
    expect(fields('Just a sentence.')).toBeUndefined();
    expect(fields('- a\n- b')).toBeUndefined();
  });

  it('accepts emptiness', () => {
    expect(fields('')).toMatchObject({ title: '', tags: [] });
  });
});
