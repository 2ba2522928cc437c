import { readFileSync } from 'node:fs';
import { Command, type CommandUnknownOpts } from '@commander-js/extra-typings';
import { articlesCommand } from './articles-commands.ts';
import { auditCommand } from './audit-commands.ts';
import { backupCommand, encryptCommand, restoreCommand } from './backup-commands.ts';
import type { CommandParts } from './command-parts.ts';
import { doctorCommand } from './doctor-command.ts';
import { eraseCommand } from './erase-command.ts';
import { readCommand } from './read-command.ts';
import { reportCommand } from './report-command.ts';
import { scoreCommand } from './score-command.ts';
import { applyCommand, checkCommand, exportCommand } from './setup-commands.ts';
import { correctionsCommand, rereadCommand } from './store-commands.ts';

/** The command line of Throughline; `throughline start` is what `npm start` runs. */
export function createProgram(given: CommandParts): Command {
  let running = '';
  const parts: CommandParts = Object.assign(Object.create(given), { running: () => running });
  const { start, setExitCode } = parts;
  const program = new Command('throughline')
    .description(
      'Checks whether leaders understand a strategy the same way, before the quarter is lost.',
    )
    .version(ownVersion(), '-V, --version', 'say which version this is')
    .showHelpAfterError('Type "throughline --help" to see what there is.');
  program.hook('preAction', (_, command) => {
    running = nameOf(command, program);
  });
  program
    .command('start')
    .description('connect to Slack and keep running (settings: docs/configuration.md)')
    .action(async () => setExitCode(await start()));
  program.addCommand(checkCommand(parts));
  program.addCommand(applyCommand(parts));
  program.addCommand(exportCommand(parts));
  program.addCommand(reportCommand(parts));
  program.addCommand(readCommand(parts));
  program.addCommand(scoreCommand(parts));
  program.addCommand(rereadCommand(parts));
  program.addCommand(correctionsCommand(parts));
  program.addCommand(articlesCommand(parts));
  program.addCommand(doctorCommand(parts));
  program.addCommand(eraseCommand(parts));
  program.addCommand(auditCommand(parts));
  program.addCommand(backupCommand(parts));
  program.addCommand(encryptCommand(parts));
  program.addCommand(restoreCommand(parts));
  return program;
}

/** "articles check" for the command of a command. */
function nameOf(command: CommandUnknownOpts, program: CommandUnknownOpts): string {
  const { parent } = command;
  const before = parent === null || parent === program ? '' : `${nameOf(parent, program)} `;
  return `${before}${command.name()}`;
}

/** The version in package.json, which stands as far above this file when it is built. */
function ownVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  const { version } = JSON.parse(text) as { readonly version: string };
  return version;
}
