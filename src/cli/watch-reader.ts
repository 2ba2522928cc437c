import { Presets, SingleBar } from 'cli-progress';
import { formatList } from '../domain/words.ts';
import type { Reader } from '../reader/reader.ts';

/** A reader, and who really read: a language model leaves replies to the local reader where it fails. */
export type WatchedReader = {
  readonly reader: Reader;
  /** "by openai:m (120) and local (8)"; "by nobody" while nothing was read. */
  readonly whoRead: () => string;
};

/** Counts by whom replies are read. */
export function watchReader(reader: Reader): WatchedReader {
  const counts = new Map<string, number>();
  return {
    reader: {
      identity: reader.identity,
      read: async (reply, strategy) => {
        const outcome = await reader.read(reply, strategy);
        const name = outcome.ok ? outcome.value.reader.name : 'nobody';
        counts.set(name, (counts.get(name) ?? 0) + 1);
        return outcome;
      },
    },
    whoRead: () => {
      const readers = [...counts].map(([name, count]) => `${name} (${count})`);
      return `by ${readers.length === 0 ? 'nobody' : formatList(readers)}`;
    },
  };
}

/** Shows how far a long work is. */
export type Progress = { readonly show: (done: number) => void; readonly done: () => void };

/** A bar on standard error where there is a terminal; elsewhere nothing. */
export function startProgress(isTerminal: boolean, total: number): Progress {
  if (!isTerminal) return { show: () => undefined, done: () => undefined };
  const bar = new SingleBar(
    { format: '{bar} {value}/{total} replies, {eta_formatted} to go' },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  return { show: (done) => bar.update(done), done: () => bar.stop() };
}
