import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findQuote } from '../../../../src/reader/language-model/find-quote.ts';

const found = (text: string, quote: string) => {
  const place = findQuote(text, quote);
  return place && text.slice(place.start, place.end);
};

describe('findQuote', () => {
  it('finds words as they are', () => {
    expect(found('We stop the quick features.', 'stop the quick')).toBe('stop the quick');
  });

  it('forgives quotation marks, dashes, line ends and the case of letters', () => {
    const text = 'It’s over –\n  the “quick”  ones   go.';
    expect(found(text, 'it\'s over - the "quick" ones go')).toBe(text.slice(0, -1));
    expect(found(text, '"It\'s over"')).toBe('It’s over');
    expect(found(text, '…the “quick” ones go.')).toBe('the “quick”  ones   go.');
  });

  it('refuses other words, parts of words, joined parts and next to nothing', () => {
    const text = 'We stop the quick features and keep the logs.';
    for (const quote of ['we will stop', 'top the quick', 'stop … the logs', 'W', '', ' "…" ']) {
      expect(found(text, quote), quote).toBe(undefined);
    }
  });

  it('finds a later place where the first is inside a word', () => {
    expect(found('unlogged logs', 'log')).toBe(undefined);
    expect(findQuote('catalogs and logs', 'logs')).toEqual({ start: 13, end: 17 });
  });

  it('reads texts without spaces and from right to left', () => {
    expect(found('快速功能停止了', '功能停止')).toBe('功能停止');
    expect(found('سنوقف الميزات السريعة', 'الميزات السريعة')).toBe('الميزات السريعة');
  });

  it('finds every stretch between spaces at a place that holds the same words', () => {
    const word = fc.stringMatching(/^[a-zA-Zéß’“—😀]{3,8}$/u);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), fc.nat(7), (words, at) => {
        const quote = words.slice(Math.min(at, words.length - 1)).join(' ');
        fc.pre(/[\p{L}]{3}/u.test(quote));
        expect(found(words.join('\n'), quote)).toBeDefined();
      }),
    );
  });

  it('never throws and never points outside the text', () => {
    const any = fc.string({ unit: 'binary', maxLength: 40 });
    fc.assert(
      fc.property(any, any, (text, quote) => {
        const place = findQuote(text, quote);
        if (place === undefined) return;
        expect(place.start).toBeLessThan(place.end);
        expect(place.end).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
