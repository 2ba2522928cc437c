import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Command } from '@commander-js/extra-typings';
import type { Deps } from '../deps.ts';
import { counted } from '../domain/words.ts';
import { exportCorrections } from '../features/answers/export-corrections.ts';

/** What the command needs of the process. */
export type CorrectionsParts = {
  readonly write: (line: string) => void;
  /** Opens the database of the settings; undefined once it has said what is missing. */
  readonly openCorrections: () => Promise<OpenCorrections | undefined>;
};

/** What leaders said, and whether the words of a workspace may leave the database. */
export type OpenCorrections = {
  readonly corrections: Deps['corrections'];
  readonly mayExportText: (workspaceId: string) => boolean;
  readonly close: () => Promise<void>;
};

/** `throughline corrections --out FILE`: what leaders confirmed and put right, as labelled replies. */
export function correctionsCommand({ write, openCorrections }: CorrectionsParts) {
  return new Command('corrections')
    .description('export what leaders confirmed or put right about their readings')
    .requiredOption('--out <file>', 'where the labelled replies go, one JSON object a line')
    .action(async ({ out }) => {
      const open = await openCorrections();
      if (open === undefined) return;
      try {
        const lines = await exportCorrections(open.corrections, open.mayExportText);
        await mkdir(dirname(out), { recursive: true });
        await writeFile(out, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
        const without = lines.filter((line) => line.text === undefined).length;
        write(`${counted(lines.length, 'labelled reply', 'labelled replies')}: ${out}`);
        if (without > 0)
          write(`${without} without their words: the privacy setting keeps them here.`);
      } finally {
        await open.close();
      }
    });
}
