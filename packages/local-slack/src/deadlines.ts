/** Things to do at a moment of the (possibly injected) clock. */
export type Deadlines = {
  /** Runs `action` once the clock has reached `dueAt` (milliseconds); the answer calls it off. */
  at(dueAt: number, action: () => void): () => void;
  /** Runs everything that is due now, oldest first. */
  tick(): void;
  clear(): void;
};

type Deadline = { readonly dueAt: number; readonly action: () => void };

/** Makes a list of deadlines that passes only when `tick` is called. */
export function makeDeadlines(clock: () => number): Deadlines {
  const waiting = new Set<Deadline>();
  return {
    at: (dueAt, action) => {
      const deadline = { dueAt, action };
      waiting.add(deadline);
      return () => waiting.delete(deadline);
    },
    tick: () => {
      const now = clock();
      const due = [...waiting].filter((each) => each.dueAt <= now);
      for (const each of due.sort((a, b) => a.dueAt - b.dueAt)) {
        if (waiting.delete(each)) each.action();
      }
    },
    clear: () => waiting.clear(),
  };
}
