import { LRUCache } from 'lru-cache';

/** More than a large company presses and sends in the minutes for which anybody might do it again. */
const MOST = 10_000;

/** A press: by the id that Slack gave to this very one, '' for none, and by what was pressed where. */
type Press = { readonly trigger: string; readonly key: string };

/**
 * Remembers what was pressed and sent, so that doing it twice is the same as once: a form that is sent
 * again as it was, a button that is pressed while its work is under way, one that counts only once, and
 * a press that Slack brings a second time.
 */
export function createRepeats() {
  const sent = new LRUCache<string, Promise<{ readonly kind: string }>>({ max: MOST });
  const seen = new LRUCache<string, true>({ max: MOST });
  const once = new LRUCache<string, true>({ max: MOST });
  const underWay = new Set<string>();

  return {
    /**
     * What a form leads to. `work` is done once for each `key`; who sends the same again gets what the
     * first one got. A form that has problems, or whose work throws, may be sent again.
     */
    form<Outcome extends { readonly kind: string }>(
      key: string,
      work: () => Promise<Outcome>,
    ): { readonly outcome: Promise<Outcome>; readonly isFirst: boolean } {
      const known = sent.get(key) as Promise<Outcome> | undefined;
      if (known !== undefined) return { outcome: known, isFirst: false };
      const outcome = work();
      sent.set(key, outcome);
      outcome.then(
        ({ kind }) => kind === 'problems' && sent.delete(key),
        () => sent.delete(key),
      );
      return { outcome, isFirst: true };
    },

    /** A form was not taken after all: it may be sent again. */
    mayBeSentAgain: (key: string) => void sent.delete(key),

    /** Does what a button is for, unless it has been done or is under way. */
    async press({ trigger, key }: Press, work: () => Promise<void>): Promise<void> {
      const isKnown = trigger !== '' && seen.has(trigger);
      if (isKnown || once.has(key) || underWay.has(key)) return;
      if (trigger !== '') seen.set(trigger, true);
      underWay.add(key);
      try {
        await work();
      } finally {
        underWay.delete(key);
      }
    },

    /** What was pressed there counts no second time. */
    countsOnce: ({ key }: Press) => void once.set(key, true),
  };
}

export type Repeats = ReturnType<typeof createRepeats>;
