import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reportCommand } from '../../../src/cli/report-command.ts';
import { err, ok } from '../../../src/domain/result.ts';
import type { Round } from '../../../src/domain/round.ts';
import { explainNumber } from '../../../src/features/report/explain-number.ts';
import { LATEST } from '../../../src/features/report/report-request.ts';
import { createReportWorkspace, type ReportWorkspace } from '../report/report-workspace.ts';
import { hoursLater, openSentRound, WORKSPACE } from '../temp-workspace.ts';
import { commandParts } from './command-parts.ts';

let folder: string;
let w: ReportWorkspace | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-report-'));
});
afterEach(async () => {
  await w?.remove();
  w = undefined;
  await rm(folder, { recursive: true, force: true });
});

async function run(args: readonly string[], changes: Partial<Round> = {}) {
  w = await createReportWorkspace(changes);
  const { deps } = w;
  const out: string[] = [];
  const seen = { exitCode: 0, closed: 0 };
  await reportCommand(
    commandParts({
      write: (line) => out.push(line),
      setExitCode: (code) => {
        seen.exitCode = code;
      },
      openDeps: async () =>
        ok({
          deps,
          close: async () => {
            seen.closed += 1;
          },
        }),
    }),
  )
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .parseAsync([...args], { from: 'user' });
  return { out, seen, text: out.join('\n') };
}

describe('throughline report', () => {
  it('writes every file of the newest round and says where, without Slack', async () => {
    const { out, seen } = await run(['--out', join(folder, 'deep')]);
    const files = await readdir(join(folder, 'deep'));
    expect(files.sort()).toEqual(out.map((path) => path.split('/').at(-1)).sort());
    expect(files).toEqual(
      expect.arrayContaining([
        'flags.csv',
        'one-page.html',
        'positions.csv',
        'readings.csv',
        'report.html',
        'report.json',
        'report.txt',
        'tallies.csv',
        'who-stands-where-phone.png',
        'who-stands-where-phone.svg',
        'who-stands-where.png',
        'who-stands-where.svg',
      ]),
    );
    const png = await readFile(join(folder, 'deep', 'who-stands-where.png'));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(seen).toEqual({ exitCode: 0, closed: 1 });
  });

  it('writes the same bytes again, and only what is asked for', async () => {
    const first = join(folder, 'a');
    await run(['--out', first, '--formats', 'json,csv']);
    expect(await readdir(first)).toHaveLength(5);
    const again = join(folder, 'b');
    await w?.remove();
    await run(['--out', again, '--formats', 'csv,json', '--round', '1', '--strategy', 'LARGE']);
    for (const file of await readdir(first))
      expect(await readFile(join(again, file))).toEqual(await readFile(join(first, file)));
  });

  it('lists what a number counts, by name where people were told so', async () => {
    const { text, seen } = await run(['--explain', 'rules.features.over']);
    expect(text).toBe('rules.features.over: 1\n- Person U1, Sales');
    expect(seen).toEqual({ exitCode: 0, closed: 1 });
  });

  it('lists what was counted in the round before, where two are compared', async () => {
    w = await createReportWorkspace();
    const { stores } = w;
    await openSentRound(stores, 'r2', ['U1', 'U2', 'U3'], '200.000000', {
      openedAt: hoursLater(100),
      dueAt: hoursLater(100),
      localTime: '2026-12-04T13:00',
    });
    const explain = (cell: string) => explainNumber(stores, WORKSPACE, LATEST, cell);
    expect(await explain('change.rules.features.all.before')).toMatchObject({
      value: { cell: 'change.rules.features.all.before', entries: ['Person U2, Product'] },
    });
    expect(await explain('change.demonstrated.all.before.of')).toMatchObject({
      value: { entries: ['Somebody', 'Somebody'] },
    });
  });

  it('lists only groups where people were told that they are not named', async () => {
    const told = { disclosure: 'function', smallestGroup: 2 } as const;
    const { text } = await run(['--explain', 'response.replied'], told);
    expect(text).toBe('response.replied: 2\n- Somebody\n- Somebody');
    await w?.remove();
    const files = join(folder, 'secret');
    await run(['--out', files, '--formats', 'html,json,txt,csv,svg'], told);
    for (const file of await readdir(files))
      expect(await readFile(join(files, file), 'utf8')).not.toMatch(/Person U\d/);
  });

  it.each([
    [['--explain', 'rules.features.sideways'], /There are:\nrules\.features\.prefer/],
    [['--round', '2', '--out', 'x'], /no such round: 1 round/],
    [['--round', 'two', '--out', 'x'], /takes a number such as 2/],
    [['--since', 'May', '--out', 'x'], /write the day as 2026-10-01/],
    [['--round', '1', '--since', '2026-01-01', '--out', 'x'], /not both/],
    [['--by', 'shoe size', '--out', 'x'], /after --by function, level or priority/],
    [['--strategy', 'nothing', '--out', 'x'], /no such strategy\. There are: Few/],
    [['--workspace', 'T9', '--out', 'x'], /no workspace T9/],
    [[], /Give --out/],
  ])('says kindly what is wrong: %j', async (args, said) => {
    const { text, seen } = await run(args);
    expect(text).toMatch(said);
    expect(seen.exitCode).toBe(1);
  });

  it('names the formats there are', async () => {
    await expect(run(['--out', folder, '--formats', 'docx'])).rejects.toThrow(/no “docx”/);
  });

  it('says where there is no database', async () => {
    const out: string[] = [];
    await reportCommand(
      commandParts({
        write: (line) => out.push(line),
        setExitCode: () => undefined,
        openDeps: async () => err('There is no database.'),
      }),
    ).parseAsync(['--out', folder], { from: 'user' });
    expect(out).toEqual(['There is no database.']);
  });
});
