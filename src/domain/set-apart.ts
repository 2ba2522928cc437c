import { causeOf } from './cause-of.ts';
import type { Log } from './log.ts';

const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 3_600_000;

/**
 * Keeps pieces of work apart that threw, so that the others go on: each is tried again after twice as
 * long. What is apart is not kept over a restart, which tries everything once more.
 */
export function createSetApart(log: Log) {
  const apart = new Map<string, { readonly tries: number; readonly until: number }>();

  function isWaiting(key: string, now: Date): boolean {
    const wait = (apart.get(key)?.until ?? 0) - now.getTime();
    // Longer than any wait: the clock was set back.
    return wait > 0 && wait <= LONGEST_WAIT_MS;
  }

  function keysOf(beginning: string, isMeant: (key: string) => boolean): readonly string[] {
    return [...apart.keys()]
      .filter((key) => key.startsWith(beginning) && isMeant(key))
      .map((key) => key.slice(beginning.length));
  }

  return {
    /**
     * Does a piece of work, which hears how often it was tried before. Undefined where it throws, or
     * has thrown and its time has not come again.
     */
    async attempt<Value>(
      key: string,
      now: Date,
      work: (tries: number) => Promise<Value>,
    ): Promise<Value | undefined> {
      if (isWaiting(key, now)) return undefined;
      const tries = apart.get(key)?.tries ?? 0;
      try {
        const value = await work(tries);
        apart.delete(key);
        return value;
      } catch (error) {
        const wait = Math.min(FIRST_WAIT_MS * 2 ** tries, LONGEST_WAIT_MS);
        apart.set(key, { tries: tries + 1, until: now.getTime() + wait });
        const fields = { work: key, tries: tries + 1, ...causeOf(error) };
        log.error(fields, 'set apart, tried again later');
        return undefined;
      }
    },

    /** What threw and may be tried again now, of all keys that begin so; without that beginning. */
    due: (beginning: string, now: Date) => keysOf(beginning, (key) => !isWaiting(key, now)),

    /** What waits now, of all keys that begin so; without that beginning. */
    waiting: (beginning: string, now: Date) => keysOf(beginning, (key) => isWaiting(key, now)),
  };
}

/** What a worker has set apart. */
export type SetApart = ReturnType<typeof createSetApart>;
