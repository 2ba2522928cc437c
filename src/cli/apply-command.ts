import { readFile } from 'node:fs/promises';
import { Command } from '@commander-js/extra-typings';
import type { Deps } from '../deps.ts';
import { carryOut, planSetup } from '../features/setup-file/apply-setup.ts';
import { formatChanges } from '../features/setup-file/format-changes.ts';
import { loadSetup, type Setup } from '../features/setup-file/load-setup.ts';
import { formatProblem } from '../features/strategies/yaml-file.ts';
import { type CommandParts, withWorkspace } from './command-parts.ts';

/** `throughline apply -f FILE`: shows what a set-up file would change, and changes it if that is wanted. */
export function applyCommand(parts: CommandParts) {
  const { write, setExitCode, holidays } = parts;
  return new Command('apply')
    .description('bring the database in line with a set-up file; shows what would change first')
    .requiredOption('-f, --file <file>', 'the set-up file')
    .option('-y, --yes', 'do not ask, change it')
    .option('--workspace <id>', 'which workspace, where the database has several')
    .action(async ({ file, yes, workspace }) => {
      const readText = (path: string) => readFile(path, 'utf8').catch(() => undefined);
      const loaded = await loadSetup(file, readText, holidays);
      if (loaded.ok)
        return await withWorkspace(parts, 'set-up', workspace, (deps, id) =>
          apply(parts, deps, id, loaded.value, { file, yes: yes === true }),
        );
      for (const problem of loaded.error) write(formatProblem(problem));
      setExitCode(1);
    });
}

async function apply(
  parts: CommandParts,
  deps: Deps,
  workspaceId: string,
  setup: Setup,
  { file, yes }: { readonly file: string; readonly yes: boolean },
): Promise<void> {
  const { write, setExitCode, confirm } = parts;
  const plan = await planSetup(deps, workspaceId, setup);
  if (!plan.ok) {
    for (const name of plan.error.unknownPeople) write(`${file}: nobody here is called ${name}`);
    write('Nothing was changed. People are known as they were in Slack when the app last started.');
    return setExitCode(1);
  }
  const shown = formatChanges(plan.value);
  for (const line of shown) write(line);
  if (plan.value.length === 0) return;
  if (!yes && confirm === undefined)
    return write(`Nothing was changed yet. To do it: throughline apply -f ${file} --yes`);
  if (!yes && !(await confirm?.('Change this?'))) return write('Nothing was changed.');
  await carryOutAsShown(parts, deps, workspaceId, setup, shown);
}

/** The app may run and people may change things while somebody reads what would change. */
async function carryOutAsShown(
  { write, setExitCode }: CommandParts,
  deps: Deps,
  workspaceId: string,
  setup: Setup,
  shown: readonly string[],
): Promise<void> {
  const plan = await planSetup(deps, workspaceId, setup);
  if (plan.ok && formatChanges(plan.value).join('\n') === shown.join('\n')) {
    await carryOut(deps, workspaceId, plan.value);
    return write('Done.');
  }
  write('Something else was changed meanwhile, so nothing was changed here. Please look again.');
  setExitCode(1);
}
