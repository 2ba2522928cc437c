import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Option } from '@commander-js/extra-typings';
import type { Regions } from '../calendar/read-region.ts';
import type { Deps } from '../deps.ts';
import type { Finding } from '../domain/finding.ts';
import { operationOf } from '../domain/operations.ts';
import type { Result } from '../domain/result.ts';
import type { SearchTools } from '../features/guide/library/document-search.ts';
import type { LocalReader } from '../reader/local/local-reader.ts';
import type { Reader } from '../reader/reader.ts';

/** What the commands ask of the process; nothing is opened before it is asked for. */
export type CommandParts = {
  /** Runs the app until a signal; answers the exit code. */
  readonly start: () => Promise<number>;
  /** A line for standard output. */
  readonly write: (line: string) => void;
  /** A line for standard error. */
  readonly warn: (line: string) => void;
  readonly setExitCode: (code: number) => void;
  /** The command that runs, as `articles check`; '' where nobody has said. */
  readonly running?: () => string;
  readonly now: () => Date;
  /** Milliseconds from any beginning. */
  readonly elapsed: () => number;
  readonly isTerminal: boolean;
  /** Asks a question that is answered by yes or no; undefined where nobody is there to answer. */
  readonly confirm: ((question: string) => Promise<boolean>) | undefined;
  readonly holidays: Regions;
  /** Whether the words of a workspace may leave the database. */
  readonly mayExportText: (workspaceId: string) => boolean;
  /** Opens the database of the settings and what a use needs besides, or says in a line why not. */
  readonly openDeps: (use: DepsUse) => Promise<Result<OpenDeps, string>>;
  /** Tries everything that the settings lead to, and tells each finding as it comes. */
  readonly examine: (tell: (name: string, finding: Finding) => void) => Promise<void>;
  /** Copies the database of the settings into a new file or a folder. */
  readonly backUp: (
    to: string | undefined,
  ) => Promise<Result<{ readonly file: string; readonly bytes: number }, string>>;
  /** Puts a backup in the place of the database of the settings; `aside` is where that is now. */
  readonly restore: (
    backup: string,
  ) => Promise<Result<{ readonly path: string; readonly aside: string | undefined }, string>>;
  /** Encrypts what people wrote with the key of the settings; without one it is made readable. */
  readonly encrypt: () => Promise<
    Result<{ readonly texts: number; readonly hasKey: boolean }, string>
  >;
  readonly openLocal: () => LocalReader;
  /** The language-model reader of the settings, or a sentence that says which setting is missing. */
  readonly openModel: (local: Reader) => Promise<Result<Reader, string>>;
  /** Opens the encoder and a cache for it. */
  readonly openSearchTools: (
    cacheFile: string | undefined,
  ) => Promise<{ readonly tools: SearchTools; readonly close: () => Promise<void> }>;
};

/** What a command does with the database. */
export type DepsUse = 'set-up' | 'report' | 'corrections' | 'reread';

/** An opened database with all that the functions of the house are handed, and how to let go of it. */
export type OpenDeps = { readonly deps: Deps; readonly close: () => Promise<void> };

/** Opens the database for a use, does the work, and closes it; says why where it cannot be opened. */
export async function withDeps(
  parts: CommandParts,
  use: DepsUse,
  complain: (line: string) => void,
  work: (deps: Deps) => Promise<void>,
): Promise<void> {
  const open = await parts.openDeps(use);
  if (!open.ok) return refuse(parts, complain, [open.error]);
  try {
    await work(open.value.deps);
    await noteCommand(parts, open.value.deps);
  } finally {
    await open.value.close();
  }
}

/** Who runs commands, as the audit calls them. */
export const AT_THE_SERVER = 'Somebody at the server';

/** Notes that a command was run, where that is noted. */
async function noteCommand({ running }: CommandParts, deps: Deps): Promise<void> {
  const operation = operationOf(running?.() ?? '')?.noted;
  if (operation === undefined) return;
  await deps.audit.add({ workspaceId: '', by: AT_THE_SERVER, operation }, deps.clock());
}

/** Does something with the workspace that is wanted, or with the only one; says why where it cannot. */
export async function withWorkspace(
  parts: CommandParts,
  use: DepsUse,
  wanted: string | undefined,
  work: (deps: Deps, workspaceId: string) => Promise<void>,
): Promise<void> {
  await withDeps(parts, use, parts.write, async (deps) => {
    const ids = await deps.people.workspaceIds();
    const [id, other] = wanted === undefined ? ids : ids.filter((each) => each === wanted);
    if (id !== undefined && other === undefined) return await work(deps, id);
    refuse(parts, parts.write, [whyNot(ids, wanted)]);
  });
}

function whyNot(ids: readonly string[], wanted: string | undefined): string {
  if (ids.length === 0)
    return 'The database knows no workspace yet. Start Throughline once with its two tokens, so that it gets to know the people in Slack.';
  const choice = `The database has these workspaces: ${ids.join(', ')}.`;
  return wanted === undefined
    ? `${choice} Name one with --workspace.`
    : `There is no workspace ${wanted}. ${choice}`;
}

const READER_CHOICES = ['local', 'model'] as const;
/** Who may be asked to read. */
export type ReaderChoice = (typeof READER_CHOICES)[number];

/** The option that says who reads. */
export function readerOption() {
  return new Option('--reader <reader>', 'who reads')
    .choices(READER_CHOICES)
    .default('local' as const);
}

/**
 * Opens the chosen reader, does the work with it and the local one, and lets go of it again.
 * Where it cannot be had, says so and sets the exit code; the work is then left undone.
 */
export async function withReader(
  parts: CommandParts,
  choice: ReaderChoice,
  work: (reader: Reader, local: Reader) => Promise<void>,
): Promise<void> {
  const local = parts.openLocal();
  try {
    const model = choice === 'model' ? await parts.openModel(local) : undefined;
    if (model?.ok === false) return refuse(parts, parts.warn, [model.error]);
    await work(model?.value ?? local, local);
  } finally {
    await local.close();
  }
}

/** The text of a file; undefined where it cannot be read. */
export async function textOf(file: string): Promise<string | undefined> {
  return await readFile(file, 'utf8').catch(() => undefined);
}

/** Writes a file, and makes the folder that it goes to. */
export async function writeOut(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

/** Says what is wrong, a line each, and sets the exit code. */
export function refuse(
  { setExitCode }: Pick<CommandParts, 'setExitCode'>,
  say: (line: string) => void,
  lines: readonly string[],
): void {
  for (const line of lines) say(line);
  setExitCode(1);
}
