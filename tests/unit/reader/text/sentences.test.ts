import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepareText, statementsOf } from '../../../../src/reader/text/sentences.ts';

const textsOf = (text: string) => statementsOf(prepareText(text)).map((s) => s.text);

/** Any UTF-16 code unit, halves of surrogate pairs included. */
const anyUnit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));

describe('statementsOf', () => {
  it('cuts sentences, lines and bullets', () => {
    expect(textsOf('We stop it. Now!\n- one thing\n2) another thing\n\nbye')).toEqual([
      'We stop it.',
      'Now!',
      'one thing',
      'another thing',
      'bye',
    ]);
  });

  it('does not cut after an abbreviation', () => {
    expect(textsOf('The desk, e.g. the night shift, closes.')).toHaveLength(1);
  });

  it('cuts where somebody writes no capitals', () => {
    expect(textsOf('that isnt ours. she wont need it')).toEqual([
      'that isnt ours.',
      'she wont need it',
    ]);
  });

  it('cuts a transcript without punctuation into clauses', () => {
    const said = `so um ${'we take the two people from the fair and put them on service '.repeat(6)}`;
    const clauses = textsOf(said);
    expect(clauses.length).toBeGreaterThan(2);
    for (const clause of clauses) expect(clause.split(' ').length).toBeLessThanOrEqual(26);
  });

  it('leaves out what others wrote and what has no words', () => {
    expect(textsOf('> stop the fairs\n:tada: 🎉\n---\nagreed')).toEqual(['agreed']);
  });

  it('gives statements that quote the original, in order and without overlap', () => {
    const word = fc.constantFrom(
      'we',
      'stop',
      'and',
      'but',
      'e.g.',
      'done.',
      '> said',
      '\n',
      '<@U1>',
      ':ok:',
      '- ',
      'مرحبا',
      '🎉',
      '🧑‍💻',
      '&amp;',
    );
    const text = fc.oneof(
      fc.array(word, { maxLength: 80 }).map((words) => words.join(' ')),
      fc.string({ unit: anyUnit, maxLength: 200 }),
    );
    fc.assert(
      fc.property(text, (original) => {
        let last = 0;
        for (const { start, end, text: own } of statementsOf(prepareText(original))) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(original.length);
          expect(own).not.toBe('');
          expect(original.slice(start, end)).toBe(original.slice(start, end).trim());
          last = end;
        }
      }),
    );
  });

  it('does not hang on a word of ten thousand letters', () => {
    expect(textsOf('x'.repeat(10_000)).join('')).toHaveLength(10_000);
  });
});
