import { Command } from '@commander-js/extra-typings';
import type { Deps } from '../deps.ts';
import {
  erasePerson,
  findToErase,
  heldInWords,
  NOT_ERASED,
  receiptLines,
} from '../features/retention/erase-person.ts';
import { type CommandParts, refuse, withWorkspace } from './command-parts.ts';

/** `throughline erase --person WHO`: erases somebody everywhere, for good, and gives a receipt. */
export function eraseCommand(parts: CommandParts) {
  return new Command('erase')
    .description('erase a person everywhere, for good; also one who has left')
    .requiredOption('--person <who>', 'their id in Slack, or their e-mail address')
    .option('-y, --yes', 'do not ask, erase them')
    .option('--workspace <id>', 'which workspace, where the database has several')
    .action(({ person, yes, workspace }) =>
      withWorkspace(parts, 'set-up', workspace, (deps, id) =>
        erase(parts, deps, id, person, yes === true),
      ),
    );
}

async function erase(
  parts: CommandParts,
  deps: Deps,
  workspaceId: string,
  wanted: string,
  yes: boolean,
): Promise<void> {
  const { write, confirm } = parts;
  const found = await findToErase(deps, workspaceId, wanted);
  if (!found.ok) return refuse(parts, write, [NOT_ERASED[found.error]]);
  if (!yes) {
    write(`To be erased for good: ${heldInWords(found.value.held)}.`);
    if (confirm === undefined)
      return write(`Nothing was erased yet. To do it: throughline erase --person ${wanted} --yes`);
    if (!(await confirm('Erase this? It cannot be undone.'))) return write('Nothing was erased.');
  }
  const erased = await erasePerson(deps, workspaceId, wanted);
  if (!erased.ok) return refuse(parts, write, [NOT_ERASED[erased.error]]);
  for (const line of receiptLines(erased.value)) write(line);
}
