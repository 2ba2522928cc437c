import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportAsJson } from '../../../src/features/report/files/report-json.ts';
import { nastyText } from './helpers.ts';
import { makeFlag, makeInput } from './sample-report.ts';

/** The same value with the keys of every object the other way round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, v]) => [key, reversed(v)]),
  );
}

describe('reportAsJson', () => {
  const input = makeInput();
  const json = reportAsJson(input);

  it('holds everything of the report, moments as ISO 8601', () => {
    fc.assert(
      fc.property(nastyText, (text) => {
        const { report, advice, rights } = makeInput(text);
        const {
          causes,
          advice: read,
          rights: granted,
          ...rest
        } = JSON.parse(reportAsJson({ report, advice, rights }));
        const { causes: ranked, ...expected } = JSON.parse(JSON.stringify(report));
        expect(rest).toEqual(expected);
        expect(granted).toEqual(rights);
        expect(causes.map((each: { cause: string }) => each.cause)).toEqual(ranked);
        expect(read[0].excerpt.text).toBe(text);
        expect(read[1]).toEqual({ cause: 'resources', excerpt: null });
      }),
    );
    expect(json).toContain('"openedAt": "2026-10-01T07:00:00.000Z"');
  });

  it('writes its fields in one order, whatever the order in the model', () => {
    expect(reportAsJson(reversed(input) as typeof input)).toBe(
      reportAsJson({
        ...input,
        report: { ...input.report },
      }),
    );
    expect(Object.keys(JSON.parse(json))).toEqual([
      'schema',
      'version',
      'strategy',
      'round',
      'headline',
      'hidden',
      'response',
      'kinds',
      'readBy',
      'demonstrated',
      'signal',
      'clarity',
      'belief',
      'priorities',
      'collisions',
      'dilemmas',
      'meanings',
      'questions',
      'rights',
      'flags',
      'causes',
      'evidence',
      'change',
      'history',
      'advice',
    ]);
  });

  it('leads from words that nobody stands behind to no reply', () => {
    const read = makeFlag('words', { quotes: [] });
    const quote = { replyId: 'r1', personName: '', function: 'Sales', level: null, side: null };
    const quotes = [
      { ...quote, quote: 'read', isOwn: false },
      { ...quote, quote: 'said', isOwn: true },
    ];
    const { flags } = JSON.parse(
      reportAsJson(makeInput('words', { flags: [{ ...read, quotes }] })),
    );
    expect(flags[0].quotes).toMatchObject([
      { quote: 'read', replyId: '' },
      { quote: 'said', replyId: 'r1' },
    ]);
  });

  it('is pretty printed and ends in one line break', () => {
    expect(json.startsWith('{\n  "schema": "throughline.report",\n  "version": 3,')).toBe(true);
    expect(json.endsWith('}\n')).toBe(true);
  });
});
