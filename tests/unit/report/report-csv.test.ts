import { parseString } from '@fast-csv/parse';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import papaparse from 'papaparse';
import { describe, expect, it } from 'vitest';
import { askedIn } from '../../../src/features/flags/tally.ts';
import { reportAsCsv, TABLES } from '../../../src/features/report/files/report-csv.ts';
import { nastyText } from './helpers.ts';
import { makeFlag, makeInput } from './sample-report.ts';

const rowsOf = async (name: (typeof TABLES)[number], { report } = makeInput()) =>
  parse(await reportAsCsv(report, name), { columns: true }) as Record<string, string>[];

type Rows = readonly (readonly string[])[];

/** Three readers that do not share code: what one takes for a cell, another might take for two. */
const READERS: readonly ((csv: string) => Promise<Rows>)[] = [
  async (csv) => parse(csv) as string[][],
  async (csv) => papaparse.parse<string[]>(csv, { skipEmptyLines: true }).data,
  (csv) => parseString<string[], string[]>(csv).toArray() as Promise<string[][]>,
];

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

  it('never lets a spreadsheet compute what somebody wrote, and stays whole in every reader', async () => {
    const formulas = fc.constantFrom(
      '=',
      '+',
      '-',
      '@',
      '\t=',
      '\r=',
      '\n=',
      ' \u00a0=',
      '＝',
      'a\n=',
    );
    await fc.assert(
      fc.asyncProperty(formulas, nastyText, async (start, text) => {
        const input = makeInput(`${start}${text}`);
        for (const name of TABLES) {
          const csv = await reportAsCsv(input.report, name);
          const [first = [], ...others] = await Promise.all(READERS.map((read) => read(csv)));
          expect(new Set(first.map(({ length }) => length)).size).toBe(1);
          for (const rows of others) expect(rows).toEqual(first);
          for (const line of first.flat().flatMap((cell) => cell.split('\n')))
            expect(line).not.toMatch(/^[\s\p{C}\p{Z}]*[=+\-@＝＋－＠]/u);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('holds to its records where a reader breaks at every line', async () => {
    const { report } = makeInput('first\n=HYPERLINK("https://example.test")');
    for (const name of TABLES)
      for (const line of (await reportAsCsv(report, name)).split(/[\r\n]+/))
        expect(line).not.toMatch(/^[=+\-@]/);
  });

  it('shows nothing of what is said while the report is hidden', async () => {
    const hidden = makeInput('words', { hidden: 'open', priorities: [], flags: [], readBy: [] });
    for (const name of TABLES) expect(await rowsOf(name, hidden)).toEqual([]);
  });
});
