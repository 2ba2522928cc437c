import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepareText } from '../../../../src/reader/text/sentences.ts';

const masked = (text: string) => prepareText(text).masked.replace(/\s+/g, ' ').trim();

/** Any UTF-16 code unit, halves of surrogate pairs included. */
const anyUnit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));

describe('prepareText', () => {
  it.each([
    ['> We stop the fairs.\nFine by me', 'Fine by me'],
    ['&gt; quoted\nmine', 'mine'],
    ['ask <@U0881TLN> first', 'ask they first'],
    ['see <https://x.example/a?b=c|the plan> today', 'see the plan today'],
    ['see <https://x.example/a> today', 'see today'],
    ['in <#C012|sales-north> from now', 'in sales-north from now'],
    ['done :tada: :+1::skin-tone-2: at 10:30:15', 'done at 10:30:15'],
    ['R&amp;D &lt; sales', 'R& D < sales'],
    ['we *really* stop `bulk` _now_', 'we really stop bulk now'],
    ['snake_case stays', 'snake_case stays'],
  ])('keeps only the own words of %j', (text, expected) => {
    expect(masked(text)).toBe(expected.replace('R& D', 'R& D'));
  });

  it('keeps every offset', () => {
    const markup = fc.constantFrom(
      '<@U1>',
      ':fire:',
      '> ',
      '&amp;',
      '```',
      '<https://a|b>',
      '*',
      '\n',
    );
    const text = fc.array(fc.oneof(markup, fc.string({ unit: anyUnit })), { maxLength: 20 });
    fc.assert(
      fc.property(text, (parts) => {
        const original = parts.join('');
        const prepared = prepareText(original);
        expect(prepared.original).toBe(original);
        expect(prepared.masked).toHaveLength(original.length);
      }),
    );
  });
});
