/**
 * Makes a runner of which at most one run is under way: a call during a run asks for one more
 * run after it, shared by all who called meanwhile.
 */
export function oneAtATime<Value>(work: () => Promise<Value>): () => Promise<Value> {
  let running: Promise<Value> | undefined;
  let next: Promise<Value> | undefined;

  function start(): Promise<Value> {
    const run = work().finally(() => {
      running = undefined;
    });
    running = run;
    return run;
  }

  return () => {
    // Between the end of a run and the start of the one asked for, none is running yet.
    if (running === undefined && next === undefined) return start();
    next ??= Promise.resolve(running)
      .catch(() => undefined)
      .then(() => {
        next = undefined;
        return start();
      });
    return next;
  };
}
