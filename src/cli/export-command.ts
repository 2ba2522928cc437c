import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Command } from '@commander-js/extra-typings';
import { exportSetup } from '../features/setup-file/export-setup.ts';
import { readCurrent } from '../features/setup-file/read-current.ts';
import { type CommandParts, withWorkspace } from './command-parts.ts';

/** `throughline export`: writes everything that is set up as a file that `apply` takes. */
export function exportCommand(parts: CommandParts) {
  return new Command('export')
    .description('write everything that is set up as a set-up file')
    .option('-o, --out <file>', 'where it goes; without it, it is printed')
    .option('--workspace <id>', 'which workspace, where the database has several')
    .action(async ({ out, workspace }) => {
      await withWorkspace(parts, 'set-up', workspace, async (deps, id) => {
        const text = exportSetup(await readCurrent(deps, id), deps.clock());
        if (out === undefined) return parts.write(text.trimEnd());
        await mkdir(dirname(out), { recursive: true });
        await writeFile(out, text);
        parts.write(`Written: ${out}`);
      });
    });
}
