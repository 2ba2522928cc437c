import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Command } from '@commander-js/extra-typings';
import { counted } from '../domain/words.ts';
import { exportCorrections } from '../features/answers/export-corrections.ts';
import { type CommandParts, withDeps } from './command-parts.ts';

/** `throughline corrections --out FILE`: what leaders confirmed and put right, as labelled replies. */
export function correctionsCommand(parts: CommandParts) {
  const { write, warn, mayExportText } = parts;
  return new Command('corrections')
    .description('export what leaders confirmed or put right about their readings')
    .requiredOption('--out <file>', 'where the labelled replies go, one JSON object a line')
    .action(({ out }) =>
      withDeps(parts, 'corrections', warn, async ({ corrections }) => {
        const lines = await exportCorrections(corrections, mayExportText);
        await mkdir(dirname(out), { recursive: true });
        await writeFile(out, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
        const without = lines.filter((line) => line.text === undefined).length;
        write(`${counted(lines.length, 'labelled reply', 'labelled replies')}: ${out}`);
        if (without > 0)
          write(`${without} without their words: the privacy setting keeps them here.`);
      }),
    );
}
