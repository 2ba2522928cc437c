/** Hands out ids that look like Slack's and are the same in every run. */
export type Ids = {
  /** An id such as `F0000000001`: the prefix and ten characters. */
  next(prefix: string): string;
  /** A short id such as Slack gives to a block without one. */
  short(): string;
};

/** Makes a fresh counter for each prefix. */
export function makeIds(): Ids {
  const counters = new Map<string, number>();
  const count = (key: string): number => {
    const value = (counters.get(key) ?? 0) + 1;
    counters.set(key, value);
    return value;
  };
  return {
    next: (prefix) => `${prefix}${count(prefix).toString(36).toUpperCase().padStart(10, '0')}`,
    short: () => count('short').toString(36).padStart(5, '0'),
  };
}
