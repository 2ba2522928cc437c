import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  counted,
  firstSentences,
  formatList,
  shorten,
  wholeSentences,
} from '../../../src/domain/words.ts';

describe('shorten', () => {
  it('leaves a short text alone but for its white space', () => {
    expect(shorten('  two \n words ', 20)).toBe('two words');
  });

  it('takes a word that comes after any amount of white space', () => {
    expect(shorten(`one${' '.repeat(500)}two`, 7)).toBe('one two');
    expect(shorten(`${'\n'.repeat(500)}one two three`, 9)).toBe('one two…');
  });

  it('ends at a word and says that it was cut', () => {
    expect(shorten('one two three four', 12)).toBe('one two…');
    expect(shorten('incomprehensibilities', 10)).toBe('incompreh…');
  });

  it('never exceeds its limit, and never cuts an emoji in two', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.lorem(),
      fc.constant('😀'.repeat(40)),
    );
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 60 }), (words, limit) => {
        const short = shorten(words, limit);
        expect(short.length).toBeLessThanOrEqual(limit);
        expect(short.isWellFormed()).toBe(true);
        const flat = words.replace(/\s+/g, ' ').trim();
        if (short !== flat) {
          expect(short.endsWith('…')).toBe(true);
          expect(flat.startsWith(short.slice(0, -1))).toBe(true);
        }
      }),
    );
  });

  it('is one sign at most for the smallest limits', () => {
    expect(shorten('anything', 1)).toBe('…');
  });
});

describe('formatList', () => {
  it.each([
    [[], ''],
    [['Sales'], 'Sales'],
    [['Sales', 'Product'], 'Sales and Product'],
    [['Sales', 'Product', 'Support'], 'Sales, Product and Support'],
  ])('%j', (items, words) => {
    expect(formatList(items)).toBe(words);
  });

  it('names every item once, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 2 }), (items) => {
        const rest = items.slice(0, -1).join(', ');
        expect(formatList(items)).toBe(`${rest} and ${items.at(-1)}`);
      }),
    );
  });
});

describe('counted', () => {
  it('takes the singular for exactly one', () => {
    expect([0, 1, 2].map((n) => counted(n, 'person', 'people'))).toEqual([
      '0 people',
      '1 person',
      '2 people',
    ]);
  });
});

describe('first sentences', () => {
  it('are whole, and one at least', () => {
    expect(firstSentences('One two. Three four! Five six?', 4)).toBe('One two. Three four!');
    expect(firstSentences('One two three four five. Six.', 3)).toBe('One two three four five.');
    expect(firstSentences('He said "no." Then he left.', 3)).toBe('He said "no."');
    expect(firstSentences('', 3)).toBe('');
  });
});

describe('wholeSentences', () => {
  it('keeps as many whole sentences as have room, and none rather than a part', () => {
    const text = 'We stop it. “Now!” Then we rest?';
    expect(wholeSentences(text, 100)).toBe(text);
    expect(wholeSentences(text, 31)).toBe('We stop it. “Now!”');
    expect(wholeSentences(text, 17)).toBe('We stop it.');
    expect(wholeSentences(text, 5)).toBe('');
  });
});
