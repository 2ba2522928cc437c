import { Command } from '@commander-js/extra-typings';
import type { Deps } from '../deps.ts';
import { counted } from '../domain/words.ts';
import { type RereadOutcome, rereadReplies } from '../features/answers/reread-replies.ts';

/** What the command needs of the process. */
export type RereadParts = {
  readonly write: (line: string) => void;
  readonly setExitCode: (code: number) => void;
  readonly now: () => Date;
  /** Opens the database and the reader of the settings; undefined once it has said what is missing. */
  readonly openReread: () => Promise<OpenReread | undefined>;
};

/** What reading again needs, and how to let go of it. */
export type OpenReread = { readonly deps: Deps; readonly close: () => Promise<void> };

/** `throughline reread`: reads again what an earlier reader has read, and says how much changed. */
export function rereadCommand({ write, setExitCode, now, openReread }: RereadParts) {
  return new Command('reread')
    .description('read again every reply that an earlier version of the reader has read')
    .action(async () => {
      const open = await openReread();
      if (open === undefined) return;
      try {
        const outcome = await rereadReplies(open.deps, now());
        for (const line of inWords(outcome)) write(line);
        if (outcome.failed > 0) setExitCode(1);
      } finally {
        await open.close();
      }
    });
}

function inWords(outcome: RereadOutcome): readonly string[] {
  const { current, reread, changed, failed } = outcome;
  const parts = `kind ${outcome.kindChanged}, positions ${outcome.positionsChanged}, barriers ${outcome.barriersChanged}`;
  return [
    `${counted(reread, 'reply', 'replies')} read again; ${current} had been read by this reader already.`,
    `${counted(changed, 'reply says', 'replies say')} something else now (${parts}). The earlier readings are kept.`,
    ...(failed === 0 ? [] : [`${failed} could not be read again; their earlier reading counts.`]),
  ];
}
