import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedIn } from '../../../src/features/flags/tally.ts';
import { reportAsCsv, TABLES } from '../../../src/features/report/files/report-csv.ts';
import { nastyText } from './helpers.ts';
import { makeFlag, makeInput } from './sample-report.ts';

const rowsOf = async (name: (typeof TABLES)[number], { report } = makeInput()) =>
  parse(await reportAsCsv(report, name), { columns: true }) as Record<string, string>[];

describe('reportAsCsv', () => {
  it('has a line for each stand that the report shows', async () => {
    const { report } = makeInput();
    const stands = report.priorities.flatMap(({ rules }) => rules.flatMap((rule) => rule.stands));
    const rows = await rowsOf('positions');
    expect(rows).toHaveLength(stands.length);
    expect(rows[0]).toMatchObject({
      rule_id: 'build',
      function: 'words A',
      origin: 'confirmed',
      decided: 'yes',
    });
  });

  it('has counts that add up to everybody asked', async () => {
    const { report } = makeInput();
    for (const { id, tally } of report.priorities.flatMap(({ rules }) => rules)) {
      const own = (await rowsOf('tallies')).filter((row) => row['rule_id'] === id);
      const sum = (by: string) =>
        own.filter((row) => row['by'] === by).reduce((all, row) => all + Number(row['asked']), 0);
      expect([sum('everybody'), sum('function')]).toEqual([askedIn(tally), askedIn(tally)]);
    }
  });

  it('counts apart what people say themselves, where it is known', async () => {
    const rows = await rowsOf('tallies');
    const of = (by: string) => rows.find((row) => row['rule_id'] === 'build' && row['by'] === by);
    expect(of('everybody')).toMatchObject({ prefer: '2', own_prefer: '2', own_over: '2' });
    expect(of('function')).toMatchObject({ group: 'words A', own_prefer: '2', own_over: '0' });
    expect((await rowsOf('flags'))[0]).toMatchObject({ own: 'yes' });
  });

  it('has a line for each quote of a flag, and one for a flag without', async () => {
    const flags = [makeFlag(), makeFlag('quiet', { quotes: [] })];
    expect(await rowsOf('flags', makeInput('words', { flags }))).toHaveLength(4);
  });

  it('never lets a spreadsheet compute what somebody wrote, and stays whole', async () => {
    const formulas = fc.constantFrom('=', '+', '-', '@', '\t=', '\r=');
    await fc.assert(
      fc.asyncProperty(formulas, nastyText, async (start, text) => {
        const input = makeInput(`${start}${text}`);
        for (const name of TABLES) {
          const rows = parse(await reportAsCsv(input.report, name)) as string[][];
          expect(new Set(rows.map(({ length }) => length)).size).toBe(1);
          for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('shows nothing of what is said while the report is hidden', async () => {
    const hidden = makeInput('words', { hidden: 'open', priorities: [], flags: [], readBy: [] });
    for (const name of TABLES) expect(await rowsOf(name, hidden)).toEqual([]);
  });
});
