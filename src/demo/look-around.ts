import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import { answerTo, type LocalSlack } from './run-check-in.ts';

/** Lets a visitor type commands as one of the company's executives, until the input ends. */
export async function lookAround(
  slack: LocalSlack,
  personId: string,
  input: Readable,
  output: Writable,
): Promise<void> {
  output.write(
    '\nEverything stays up. Type /alignment-report, /strategy-guide and a question, or /strategy-check; Ctrl+C ends it.\n',
  );
  const terminal = createInterface({ input, output, prompt: '> ' });
  terminal.prompt();
  for await (const line of terminal) {
    const [, command, text] = /^(\/[a-z-]+) *(.*)$/.exec(line.trim()) ?? [];
    const isKnown = ['/alignment-report', '/strategy-guide', '/strategy-check'].includes(
      command ?? '',
    );
    if (command !== undefined && isKnown) {
      output.write(`\n${await answerTo(slack, personId, command, text ?? '')}\n\n`);
    } else if (line.trim() !== '') {
      output.write('Try /alignment-report, /strategy-guide and a question, or /strategy-check.\n');
    }
    terminal.prompt();
  }
}
