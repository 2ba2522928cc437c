import { renderBlocksAsText } from 'local-slack/block-kit/render-text';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openDatabase } from '../../src/db/open-database.ts';
import { AFTER_DUE, startWorld, type Where, type World } from './world.ts';

const NOTHING_NEW = { changed: false, newProblems: [] };
const killer = await vi.hoisted(async () => (await import('./killer.ts')).createKiller());

vi.mock('../../src/db/open-database.ts', async (original) => {
  const real = await original<typeof import('../../src/db/open-database.ts')>();
  return { ...real, openDatabase: (path: string) => killer.overStore(real.openDatabase(path)) };
});
vi.mock('../../src/outbox/slack/messenger.ts', async (original) => {
  const real = await original<typeof import('../../src/outbox/slack/messenger.ts')>();
  type Args = Parameters<typeof real.createMessenger>;
  return {
    ...real,
    createMessenger: (...args: Args) => killer.overMessenger(real.createMessenger(...args)),
  };
});

// Loading it takes longer than all that is tested here, and nothing in it can be half done.
vi.mock('../../src/features/guide/library/create-library.ts', async (original) => {
  const real =
    await original<typeof import('../../src/features/guide/library/create-library.ts')>();
  let library: ReturnType<typeof real.createLibrary> | undefined;
  return {
    ...real,
    createLibrary: async (...args: Parameters<typeof real.createLibrary>) => {
      library ??= real.createLibrary(...args);
      return { ...(await library), refresh: async () => NOTHING_NEW, close: () => {} };
    },
  };
});

let world: World | undefined;
afterEach(async () => {
  killer.disarm();
  await world?.stop();
  world = undefined;
});

const LEASE_MS = 120_000;
const PLAN = 'We stop the template gallery on Friday; its engineers move to single sign-on.';
const SALES = 'My team will chase every inbound trial this quarter.';

/** Everything that is kept of what anybody answered. */
async function kept({ config }: World) {
  const store = openDatabase(config.databasePath);
  try {
    const { replies, replyMessages, revisions, readings } = store.schema;
    const rows = await store.db.select().from(replies);
    return {
      replies: rows.map(({ personId }) => personId),
      newest: rows.map(({ revision }) => revision),
      parts: (await store.db.select().from(replyMessages)).map(({ text }) => text),
      revisions: (await store.db.select().from(revisions)).map(({ text }) => text),
      read: (await store.db.select().from(readings)).map(({ revision }) => revision),
    };
  } finally {
    store.close();
  }
}

/** What the app has said to Ben since it asked him, as he finds it in the end. */
function readBacks({ slack }: World, where: Where): readonly string[] {
  const ben = slack.person('U0BEN');
  const all = where.channel === undefined ? ben.dms() : ben.seesIn(where.channel);
  const [prompt] = all;
  return all
    .filter(({ fromApp, deleted, ts }) => fromApp && !deleted && ts !== prompt?.ts)
    .map(({ text, blocks }) => renderBlocksAsText(blocks, text));
}

async function askBen(where: Where) {
  const started = await startWorld(where);
  world = started;
  const app = await started.startApp();
  started.setTime(AFTER_DUE);
  await app.tick();
  const ben = started.slack.person('U0BEN');
  const [prompt] = where.channel === undefined ? ben.dms() : ben.seesIn(where.channel);
  if (prompt === undefined) throw new Error('nobody asked');
  return { world: started, app, ben, prompt, slack: started.slack };
}
type Asked = Awaited<ReturnType<typeof askBen>>;

/** The app takes in what `answer` sends, and dies at a step; false where it lived to the end. */
async function dieAt(step: number, asked: Asked, where: Where, answer: () => Promise<unknown>) {
  const { world, app, slack } = asked;
  const before = readBacks(world, where).join();
  killer.arm(step);
  await answer();
  const told = slack.waitFor('a read-back', () => readBacks(world, where).join() !== before);
  await Promise.race([killer.hit(), told]);
  // What it still has to note after that belongs to its life too.
  if (!killer.hasStruck()) await app.tick().catch(() => undefined);
  const hasDied = killer.hasStruck();
  told.catch(() => undefined);
  await app.stop().catch(() => undefined);
  killer.disarm();
  return hasDied;
}

/** A process that starts after the leases of the dead one have run out. */
async function startAfresh(world: World, redeliver: boolean): Promise<void> {
  world.setTime(AFTER_DUE + LEASE_MS);
  const app = await world.startApp();
  if (redeliver) await world.slack.redeliverNow();
  await world.slack.whenQuiet();
  for (let turn = 2; turn < 5; turn += 1) {
    await app.tick();
    world.setTime(AFTER_DUE + turn * LEASE_MS);
  }
  await app.stop();
}

/** Dies at step 1, 2, 3 … in a world of its own each, until nothing is left to die at. */
async function dieEverywhere(
  where: Where,
  redeliver: boolean,
  answer: (asked: Asked) => Promise<unknown>,
  check: (world: World, step: number) => Promise<void>,
  prepare: (asked: Asked) => Promise<unknown> = async () => undefined,
): Promise<number> {
  for (let step = 1; step < 100; step += 1) {
    const asked = await askBen(where);
    await prepare(asked);
    if (redeliver) asked.slack.faults.loseAcks();
    const hasDied = await dieAt(step, asked, where, () => answer(asked));
    await startAfresh(asked.world, redeliver);
    await check(asked.world, step);
    await asked.world.stop();
    if (!hasDied) return step;
  }
  throw new Error('it never lived to the end');
}

const inThread = ({ ben, prompt }: Asked) =>
  ben.replyInThread(prompt.channel, prompt.ts, PLAN, { wait: false });

describe('an app that dies at any step between receiving an answer and reading it back', () => {
  it.each([
    ['reads it in the history afterwards', false],
    ['gets it again from Slack', true],
  ])(
    'has it once and reads it once: it %s',
    async (_, redeliver) => {
      const steps = await dieEverywhere({}, redeliver, inThread, async (world, step) => {
        expect(await kept(world), `killed at step ${step}`).toEqual({
          replies: ['U0BEN'],
          newest: [1],
          parts: [PLAN],
          revisions: [PLAN],
          read: [1],
        });
        expect(readBacks(world, {}), `killed at step ${step}`).toHaveLength(1);
      });
      // Storing, a claim, a skipped receipt, a reading, a claim, a post and a note: two steps each.
      expect(steps).toBeGreaterThan(8);
    },
    600_000,
  );

  it('has an edit once too, and reads its newest words once', async () => {
    const sent: { ts: string }[] = [];
    await dieEverywhere(
      {},
      false,
      ({ ben, prompt }) => ben.edit(prompt.channel, sent.at(-1)?.ts ?? '', PLAN, { wait: false }),
      async (world, step) => {
        const found = await kept(world);
        expect(found, `killed at step ${step}`).toMatchObject({
          replies: ['U0BEN'],
          newest: [2],
          parts: [PLAN],
          revisions: [SALES, PLAN],
        });
        expect(found.read.filter((revision) => revision === 2)).toHaveLength(1);
        expect(readBacks(world, {}), `killed at step ${step}`).toHaveLength(1);
      },
      async ({ app, ben, prompt }) => {
        sent.push(await ben.replyInThread(prompt.channel, prompt.ts, SALES));
        await app.tick();
      },
    );
  }, 600_000);
});

describe('an app that dies in a channel', () => {
  it('has the answer once, reads it once, and tells its author what it understood', async () => {
    const where = { channel: 'C0LEADERS' };
    await dieEverywhere(where, false, inThread, async (world, step) => {
      const found = await kept(world);
      expect(found, `killed at step ${step}`).toMatchObject({ parts: [PLAN], read: [1] });
      // Slack keeps no message that only one person sees: where it died right after, there are two.
      const told = new Set(readBacks(world, where));
      expect(told.size, `killed at step ${step}`).toBe(1);
    });
  }, 600_000);
});
