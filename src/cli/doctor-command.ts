import { Command } from '@commander-js/extra-typings';
import type { Finding } from '../domain/finding.ts';
import { counted } from '../domain/words.ts';
import type { CommandParts } from './command-parts.ts';

const MARKS: Readonly<Record<Finding['state'], string>> = {
  well: 'well    ',
  wrong: 'MEND    ',
  'left out': 'left out',
};

/** `throughline doctor`: tries everything that the settings lead to, and says what to mend. */
export function doctorCommand({ write, setExitCode, examine }: CommandParts) {
  return new Command('doctor')
    .description('try settings, tokens, events, database, reader, and say what to mend')
    .action(async () => {
      let toMend = 0;
      await examine((name, { state, says }) => {
        if (state === 'wrong') toMend += 1;
        write(`${MARKS[state]}  ${name.padEnd(14)}  ${says}`);
      });
      write(toMend === 0 ? '\nAll is well.' : `\n${counted(toMend, 'thing', 'things')} to mend.`);
      if (toMend > 0) setExitCode(1);
    });
}
