/** Tells whoever waits that something happened in the workspace. */
export type Changes = {
  notify(): void;
  /** Calls `listener` after every change; the answer stops that. */
  subscribe(listener: () => void): () => void;
};

/** Makes a notifier without listeners. */
export function makeChanges(): Changes {
  const listeners = new Set<() => void>();
  return {
    notify: () => {
      for (const listener of [...listeners]) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
