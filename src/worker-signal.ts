/** What the worker of due work offers the rest of the app. */
type Worker = {
  /** Does what is due soon, without waiting for the next tick. */
  wake(): void;
  /** Resolves when what Slack is taking at this moment has been noted. */
  settled(): Promise<void>;
};

/** Stands in for the worker, which is made after everything that asks for it. */
export type WorkerSignal = Worker & { connect(worker: Worker): void };

/** Makes a signal; until a worker is connected, nothing is under way and waking does nothing. */
export function createWorkerSignal(): WorkerSignal {
  let worker: Worker | undefined;
  return {
    wake: () => worker?.wake(),
    settled: async () => worker?.settled(),
    connect(connected) {
      worker = connected;
    },
  };
}
