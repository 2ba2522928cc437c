import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf, wrap } from '../../../src/features/report/files/text-layout.ts';
import { nastyText } from './helpers.ts';

const indent = { first: '- ', rest: '  ' };

describe('wrap', () => {
  it('loses no letter and changes no order', () => {
    fc.assert(
      fc.property(nastyText, fc.integer({ min: 12, max: 60 }), (text, width) => {
        const lines = wrap(text, width, { first: '', rest: '' });
        expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
    );
  });

  it('keeps words whole and indents what follows', () => {
    expect(wrap('one two  three\nfour', 10, indent)).toEqual(['- one two', '  three', '  four']);
  });

  it('cuts only what is too long for a line', () => {
    expect(wrap('abcdefghij', 6, indent)).toEqual(['- abcd', '  efgh', '  ij']);
  });

  it('gives one line for no text', () => {
    expect(wrap(' ', 10, indent)).toEqual(['-']);
  });
});

describe('columnsOf', () => {
  it('counts two for emoji and East Asian letters, one for a letter with its accent', () => {
    expect([columnsOf('漢字'), columnsOf('👩‍⚕️'), columnsOf('e\u0301'), columnsOf('abc')]).toEqual([
      4, 2, 1, 3,
    ]);
  });
});
