import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { openDatabase, type StoreContext } from '../../src/db/open-database.ts';
import { createOutage, holdDatabase, stopGrowing } from './troubles.ts';
import { AFTER_CLOSING, AFTER_DUE, startWorld, type World } from './world.ts';

// What the app has opened is kept from growing where the disk is to be full.
const opened = vi.hoisted((): StoreContext[] => []);
vi.mock('../../src/db/open-database.ts', async (original) => {
  const real = await original<typeof import('../../src/db/open-database.ts')>();
  const open = (...args: Parameters<typeof real.openDatabase>) => {
    const store = real.openDatabase(...args);
    if (args[1] !== undefined) opened.push(store);
    return store;
  };
  return { ...real, openDatabase: open };
});

/** LOST_WORDS_RUNS=200 tries more of them, and LOST_WORDS_SEED others. */
const RUNS = Number(process.env['LOST_WORDS_RUNS'] ?? 12);
const SEED = Number(process.env['LOST_WORDS_SEED'] ?? 20_261_201);
const MINUTE = 60_000;
const LEADERS = ['U0ANNA', 'U0BEN', 'U0CLEO', 'U0DAN'] as const;
const TROUBLES = ['outage', 'lock', 'full', 'deaf'] as const;

/** What happens next; `which` picks a person, or one of the messages that stand. */
const STEP = fc.record({
  kind: fc.constantFrom(
    ...(['reply', 'reply', 'reply', 'edit', 'edit', 'delete', 'delete'] as const),
    ...TROUBLES,
    ...(['mend', 'give up', 'restart', 'close', 'tick', 'later'] as const),
  ),
  which: fc.nat(1000),
  isBeside: fc.boolean(),
});
type Step = typeof STEP extends fc.Arbitrary<infer Value> ? Value : never;
type Written = {
  readonly by: (typeof LEADERS)[number];
  readonly channel: string;
  readonly ts: string;
};

/** An app that meets troubles, and people who write meanwhile. */
async function startTroubles() {
  const world = await startWorld();
  const { slack } = world;
  const sockets = createOutage(slack);
  const ends = new Map<string, () => Promise<void>>();
  const written: Written[] = [];
  const gone: string[] = [];
  let words = 0;
  let isOver = false;
  const start = async () => {
    opened.splice(0);
    return await world.startApp(undefined, {
      waitToConnect: sockets.waitToConnect,
      patienceMs: 20,
    });
  };
  let app: Awaited<ReturnType<typeof start>> | undefined = await start();
  world.setTime(AFTER_DUE);
  await app.tick();

  /** Long enough that no page of the database has room for it: a full disk is full for it too. */
  const newWords = () => {
    words += 1;
    return `w${words}w `.repeat(1500).trim();
  };
  const pick = <Value>(values: readonly Value[], which: number) => values[which % values.length];
  const textsOf = ({ channel, ts }: Written) =>
    slack.record.messages
      .filter((each) => each.channel === channel && each.ts === ts)
      .map(({ text }) => text);

  async function write({ which, isBeside }: Step): Promise<void> {
    const by = pick(LEADERS, which) ?? 'U0BEN';
    const person = slack.person(by);
    const [prompt] = person.dms();
    if (prompt === undefined) throw new Error('nobody asked');
    // After the end, what stands in no thread answers nothing.
    const sent =
      isBeside && !isOver
        ? await person.dm(newWords(), { wait: false })
        : await person.replyInThread(prompt.channel, prompt.ts, newWords(), { wait: false });
    written.push({ by, ...sent });
  }

  const begin: Readonly<Record<(typeof TROUBLES)[number], () => Promise<() => Promise<void>>>> = {
    outage: async () => sockets.begin(),
    lock: () => holdDatabase(world.config.databasePath),
    full: () => stopGrowing(opened),
    deaf: async () => {
      slack.faults.holdDeliveries();
      return async () => slack.faults.giveUp();
    },
  };

  async function mend(): Promise<void> {
    for (const trouble of ['lock', 'full', 'outage', 'deaf']) {
      await ends.get(trouble)?.();
      ends.delete(trouble);
    }
    app ??= await start();
    await slack.whenConnected();
  }

  const steps: Readonly<Record<Step['kind'], (step: Step) => Promise<unknown>>> = {
    reply: write,
    async edit({ which }) {
      const found = pick(written, which);
      if (found === undefined) return;
      const { by, channel, ts } = found;
      gone.push(...textsOf(found).map((text) => `${by} ${ts} ${text}`));
      await slack.person(by).edit(channel, ts, newWords(), { wait: false });
    },
    async delete({ which }) {
      const found = pick(written, which);
      if (found === undefined) return;
      written.splice(written.indexOf(found), 1);
      const { by, channel, ts } = found;
      gone.push(...textsOf(found).map((text) => `${by} ${ts} ${text}`));
      deleted.add(ts);
      await slack.person(by).deleteMessage(channel, ts, { wait: false });
    },
    outage: () => trouble('outage'),
    lock: () => trouble('lock'),
    full: () => trouble('full'),
    deaf: () => trouble('deaf'),
    mend,
    'give up': async () => slack.faults.giveUp(),
    async restart() {
      await app?.stop();
      app = undefined;
      // A database that cannot be written, and a Slack that takes no connection, hold a start up.
      if (ends.size === 0) app = await start();
    },
    async close() {
      if (!isOver) world.setTime(AFTER_CLOSING);
      isOver = true;
      await app?.tick();
    },
    tick: async () => app?.tick(),
    later: async ({ which }) => world.later(((which % 20) + 1) * MINUTE),
  };
  const deleted = new Set<string>();

  async function trouble(kind: (typeof TROUBLES)[number]): Promise<void> {
    if (app !== undefined && !ends.has(kind) && !(kind === 'full' && ends.has('lock')))
      ends.set(kind, await begin[kind]());
  }

  return {
    world,
    async happen(step: Step): Promise<void> {
      await steps[step.kind](step);
      for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
    },
    /** Every trouble is over, Slack has given up what it could not bring, and some hours pass. */
    async end(): Promise<void> {
      await mend();
      slack.faults.giveUp();
      for (let turn = 0; turn < 3; turn += 1) {
        await slack.whenQuiet();
        world.later(3 * 60 * MINUTE);
        await app?.tick();
      }
      await app?.stop();
    },
    /** The words of deleted messages, whatever they were edited to. */
    gone: () =>
      gone
        .filter((each) => deleted.has(each.split(' ')[1] ?? ''))
        .map((each) => each.split(' ')[2] ?? ''),
  };
}

/** What people wrote and Slack holds: the first word tells each text from all others. */
function inSlack({ slack }: World): readonly string[] {
  return slack.record.messages
    .filter(({ fromApp, deleted, subtype }) => !fromApp && !deleted && subtype !== 'tombstone')
    .map(({ ts, text }) => `${ts} ${text.split(' ')[0]}`)
    .sort();
}

async function inStore({ config }: World) {
  const store = openDatabase(config.databasePath);
  try {
    const { replyMessages, revisions, readings, flags, frozenReports } = store.schema;
    const messages = await store.db.select().from(replyMessages);
    const rest = [];
    for (const table of [revisions, readings, flags, frozenReports])
      rest.push(...(await store.db.select().from(table)));
    return {
      kept: messages
        .filter(({ isDeleted }) => !isDeleted)
        .map(({ messageTs, text }) => `${messageTs} ${text.split(' ')[0]}`)
        .sort(),
      everything: JSON.stringify([messages, rest]),
    };
  } finally {
    store.close();
  }
}

it('keeps every message that Slack holds once and with its newest words, and nothing that was deleted', async () => {
  const sequences = fc.array(STEP, { minLength: 6, maxLength: 24 });
  const property = fc.asyncProperty(sequences, async (sequence) => {
    const troubles = await startTroubles();
    try {
      for (const step of sequence) await troubles.happen(step);
      await troubles.end();
      const { kept, everything } = await inStore(troubles.world);
      expect(kept).toEqual(inSlack(troubles.world));
      for (const words of troubles.gone()) expect(everything).not.toContain(words);
    } finally {
      await troubles.world.stop();
    }
  });
  await fc.assert(property, { numRuns: RUNS, seed: SEED, endOnFailure: true });
}, 3_600_000);
