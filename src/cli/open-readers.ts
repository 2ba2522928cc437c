import type { Result } from '../domain/result.ts';
import type { LocalReader } from '../reader/local/local-reader.ts';
import type { Reader } from '../reader/reader.ts';

/** How the commands come by readers; nothing is loaded before it is asked for. */
export type ReaderOpeners = {
  readonly openLocal: () => LocalReader;
  /** The language-model reader of the settings, or a sentence that says which setting is missing. */
  readonly openModel: (local: Reader) => Promise<Result<Reader, string>>;
};

/** What the commands that read need of the process. */
export type ReadingParts = ReaderOpeners & {
  /** A line for standard output. */
  readonly write: (line: string) => void;
  /** A line for standard error. */
  readonly warn: (line: string) => void;
  readonly setExitCode: (code: number) => void;
  /** Milliseconds from any beginning. */
  readonly elapsed: () => number;
  readonly isTerminal: boolean;
};

export const READER_CHOICES = ['local', 'model'] as const;
export type ReaderChoice = (typeof READER_CHOICES)[number];

/**
 * Opens the chosen reader, does the work with it and the local one, and lets go of it again.
 * Where it cannot be had, says so and sets the exit code; the work is then left undone.
 */
export async function withReader(
  parts: ReadingParts,
  choice: ReaderChoice,
  work: (reader: Reader, local: Reader) => Promise<void>,
): Promise<void> {
  const local = parts.openLocal();
  try {
    const model = choice === 'model' ? await parts.openModel(local) : undefined;
    if (model?.ok === false) {
      parts.warn(model.error);
      parts.setExitCode(1);
      return;
    }
    await work(model?.value ?? local, local);
  } finally {
    await local.close();
  }
}
