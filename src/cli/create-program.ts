import { Command } from '@commander-js/extra-typings';
import { checkCommand } from './check-command.ts';

/** What the command line asks of the process. Each answers the exit code. */
export type ProgramParts = {
  readonly start: () => Promise<number>;
  readonly now: () => Date;
  readonly write: (line: string) => void;
  readonly setExitCode: (code: number) => void;
};

/** The command line of Throughline; `throughline start` is what `npm start` runs. */
export function createProgram(parts: ProgramParts): Command {
  const { start, setExitCode } = parts;
  const program = new Command('throughline')
    .description(
      'Checks whether leaders understand a strategy the same way, before the quarter is lost.',
    )
    .showHelpAfterError('Type "throughline --help" to see what there is.');
  program
    .command('start')
    .description('connect to Slack and keep running (settings: see the README)')
    .action(async () => setExitCode(await start()));
  program.addCommand(checkCommand(parts));
  return program;
}
