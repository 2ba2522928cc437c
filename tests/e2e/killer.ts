import type { StoreContext } from '../../src/db/open-database.ts';
import type { Messenger } from '../../src/outbox/slack/messenger.ts';

/**
 * Kills the app at a step that is counted from `arm`: a step is a moment before or after a
 * transaction or a call that sends something. From then on nothing of that app works any more;
 * `disarm` is the fresh start.
 */
export function createKiller() {
  let steps = 0;
  let last = Number.POSITIVE_INFINITY;
  let tellHit: () => void = () => {};
  let hit = Promise.resolve();

  function pass(): void {
    steps += 1;
    if (steps < last) return;
    tellHit();
    throw new Error('killed');
  }

  async function around<Value>(work: () => Promise<Value>): Promise<Value> {
    pass();
    const value = await work();
    pass();
    return value;
  }

  return {
    arm(step: number): void {
      steps = 0;
      last = step;
      hit = new Promise((resolve) => {
        tellHit = resolve;
      });
    },
    disarm(): void {
      last = Number.POSITIVE_INFINITY;
    },
    /** Resolves once it has struck. */
    hit: () => hit,
    hasStruck: () => steps >= last,
    overStore: <Store extends StoreContext>(store: Store): Store => ({
      ...store,
      transact: (work) => around(() => store.transact(work)),
    }),
    overMessenger: ({ post, update, remove, findPosted }: Messenger): Messenger => ({
      post: (...args) => around(() => post(...args)),
      update: (...args) => around(() => update(...args)),
      remove: (...args) => around(() => remove(...args)),
      findPosted: (...args) => around(() => findPosted(...args)),
    }),
  };
}
