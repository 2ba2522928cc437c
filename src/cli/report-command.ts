import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from '@commander-js/extra-typings';
import { err, ok, type Result } from '../domain/result.ts';
import { counted } from '../domain/words.ts';
import { buildReport } from '../features/report/build-report.ts';
import type { Explained } from '../features/report/explain.ts';
import { type ExplainFailure, explainNumber } from '../features/report/explain-number.ts';
import { reportFiles } from '../features/report/files/report-files.ts';
import { parseReportRequest, type ReportRequest } from '../features/report/report-request.ts';
import { type CommandParts, refuse, withWorkspace } from './command-parts.ts';

const FORMATS = ['html', 'json', 'txt', 'csv', 'png', 'svg'] as const;
type Format = (typeof FORMATS)[number];

const CELLS_SHOWN = 60;

/** `throughline report`: the report of a round as files, or what one of its numbers counts. */
export function reportCommand(parts: CommandParts) {
  const { write } = parts;
  return new Command('report')
    .description('write the report of a round as files, or explain one of its numbers')
    .option('--strategy <name>', 'part of its name or id; else whichever was asked about last', '')
    .option('--round <n>', 'the nth round about it, 1 for the first, or "latest"', 'latest')
    .option('--since <date>', 'compare with the first round from that day on, as 2026-10-01')
    .option(
      '--by <what>',
      'rows of the picture: function or level; the columns are by priority',
      'function',
    )
    .option('-o, --out <dir>', 'the folder that the files go to')
    .option('--formats <list>', `any of ${FORMATS.join(', ')}`, parseFormats, [...FORMATS])
    .option('--explain <cell>', 'instead of files, list what a number counts: response.replied')
    .option('--workspace <id>', 'which workspace, where the database has several')
    .action(async ({ out, formats, explain, workspace, ...wanted }) => {
      const fail = (lines: readonly string[]) => refuse(parts, write, lines);
      const request = requestOf(wanted);
      if (!request.ok) return fail([request.error]);
      if (out === undefined && explain === undefined)
        return fail(['Give --out with a folder for the files, or --explain with a number.']);
      await withWorkspace(parts, 'report', workspace, async (deps, id) => {
        if (explain !== undefined) {
          const explained = await explainNumber(deps, id, request.value, explain);
          if (explained.ok) for (const line of formatExplained(explained.value)) write(line);
          else fail(formatFailure(explained.error, explain));
          return;
        }
        const report = await buildReport(deps, id, request.value);
        if (!report.ok) return fail(formatFailure(report.error, ''));
        const by = request.value.breakdown === 'level' ? 'level' : 'function';
        await writeAll(out ?? '.', await reportFiles(report.value, formats, by), write);
      });
    });
}

type Wanted = {
  readonly strategy: string;
  readonly round: string;
  readonly since?: string | undefined;
  readonly by: string;
};

/** Read by the same rules as what somebody types after `/alignment-report`. */
function requestOf({ strategy, round, since, by }: Wanted): Result<ReportRequest, string> {
  const number = round.trim().replace(/^#/, '');
  if (number !== 'latest' && !/^[1-9]\d*$/.test(number))
    return err(`--round takes a number such as 2, or latest; not “${round}”.`);
  const which = number === 'latest' ? '' : `round ${number}`;
  if (since !== undefined && which !== '') return err('Give --round or --since, not both.');
  const words = `${which} ${since === undefined ? '' : `since ${since}`} by ${by}`;
  const request = parseReportRequest(words);
  if (!request.ok) return request;
  // What the rules leave over was none of what they know.
  if (request.value.strategy !== '')
    return err(
      'Write the day after --since as 2026-10-01, and after --by function, level or priority.',
    );
  return ok({ ...request.value, strategy });
}

function formatExplained({ cell, entries }: Explained): readonly string[] {
  return [`${cell}: ${entries.length}`, ...entries.map((entry) => `- ${entry}`)];
}

async function writeAll(
  folder: string,
  files: Awaited<ReturnType<typeof reportFiles>>,
  write: (line: string) => void,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const { name, content } of files) {
    await writeFile(join(folder, name), content);
    write(join(folder, name));
  }
}

function formatFailure(failure: ExplainFailure, cell: string): readonly string[] {
  switch (failure.kind) {
    case 'no-round':
      return ['There is nothing to report yet: nobody has been asked.'];
    case 'unknown-round':
      return [
        `There is no such round: ${counted(failure.rounds, 'round', 'rounds')} on this strategy so far.`,
      ];
    case 'unknown-strategy':
      return [`There is no such strategy. There are: ${failure.known.join(', ')}.`];
    case 'unknown-cell':
      return [
        `There is no number ${cell} in this report. There are:`,
        ...failure.known.slice(0, CELLS_SHOWN),
        ...(failure.known.length > CELLS_SHOWN ? ['…'] : []),
      ];
  }
}

function parseFormats(list: string): Format[] {
  const wanted = list.split(',').map((each) => each.trim().toLowerCase());
  const unknown = wanted.find((each) => !FORMATS.some((format) => format === each));
  if (unknown !== undefined)
    throw new InvalidArgumentError(`There is no “${unknown}”. Any of ${FORMATS.join(', ')}.`);
  return FORMATS.filter((format) => wanted.includes(format));
}
