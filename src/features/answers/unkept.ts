import { storageTroubleOf } from '../../db/watch-storage.ts';
import type { Log } from '../../domain/log.ts';
import { createSetApart } from '../../domain/set-apart.ts';

/**
 * Words that have reached us and could not be written: they stay in memory and are tried again. Whoever
 * brought them hears that it failed, so that Slack, unacknowledged, sends them once more as well.
 */
export function createUnkept(log: Log) {
  const waiting = new Map<string, () => Promise<void>>();
  const apart = createSetApart(log);

  return {
    /** Does what keeps something; where that throws it is done again later. `key` tells it apart. */
    async keep(key: string, work: () => Promise<void>): Promise<void> {
      try {
        await work();
        waiting.delete(key);
      } catch (error) {
        waiting.set(key, work);
        throw error;
      }
    },

    /** Tries all of it again, as long as the database can be written. Answers how many were kept. */
    async again(now: Date): Promise<number> {
      let kept = 0;
      for (const [key, work] of [...waiting]) {
        const outcome = await apart.attempt(`keep ${key}`, now, () => tryOnce(work));
        if (outcome === 'no-storage') break;
        if (outcome === 'kept' && waiting.delete(key)) kept += 1;
      }
      return kept;
    },
  };
}

/** One that throws for a reason of its own is set apart; while nothing can be written, all wait. */
async function tryOnce(work: () => Promise<void>): Promise<'kept' | 'no-storage'> {
  try {
    await work();
    return 'kept';
  } catch (error) {
    if (storageTroubleOf(error) === undefined) throw error;
    return 'no-storage';
  }
}
