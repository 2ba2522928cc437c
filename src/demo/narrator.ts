import { Presets, SingleBar } from 'cli-progress';

/** Tells on the terminal what happens. */
export type Narrator = {
  readonly step: (sentence: string) => void;
  readonly quote: (text: string) => void;
  readonly progress: (what: string, total: number) => { advance: () => void; done: () => void };
};

/** A narrator on standard output; the progress bar only where there is a terminal. */
export function createNarrator(write: (text: string) => void, isTerminal: boolean): Narrator {
  let steps = 0;
  return {
    step: (sentence) => {
      steps += 1;
      write(`\n${steps}. ${sentence}\n`);
    },
    quote: (text) => write(`\n${text.replace(/^(?=.)/gm, '   ')}\n`),
    progress(what, total) {
      if (!isTerminal) return { advance: () => undefined, done: () => undefined };
      const bar = new SingleBar(
        { format: `   {bar} {value}/{total} ${what}` },
        Presets.shades_classic,
      );
      bar.start(total, 0);
      return { advance: () => bar.increment(), done: () => bar.stop() };
    },
  };
}
