import type { Deps } from '../deps.ts';
import type { Result } from '../domain/result.ts';

/** What commands about the set-up in the database need of the process. */
export type SetupParts = {
  readonly write: (line: string) => void;
  readonly setExitCode: (code: number) => void;
  /** Opens the database of the settings, or says in a line why there is none. */
  readonly openSetup: () => Promise<Result<OpenDeps, string>>;
};

/** An opened database with all that the functions of the house are handed, and how to let go of it. */
export type OpenDeps = { readonly deps: Deps; readonly close: () => Promise<void> };

/** Does something with the workspace that is wanted, or with the only one; says why where it cannot. */
export async function withWorkspace(
  { openSetup, ...terminal }: SetupParts,
  wanted: string | undefined,
  work: (deps: Deps, workspaceId: string) => Promise<void>,
): Promise<void> {
  await inWorkspace(terminal, openSetup, wanted, work);
}

/** Opens something, does the work in the workspace that is wanted or the only one, and closes it. */
export async function inWorkspace(
  { write, setExitCode }: Pick<SetupParts, 'write' | 'setExitCode'>,
  openIt: () => Promise<Result<OpenDeps, string>>,
  wanted: string | undefined,
  work: (deps: Deps, workspaceId: string) => Promise<void>,
): Promise<void> {
  const fail = (line: string) => {
    write(line);
    setExitCode(1);
  };
  const open = await openIt();
  if (!open.ok) return fail(open.error);
  try {
    const ids = await open.value.deps.people.workspaceIds();
    const known = wanted === undefined ? ids : ids.filter((id) => id === wanted);
    const [id, other] = known;
    if (id !== undefined && other === undefined) await work(open.value.deps, id);
    else fail(whyNot(ids, wanted));
  } finally {
    await open.value.close();
  }
}

function whyNot(ids: readonly string[], wanted: string | undefined): string {
  if (ids.length === 0)
    return 'The database knows no workspace yet. Start Throughline once with its two tokens, so that it gets to know the people in Slack.';
  const choice = `The database has these workspaces: ${ids.join(', ')}.`;
  return wanted === undefined
    ? `${choice} Name one with --workspace.`
    : `There is no workspace ${wanted}. ${choice}`;
}
