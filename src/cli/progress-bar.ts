import { Presets, SingleBar } from 'cli-progress';

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
