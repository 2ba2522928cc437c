import { Presets, SingleBar } from 'cli-progress';
import { formatList } from '../domain/words.ts';
import type { Reader } from '../reader/reader.ts';

/**
 * A reader, and who really read: a language model leaves replies to the local reader where it fails.
 */
export function watchReader(reader: Reader) {
  const counts = new Map<string, number>();
  const watched: Reader = {
    identity: reader.identity,
    async read(reply, strategy) {
      const outcome = await reader.read(reply, strategy);
      const name = outcome.ok ? outcome.value.reader.name : 'nobody';
      counts.set(name, (counts.get(name) ?? 0) + 1);
      return outcome;
    },
  };
  return {
    reader: watched,
    /** "by openai:m (120) and local (8)"; "by nobody" while nothing was read. */
    whoRead: () => {
      const readers = [...counts].map(([name, count]) => `${name} (${count})`);
      return `by ${readers.length === 0 ? 'nobody' : formatList(readers)}`;
    },
  };
}

/** Shows how far a long work is: by a bar on standard error where there is a terminal. */
export function startProgress(isTerminal: boolean, total: number) {
  if (!isTerminal) return { show: () => undefined, done: () => undefined };
  const bar = new SingleBar(
    { format: '{bar} {value}/{total} replies, {eta_formatted} to go' },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  return { show: (done: number) => bar.update(done), done: () => bar.stop() };
}
