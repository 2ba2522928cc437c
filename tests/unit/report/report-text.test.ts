import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportAsText } from '../../../src/features/report/files/report-text.ts';
import { columnsOf } from '../../../src/features/report/files/text-layout.ts';
import { nastyText } from './helpers.ts';
import { makeFindings } from './sample-findings.ts';
import { makeFlag, makeInput } from './sample-report.ts';

describe('reportAsText', () => {
  const text = reportAsText(makeInput());

  it('keeps every line within its width, whatever was written', () => {
    fc.assert(
      fc.property(nastyText, fc.integer({ min: 40, max: 120 }), (nasty, width) => {
        for (const line of reportAsText(makeInput(nasty), width).split('\n')) {
          expect(columnsOf(line)).toBeLessThanOrEqual(width);
        }
      }),
    );
  });

  it('wraps at 88 columns when not told otherwise', () => {
    const long = reportAsText(makeInput('many short words in a row '.repeat(20)));
    const widest = Math.max(...long.split('\n').map(columnsOf));
    expect(widest).toBeGreaterThan(80);
    expect(widest).toBeLessThanOrEqual(88);
  });

  it('lets nothing through that steers a terminal', () => {
    fc.assert(
      fc.property(nastyText, (nasty) => {
        expect(reportAsText(makeInput(nasty))).not.toMatch(
          /(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/u,
        );
      }),
    );
  });

  it('names under each trade-off the functions on either side, and how many take none', () => {
    expect(text).toContain(
      [
        '   * Words first: words A (2 say so).',
        '   * Words given up: words B (2 say so).',
        '   * Both, or case by case: words B (1 says so).',
        '     1 takes no side, 2 have not answered.',
      ].join('\n'),
    );
  });

  it('quotes who stands on a side in their own words', () => {
    expect(text).toContain(
      [
        '   * Words first, even if words costs',
        '     > “words”',
        '       - words person words A 0, words A',
      ].join('\n'),
    );
  });

  it('says what stands in the way, and that more say so', () => {
    expect(text).toContain(
      [
        ' * Targets and pay still reward the old way: 3 say so.',
        '     > “words old”',
        '       - words name, words team, manager',
        '     > “words older”',
        '       - words name, words team, manager',
        '     And 1 more.',
      ].join('\n'),
    );
  });

  it('says what to do, by whom, until when, and at the end what helps', () => {
    expect(text).toContain(
      [
        '1. Change the targets and the pay that still reward the old way.',
        '   By whom: whoever sets targets and pay. Until: 19 Oct 2026.',
        '   What helps: words title',
      ].join('\n'),
    );
    expect(text).toContain(' * words title (words min)\n   > words\n');
    expect(text).toContain('   https://throughline.example/a\n');
  });

  it('puts each collision first, in one card, and leaves out what there is nothing of', () => {
    const full = reportAsText(makeInput('words', makeFindings()));
    expect(full).toContain(
      [
        '1. words. Plans part.',
        '   * The strategy puts first: Words first',
        '     2 say so: words A.',
        '     > “words new”',
        '       - words name, words team, manager',
        '   * It gives up: Words given up',
        '     2 say so: words B; 1 more reads like it, not confirmed.',
      ].join('\n'),
    );
    expect(full).toContain('   Who decides: words decides\n   Next: Decide which side holds here');
    expect(full).toContain(
      '   - Show the strategy in their own plans: 2 of 8, so between 7% and 59%\n',
    );
    expect(full).toContain('   - What executives expected: 72%\n');
    expect(full).toContain('   - executive: 2 of 3, so between 21% and 94%\n');
    expect(full).toContain('   In the replies: 500 seat (1), 50 seat (1).\n');
    expect(text).not.toMatch(/Round by round|Put to the choice|several meanings/);
  });

  it('says of a doubt that was only read that it seems so', () => {
    const findings = makeFindings();
    const [quote] = makeFlag().quotes;
    const textWith = (isOwn: boolean) => {
      const doubts = quote === undefined ? [] : [{ ...quote, isOwn }];
      const collisions = findings.collisions?.map((each) => ({ ...each, doubts }));
      return reportAsText(makeInput('words', { ...findings, collisions: collisions ?? [] }));
    };
    expect(textWith(true)).toContain('   Somebody sees it otherwise:\n');
    expect(textWith(false)).toContain('   Somebody seems to see it otherwise:\n');
  });

  it('stays within its width and steers no terminal, findings included', () => {
    fc.assert(
      fc.property(nastyText, fc.integer({ min: 40, max: 120 }), (nasty, width) => {
        const full = reportAsText(makeInput(nasty, makeFindings(nasty)), width);
        expect(full).not.toMatch(/(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
        for (const line of full.split('\n')) expect(columnsOf(line)).toBeLessThanOrEqual(width);
      }),
    );
  });
});
