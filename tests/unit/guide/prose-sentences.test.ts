import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../../../src/features/guide/library/prose-sentences.ts';

const split = (text: string) => sentencesOf(text).map(({ start, end }) => text.slice(start, end));

describe('sentencesOf', () => {
  it.each([
    ['Strategy changes. Plans do not.', ['Strategy changes.', 'Plans do not.']],
    [
      'Ask Dr. Who vs. Mr. X, e.g. today. Then stop.',
      ['Ask Dr. Who vs. Mr. X, e.g. today.', 'Then stop.'],
    ],
    ['She asks "why?" and waits. He nods.', ['She asks "why?" and waits.', 'He nods.']],
    ['See https://a.b/c?d=e. Then go.', ['See https://a.b/c?d=e.', 'Then go.']],
    ['1. First of all', ['1. First of all']],
    ['one . two . three', ['one .', 'two .', 'three']],
    ['a list\nof lines', ['a list', 'of lines']],
    ['It grew 2.5 times in v1.2. Good.', ['It grew 2.5 times in v1.2.', 'Good.']],
  ])('splits %j', (text, sentences) => {
    expect(split(text)).toEqual(sentences);
  });

  it('loses no letter, keeps the order, and cuts no space into a sentence', () => {
    const letters = fc.constantFrom(
      'a',
      'B',
      ' ',
      '.',
      '?',
      '"',
      '\n',
      'e.g. ',
      '1. ',
      '🙂',
      'www.x.y',
    );
    fc.assert(
      fc.property(
        fc.array(letters).map((parts) => parts.join('')),
        (text) => {
          expect(split(text).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
          for (const sentence of split(text)) expect(sentence.trim()).toBe(sentence);
        },
      ),
    );
  });
});
