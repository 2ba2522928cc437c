import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from '@commander-js/extra-typings';
import { explainCell } from '../domain/explain.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { counted } from '../domain/words.ts';
import {
  type ChosenRounds,
  chooseRounds,
  type FullReport,
  fullReport,
  type ReportFailure,
  type ReportInput,
  type ReportNeeds,
  reportInput,
} from '../services/reports/build-report.ts';
import { parseReportRequest, type ReportRequest } from '../services/reports/report-request.ts';
import { inWorkspace } from './open-setup.ts';

const FORMATS = ['html', 'json', 'txt', 'csv', 'png', 'svg'] as const;
type Format = (typeof FORMATS)[number];

const CELLS_SHOWN = 60;

/** What the command needs of the process. */
export type ReportParts = {
  readonly write: (line: string) => void;
  readonly setExitCode: (code: number) => void;
  /** Opens the database of the settings and the library, or says in a line why there is none. */
  readonly openReports: () => Promise<Result<OpenReports, string>>;
};

/** What reports are made of, and how they are put into files. */
export type OpenReports = {
  readonly needs: ReportNeeds;
  readonly files: (
    report: FullReport,
    formats: readonly Format[],
    by: 'function' | 'level',
  ) => Promise<readonly { readonly name: string; readonly content: string | Uint8Array }[]>;
  readonly workspaceIds: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
};

/** `throughline report`: the report of a round as files, or what one of its numbers counts. */
export function reportCommand(parts: ReportParts) {
  const { write, setExitCode } = parts;
  return new Command('report')
    .description('write the report of a round as files, or explain one of its numbers')
    .option('--strategy <name>', 'part of its name or id; else whichever was asked about last', '')
    .option('--round <n>', 'the nth round about it, 1 for the first, or "latest"', 'latest')
    .option('--since <date>', 'compare with the first round from that day on, as 2026-10-01')
    .option('--by <what>', 'rows of the picture: function, level or priority', 'function')
    .option('-o, --out <dir>', 'the folder that the files go to')
    .option('--formats <list>', `any of ${FORMATS.join(', ')}`, parseFormats, [...FORMATS])
    .option('--explain <cell>', 'instead of files, list what a number counts: response.replied')
    .option('--workspace <id>', 'which workspace, where the database has several')
    .action(async ({ out, formats, explain, workspace, ...wanted }) => {
      const fail = (lines: readonly string[]) => {
        for (const line of lines) write(line);
        setExitCode(1);
      };
      const request = requestOf(wanted);
      if (!request.ok) return fail([request.error]);
      if (out === undefined && explain === undefined)
        return fail(['Give --out with a folder for the files, or --explain with a number.']);
      await inWorkspace(parts, parts.openReports, workspace, async (open, id) => {
        const input = await inputOf(open.needs, id, request.value);
        if (!input.ok) return fail([failureInWords(input.error)]);
        if (explain !== undefined) {
          const lines = explainInWords(input.value, explain);
          return lines.ok ? lines.value.forEach(write) : fail(lines.error);
        }
        const report = await fullReport(open.needs, input.value);
        const by = request.value.breakdown === 'level' ? 'level' : 'function';
        await writeAll(out ?? '.', await open.files(report, formats, by), write);
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
  return request.ok ? ok({ ...request.value, strategy }) : request;
}

async function inputOf(
  needs: ReportNeeds,
  workspaceId: string,
  request: ReportRequest,
): Promise<Result<ReportInput, ReportFailure>> {
  const chosen: Result<ChosenRounds, ReportFailure> = await chooseRounds(
    needs,
    workspaceId,
    request,
  );
  if (!chosen.ok) return chosen;
  const { round, earlier } = chosen.value;
  const input = await reportInput(needs, workspaceId, round.id, earlier?.id);
  return input === undefined ? err({ kind: 'no-round' }) : ok(input);
}

function explainInWords(
  { view }: ReportInput,
  cell: string,
): Result<readonly string[], readonly string[]> {
  const explained = explainCell(view, cell);
  if (!explained.ok)
    return err([
      `There is no number ${cell} in this report. There are:`,
      ...explained.error.slice(0, CELLS_SHOWN),
      ...(explained.error.length > CELLS_SHOWN ? ['…'] : []),
    ]);
  const { cell: name, entries } = explained.value;
  return ok([`${name}: ${entries.length}`, ...entries.map((entry) => `- ${entry}`)]);
}

async function writeAll(
  folder: string,
  files: Awaited<ReturnType<OpenReports['files']>>,
  write: (line: string) => void,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const { name, content } of files) {
    await writeFile(join(folder, name), content);
    write(join(folder, name));
  }
}

function failureInWords(failure: ReportFailure): string {
  switch (failure.kind) {
    case 'no-round':
      return 'There is nothing to report yet: nobody has been asked.';
    case 'unknown-round':
      return `There is no such round: ${counted(failure.rounds, 'round', 'rounds')} on this strategy so far.`;
    case 'unknown-strategy':
      return `There is no such strategy. There are: ${failure.known.join(', ')}.`;
  }
}

function parseFormats(list: string): Format[] {
  const wanted = list.split(',').map((each) => each.trim().toLowerCase());
  const unknown = wanted.find((each) => !FORMATS.some((format) => format === each));
  if (unknown !== undefined)
    throw new InvalidArgumentError(`There is no “${unknown}”. Any of ${FORMATS.join(', ')}.`);
  return FORMATS.filter((format) => wanted.includes(format));
}
