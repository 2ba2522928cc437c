import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleOnly } from '../../../src/domain/words.ts';

const letters = fc.string({ unit: 'grapheme' });
const HIDDEN_MARKS = [
  '\u202e',
  '\u2066',
  '\u200b',
  '\u2060',
  '\ufeff',
  '\u00ad',
  '\u3164',
  '\u{e0041}',
];

describe('visibleOnly', () => {
  it.each([
    ['Anna\u202egnireenignE', 'AnnagnireenignE'],
    ['Sa\u200bles', 'Sales'],
    ['\ufeffLegal\u00ad ', 'Legal'],
    ['Field\nSales\r\n', 'Field Sales'],
    ['\u3164\u200b', ''],
  ])('shows %j as %j', (name, shown) => {
    expect(visibleOnly(name)).toBe(shown);
  });

  it.each([
    'Søren Åkesson',
    'نگار می\u200cخواهد',
    'अनिता क\u094d\u200dष',
    '李小龍',
    '👩\u200d⚕️ Dr. Rao',
    'O’Neill-Brandt',
  ])('leaves %s as it is', (name) => {
    expect(visibleOnly(name)).toBe(name);
  });

  it('makes names with hidden marks the names without them', () => {
    fc.assert(
      fc.property(letters, letters, fc.constantFrom(...HIDDEN_MARKS), (a, b, mark) => {
        expect(visibleOnly(a + mark + b)).toBe(visibleOnly(a + b));
        expect(visibleOnly(visibleOnly(a + b))).toBe(visibleOnly(a + b));
      }),
    );
  });
});
