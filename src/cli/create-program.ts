import { Command } from '@commander-js/extra-typings';

/** What the command line asks of the process. Each answers the exit code. */
export type ProgramParts = {
  readonly start: () => Promise<number>;
  readonly setExitCode: (code: number) => void;
};

/** The command line of Throughline; `throughline start` is what `npm start` runs. */
export function createProgram({ start, setExitCode }: ProgramParts): Command {
  const program = new Command('throughline')
    .description(
      'Checks whether leaders understand a strategy the same way, before the quarter is lost.',
    )
    .showHelpAfterError('Type "throughline --help" to see what there is.');
  program
    .command('start')
    .description('connect to Slack and keep running (settings: see the README)')
    .action(async () => setExitCode(await start()));
  return program;
}
