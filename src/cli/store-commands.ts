import { Command } from '@commander-js/extra-typings';
import { counted } from '../domain/words.ts';
import { exportCorrections } from '../features/answers/export-corrections.ts';
import { type RereadOutcome, rereadReplies } from '../features/answers/reread-replies.ts';
import { type CommandParts, withDeps, writeOut } from './command-parts.ts';

/** `throughline corrections --out FILE`: what leaders confirmed and put right, as labelled replies. */
export function correctionsCommand(parts: CommandParts) {
  const { write, warn, mayExportText } = parts;
  return new Command('corrections')
    .description('export what leaders confirmed or put right about their readings')
    .requiredOption('--out <file>', 'where the labelled replies go, one JSON object a line')
    .action(({ out }) =>
      withDeps(parts, 'corrections', warn, async ({ corrections }) => {
        const lines = await exportCorrections(corrections, mayExportText);
        await writeOut(out, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
        const without = lines.filter((line) => line.text === undefined).length;
        write(`${counted(lines.length, 'labelled reply', 'labelled replies')}: ${out}`);
        if (without > 0)
          write(`${without} without their words: the privacy setting keeps them here.`);
      }),
    );
}

/** `throughline reread`: reads again what an earlier reader has read, and says how much changed. */
export function rereadCommand(parts: CommandParts) {
  const { write, warn, setExitCode, now } = parts;
  return new Command('reread')
    .description('read again every reply that an earlier version of the reader has read')
    .action(() =>
      withDeps(parts, 'reread', warn, async (deps) => {
        const outcome = await rereadReplies(deps, now());
        for (const line of formatOutcome(outcome)) write(line);
        if (outcome.failed > 0) setExitCode(1);
      }),
    );
}

function formatOutcome(outcome: RereadOutcome): readonly string[] {
  const { current, reread, changed, failed } = outcome;
  const parts = `kind ${outcome.kindChanged}, positions ${outcome.positionsChanged}, barriers ${outcome.barriersChanged}`;
  return [
    `${counted(reread, 'reply', 'replies')} read again; ${current} had been read by this reader already.`,
    `${counted(changed, 'reply says', 'replies say')} something else now (${parts}). The earlier readings are kept.`,
    ...(failed === 0 ? [] : [`${failed} could not be read again; their earlier reading counts.`]),
  ];
}
