import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseOfHundred } from '../../../src/features/report/ask-prediction.ts';
import {
  BREAKDOWNS,
  LATEST,
  parseReportRequest,
} from '../../../src/features/report/report-request.ts';

describe('what somebody types after /alignment-report', () => {
  it.each([
    ['', LATEST],
    ['latest', LATEST],
    ['Few and large', { ...LATEST, strategy: 'Few and large' }],
    ['large round 2', { ...LATEST, strategy: 'large', which: { kind: 'number', number: 2 } }],
    ['#3', { ...LATEST, which: { kind: 'number', number: 3 } }],
    [
      'large since 2026-10-01 by level',
      { strategy: 'large', which: { kind: 'since', date: '2026-10-01' }, breakdown: 'level' },
    ],
    ['LATEST BY Priority', { ...LATEST, breakdown: 'priority' }],
  ])('%j', (text, value) => {
    expect(parseReportRequest(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['large by colour', 'by function, by level or by priority'],
    ['since yesterday', 'since 2026-10-01'],
    ['since 2026-02-31', 'since 2026-10-01'],
  ])('%j gets a kind word', (text, words) => {
    const parsed = parseReportRequest(text);
    expect(parsed.ok ? '' : parsed.error).toContain(words);
  });

  it('is read whatever it is, and never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof parseReportRequest(text).ok === 'boolean'));
  });

  it('comes back as it was meant, in any case and with any spaces', () => {
    const word = fc.constantFrom('large', 'Few and large', 'Strategie 2027', '');
    const which = fc.oneof(
      fc.constant({ kind: 'latest' as const }),
      fc.record({ kind: fc.constant('number' as const), number: fc.nat({ max: 500 }) }),
      fc.record({
        kind: fc.constant('since' as const),
        date: fc.constantFrom('2026-10-01', '2028-02-29'),
      }),
    );
    const request = fc.record({ strategy: word, which, breakdown: fc.constantFrom(...BREAKDOWNS) });
    fc.assert(
      fc.property(request, fc.constantFrom(' ', '   '), (value, space) => {
        const said = {
          latest: () => 'latest',
          number: () => `round ${'number' in value.which ? value.which.number : ''}`,
          since: () => `since ${'date' in value.which ? value.which.date : ''}`,
        }[value.which.kind]();
        const text = [value.strategy, said, `by ${value.breakdown}`].join(space);
        expect(parseReportRequest(text)).toEqual({ ok: true, value });
      }),
    );
  });
});

describe('how many of 100 somebody expects', () => {
  it.each([
    ['60', 60],
    [' 60 % ', 60],
    ['0', 0],
    ['100', 100],
    ['12,5', 12.5],
    ['60 of 100', 60],
    ['101', undefined],
    ['-5', undefined],
    ['most', undefined],
    ['', undefined],
  ])('%j', (text, number) => {
    expect(parseOfHundred(text)).toBe(number);
  });
});
