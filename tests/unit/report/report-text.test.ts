import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportAsText } from '../../../src/features/report/files/report-text.ts';
import { columnsOf } from '../../../src/features/report/files/text-layout.ts';
import { nastyText } from './helpers.ts';
import { makeFindings } from './sample-findings.ts';
import { makeInput, makeRule } from './sample-report.ts';

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

  it('says who answered and what the replies are', () => {
    expect(text).toContain('6 of 8 (75%) [###############.....]');
    expect(text).toContain('1 reply came after the round had closed.');
    expect(text).toContain('2 replies from people who were not asked');
    expect(text).toContain('  2    plan something the strategy ends\n');
  });

  it('shows for each rule one letter a person and the counts of the model, functions named', () => {
    expect(text).toContain(
      [
        '     AABB~·––',
        '     A 2   what the strategy puts first: 2 say so (words A)',
        '     B 2   what the strategy gives up: 2 say so (words B)',
        '     ~ 1   both, or case by case: 1 says so (words B)',
        '     · 1   does not say',
        '     – 2   no reply',
        "     On the strategy's side: 2 of 8, so between 7% and 59%.",
        '     Agreement of those who take a side: -0.40, from -1 (two camps) to 1 (one mind).',
        '     Too few answers to tell whether functions differ beyond chance.',
        '     Of those who take a side, 2 readings are unsure: ask before you act on it.',
      ].join('\n'),
    );
    expect(text).toContain('     ·····?––\n');
  });

  it('counts apart what was only read, and names no function for it', () => {
    const rule = makeRule('r', [['Sales', { prefer: 1, over: 3 }]]);
    const read = { prefer: 0, over: 1, split: 0 };
    const byFunction = rule.byFunction.map((each) => ({ ...each, own: read }));
    const rules = [{ ...rule, own: read, byFunction }];
    const priorities = [{ id: 'p', title: 'p', decisionRights: [], rules }];
    const shown = reportAsText(makeInput('words', { priorities }));
    expect(shown).toContain('A 1   what the strategy puts first: 1 reply reads like it\n');
    expect(shown).toContain(
      'B 3   what the strategy gives up: 1 says so (Sales), 2 replies read like it\n',
    );
  });

  it('shortens the bar of a large round but leaves nobody out', () => {
    const rule = makeRule('big', [['Sales', { prefer: 1, over: 400, none: 99 }]]);
    const priorities = [{ id: 'p', title: 'p', decisionRights: [], rules: [rule] }];
    const bar = reportAsText(makeInput('words', { priorities })).match(/^ {5}(AB+–+)$/m)?.[1] ?? '';
    expect(bar.length).toBeGreaterThan(50);
    expect(bar.length).toBeLessThanOrEqual(60);
  });

  it('shows two quotes of a flag, one of each side, and its cause', () => {
    expect(text).toContain(
      [
        '1. Plans that collide. Talk about this first.',
        '   words summary',
        '   > “words old”',
        '     — words name, words team, manager (B)',
        '   > “words new”',
        '     — words name, words team, manager (A)',
        '     … and 1 more in the full report.',
        '   What stands behind it: targets and pay still reward the old way.',
      ].join('\n'),
    );
  });

  it('says what to read first, and where the library has nothing', () => {
    expect(text).toContain(
      '1. Because targets and pay still reward the old way:\n   words title (words min)\n   > words\n',
    );
    expect(text).toContain('   https://throughline.example/a\n');
    expect(text).toContain('The library has nothing on this yet.');
  });

  it('says what it found beyond rules and flags, and leaves out what there is nothing of', () => {
    const full = reportAsText(makeInput('words', makeFindings()));
    expect(full).toContain(
      '   - Show the strategy in their own plans: 2 of 8, so between 7% and 59%\n',
    );
    expect(full).toContain('   - What executives expected: 72%\n');
    expect(full).toContain('   - executive: 2 of 3, so between 21% and 94%\n');
    expect(full).toContain('   Since the round of 1 Jul 2026:\n');
    expect(full).toContain('   words first: 2 say so (words A).\n');
    expect(full).toContain('   words given up: 2 say so (words B), 1 reply reads like it.\n');
    expect(full).toContain('   Who decides: words decides\n');
    expect(full).toContain('   In the replies: 500 seat (1), 50 seat (1)\n');
    expect(full).toContain("   - 1 of 2 trade-offs are touched by nobody's plan.\n");
    expect(text).not.toMatch(/Where plans part|Put to the choice|several meanings/);
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
