import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatDates,
  formatQuietDays,
  parseDates,
  parseQuietDays,
} from '../../../src/features/people/settings-lines.ts';

const day = fc
  .integer({ min: 0, max: 20_000 })
  .map((count) => new Date(count * 86_400_000).toISOString().slice(0, 10));
const name = fc
  .oneof(
    fc.string(),
    fc.constantFrom('to 2027-01-01 and on', '2026-12-24', 'to', 'Zwischen den Jahren'),
  )
  .map((text) => text.trim().replace(/\s+/g, ' '));
const span = fc.tuple(day, fc.integer({ min: 0, max: 300 }), name).map(([from, days, text]) => ({
  from,
  to: new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10),
  name: text,
}));

describe('quiet days', () => {
  it('reads a span, a single day, and either without a name', () => {
    const text = `
      2026-12-24 to 2027-01-01   Company  holidays
      2026-10-31 Halloween

      2026-11-02
      2026-11-03 to 2026-11-04`;
    expect(parseQuietDays(text)).toEqual({
      ok: true,
      value: [
        { from: '2026-12-24', to: '2027-01-01', name: 'Company holidays' },
        { from: '2026-10-31', to: '2026-10-31', name: 'Halloween' },
        { from: '2026-11-02', to: '2026-11-02', name: '' },
        { from: '2026-11-03', to: '2026-11-04', name: '' },
      ],
    });
  });

  it.each([
    ['2026-12-24\n24.12.2026', 'Line 2: write it as'],
    ['\n\n2026-02-30', 'Line 3: there is no day 2026-02-30.'],
    ['2026-12-24 to 2026-12-23 Back', 'Line 1: the end, 2026-12-23, comes before the start'],
    ['2026-01-01 to 2027-12-31', 'Line 1: that is more than a year.'],
    ['2026-01-01to 2026-01-02', 'Line 1: write it as'],
  ])('names the line of %j', (text, problem) => {
    const parsed = parseQuietDays(text);
    expect(parsed).toEqual({ ok: false, error: expect.stringContaining(problem) });
  });

  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(fc.array(span), (spans) => {
        expect(parseQuietDays(formatQuietDays(spans))).toEqual({ ok: true, value: spans });
      }),
    );
  });

  it('never throws, and writes what it read in a way that reads the same', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const parsed = parseQuietDays(text);
        if (parsed.ok) expect(parseQuietDays(formatQuietDays(parsed.value))).toEqual(parsed);
      }),
    );
  });
});

describe('dates', () => {
  it('puts them in order, each once', () => {
    const parsed = parseDates('2026-12-24\r\n2026-01-06\n2026-12-24\n');
    expect(parsed).toEqual({ ok: true, value: ['2026-01-06', '2026-12-24'] });
  });

  it('names the line that is wrong', () => {
    expect(parseDates('2026-12-24\nChristmas')).toEqual({
      ok: false,
      error: 'Line 2: write a date as 2026-12-24.',
    });
    expect(parseDates('2025-02-29')).toEqual({
      ok: false,
      error: 'Line 1: there is no day 2025-02-29.',
    });
  });

  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(fc.uniqueArray(day), (days) => {
        const sorted = [...days].sort();
        expect(parseDates(formatDates(sorted))).toEqual({ ok: true, value: sorted });
      }),
    );
  });
});
