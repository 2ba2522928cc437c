import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ThroughlineApp } from '../../src/app.ts';
import { openDatabase, type StoreContext } from '../../src/db/open-database.ts';
import { createOutage, fillDisk, holdDatabase, stopGrowing } from './troubles.ts';
import { AFTER_CLOSING, AFTER_DUE, startWorld, type Where, type World } from './world.ts';

// Where no small disk can be made, what the app has opened is kept from growing.
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

let world: World | undefined;
afterEach(async () => {
  await world?.stop();
  opened.splice(0);
  world = undefined;
});

const MINUTE = 60_000;
const PLAN = 'We stop the template gallery on Friday; its engineers move to single sign-on.';
const SALES = 'My team will chase every inbound trial this quarter.';
const MORE = 'And the forty named accounts come first.';

/** What is kept of what Ben wrote, message by message; and whether it counts as late. */
async function kept({ config }: World) {
  const store = openDatabase(config.databasePath);
  try {
    const { replies, replyMessages, revisions } = store.schema;
    const rows = await store.db.select().from(replies);
    const messages = await store.db.select().from(replyMessages).orderBy(replyMessages.messageTs);
    return {
      texts: messages.filter(({ isDeleted }) => !isDeleted).map(({ text }) => text),
      late: rows.map(({ isLate }) => isLate),
      everything: JSON.stringify([messages, await store.db.select().from(revisions)]),
    };
  } finally {
    store.close();
  }
}

async function askBen(where: Where = {}) {
  const started = await startWorld(where);
  world = started;
  const { slack } = started;
  const outage = createOutage(slack);
  const start = () =>
    started.startApp(undefined, { waitToConnect: outage.waitToConnect, patienceMs: 50 });
  const app = await start();
  started.setTime(AFTER_DUE);
  await app.tick();
  // Once more, so that all there is to read back now has been read.
  await app.tick();
  const ben = slack.person('U0BEN');
  const [prompt] = where.channel === undefined ? ben.dms() : ben.seesIn(where.channel);
  if (prompt === undefined) throw new Error('nobody asked');
  const reply = (text: string, wait = false) =>
    ben.replyInThread(prompt.channel, prompt.ts, text, { wait });
  return { world: started, app, start, slack, ben, prompt, reply, outage };
}
type Asked = Awaited<ReturnType<typeof askBen>>;

/** Ticks until what came back by itself is done. */
async function settle(app: ThroughlineApp, { slack }: World): Promise<void> {
  await slack.whenQuiet();
  await app.tick();
  await slack.whenQuiet();
}

const saysOf = ({ ben, world: { slack } }: Asked) =>
  slack.record.messagesTo(ben.id).map(({ text }) => text);

describe('while the socket is down and Slack gives up', () => {
  it.each([
    ['in the thread of the question', {}, 'thread'],
    ['beside it', {}, 'dm'],
    ['in the thread of a channel', { channel: 'C0LEADERS' }, 'thread'],
    ['in direct messages, where the question stands in a channel', { channel: 'C0LEADERS' }, 'dm'],
  ] as const)(
    'what is written %s is taken in, edited and deleted as it was',
    async (_, where, how) => {
      const asked = await askBen(where);
      const { world, app, slack, ben, prompt, outage } = asked;
      const write = (text: string, wait: boolean) =>
        how === 'dm'
          ? ben.dm(text, { wait })
          : ben.replyInThread(prompt.channel, prompt.ts, text, { wait });
      const edited = await write(SALES, true);
      const deleted = await write('I take this back.', true);
      await settle(app, world);
      const end = outage.begin();
      await write(MORE, false);
      const both = await write('This I never meant.', false);
      await ben.edit(edited.channel, edited.ts, PLAN, { wait: false });
      await ben.deleteMessage(deleted.channel, deleted.ts, { wait: false });
      await ben.deleteMessage(both.channel, both.ts, { wait: false });
      slack.faults.giveUp();
      await end();
      await slack.whenConnected();
      await world.whenSaid('caught up');
      await settle(app, world);
      const found = await kept(world);
      expect(found.texts).toEqual([PLAN, MORE]);
      expect(found.everything).not.toContain('take this back');
      expect(found.everything).not.toContain('never meant');
      expect(found.late).toEqual([false]);
    },
  );

  it('is taken in page by page, each message once', async () => {
    const asked = await askBen({ channel: 'C0LEADERS' });
    const { world, app, reply, outage } = asked;
    const end = outage.begin();
    const many = Array.from({ length: 430 }, (_, n) => `${PLAN} (${n})`);
    for (const text of many) await reply(text);
    world.slack.faults.giveUp();
    await end();
    await world.slack.whenConnected();
    await world.whenSaid('caught up');
    await settle(app, world);
    expect((await kept(world)).texts).toEqual(many);
  });

  it('asks once which question was meant, also where both have closed meanwhile', async () => {
    // The buttons that answer it are tested in ways-in.
    const asked = await askBen();
    const { world, app, slack, ben, outage } = asked;
    const store = openDatabase(world.config.databasePath);
    const { schedules } = store.schema;
    const [planned] = await store.db.select().from(schedules);
    if (planned === undefined) throw new Error('nothing is planned');
    await store.transact((tx) =>
      tx.insert(schedules).values({
        ...planned,
        id: 'again',
        nextDueAt: new Date('2026-12-01T09:00:00Z'),
        nextLocalTime: '2026-12-01T09:00',
      }),
    );
    store.close();
    world.setTime(Date.parse('2026-12-01T09:00:10Z'));
    await app.tick();
    const end = outage.begin();
    await ben.dm(PLAN, { wait: false });
    world.setTime(AFTER_CLOSING + 30 * 24 * 60 * MINUTE);
    slack.tick();
    await app.tick();
    await end();
    const which = () => saysOf(asked).filter((text) => text.includes('which does this answer'));
    await slack.waitFor('which it is', () => which().length > 0);
    for (let again = 0; again < 2; again += 1) {
      slack.faults.dropConnections();
      await slack.whenConnected();
      await settle(app, world);
    }
    expect(which()).toHaveLength(1);
  });

  it('takes no question to the guide for an answer', async () => {
    const asked = await askBen();
    const { world, app, slack, ben, outage } = asked;
    const end = outage.begin();
    await ben.dm('guide how do we decide?', { wait: false });
    await ben.dm(PLAN, { wait: false });
    slack.faults.giveUp();
    await end();
    await slack.whenConnected();
    await world.whenSaid('caught up');
    await settle(app, world);
    expect((await kept(world)).texts).toEqual([PLAN]);
  });
});

describe('events that Slack does not bring although the socket is open', () => {
  it('are looked for when nothing came for longer than Slack tries', async () => {
    const asked = await askBen();
    const { world, app, slack, reply } = asked;
    slack.faults.holdDeliveries();
    await reply(PLAN);
    slack.faults.giveUp();
    world.later(8 * MINUTE);
    await settle(app, world);
    expect((await kept(world)).texts).toEqual([PLAN]);
  });

  it('are looked for once more before a round closes, so that its report has them', async () => {
    const asked = await askBen();
    const { world, app, slack, reply } = asked;
    world.setTime(AFTER_CLOSING - 2 * MINUTE);
    await slack.person('U0CLEO').dm(SALES);
    await settle(app, world);
    slack.faults.holdDeliveries();
    await reply(PLAN);
    world.setTime(AFTER_CLOSING);
    expect((await app.tick()).closed).toBe(1);
    expect(await kept(world)).toMatchObject({ texts: [SALES, PLAN], late: [false, false] });
    expect(saysOf(asked).join()).not.toContain('sent it in time');
    expect((await app.report(''))?.report.response).toMatchObject({ replied: 2 });
  });

  it('count as sent in time where the round had to close without them', async () => {
    const asked = await askBen();
    const { world, app, slack, reply } = asked;
    slack.faults.holdDeliveries();
    world.setTime(AFTER_CLOSING - 2 * MINUTE);
    await reply(PLAN);
    for (const method of ['conversations.history', 'conversations.replies'])
      slack.faults.fail(method, { times: 1_000_000 });
    world.setTime(AFTER_CLOSING);
    expect((await app.tick()).closed).toBe(0);
    world.setTime(AFTER_CLOSING + 20 * MINUTE);
    expect((await app.tick()).closed).toBe(1);
    slack.faults.clear();
    world.setTime(AFTER_CLOSING + 120 * MINUTE);
    await settle(app, world);
    expect(await kept(world)).toMatchObject({ texts: [PLAN], late: [false] });
    expect(saysOf(asked).join()).toContain('you sent it in time');
    expect((await app.report(''))?.report.response).toMatchObject({ replied: 1 });
  });
});

/** A full disk: a real one where this machine lets us make it. */
async function fill({ smallDisk }: World) {
  return smallDisk === undefined ? await stopGrowing(opened) : await fillDisk(smallDisk);
}

describe.each([
  ['held by another program', {}, ({ config }: World) => holdDatabase(config.databasePath)],
  ['on a full disk', { disk: 'small' }, fill],
] as const)('a database %s', (_, where, begin) => {
  it('is asked of Slack again until it is kept, and admins are told once', async () => {
    const asked = await askBen(where);
    const { world, app, slack, ben, reply } = asked;
    const edited = await reply(SALES, true);
    const deleted = await reply('I take this back.', true);
    await settle(app, world);
    const end = await begin(world);
    const failures = () => world.lines.filter((line) => line.includes('a listener failed')).length;
    const step = async (work: () => Promise<unknown>) => {
      const before = failures();
      await work();
      await world.whenSaid('a listener failed', before + 1);
    };
    await step(() => reply(PLAN.repeat(90)));
    await step(() => ben.edit(edited.channel, edited.ts, MORE.repeat(90), { wait: false }));
    await step(() => ben.deleteMessage(deleted.channel, deleted.ts, { wait: false }));
    // Once at once, and then after a minute: each time Slack waits three seconds in vain.
    const unacknowledged = slack.record.deliveries.slice(-3);
    for (const tries of [1, 2]) {
      const before = failures();
      world.later(3_001);
      await slack.waitFor('it is tried again', () =>
        unacknowledged.every(({ attempts }) => attempts.length === tries),
      );
      if (tries === 1) await world.whenSaid('a listener failed', before + 3);
    }
    await end();
    await slack.redeliverNow();
    expect(unacknowledged.map(({ attempts }) => attempts.at(-1)?.outcome)).toEqual(
      Array(3).fill('acked'),
    );
    await settle(app, world);
    const found = await kept(world);
    expect(found.texts).toEqual([MORE.repeat(90), PLAN.repeat(90)]);
    expect(found.everything).not.toContain('take this back');
    const told = world.lines.filter((line) => line.includes('nothing can be written'));
    expect(told).toHaveLength(1);
    const again = await begin(world);
    await step(() => reply(SALES.repeat(90)));
    await again();
    slack.faults.giveUp();
    await settle(app, world);
    const notes = slack.record
      .messagesTo('U0DAN')
      .filter(({ text }) => /nothing could be written/.test(text));
    expect(notes).toHaveLength(1);
  });

  it('brings what Slack has given up from memory, also once the round is over', async () => {
    const asked = await askBen(where);
    const { world, app, slack, reply } = asked;
    world.setTime(AFTER_CLOSING - 30 * MINUTE);
    const end = await begin(world);
    await reply(PLAN.repeat(90));
    await world.whenSaid('a listener failed');
    slack.faults.giveUp();
    await slack.whenQuiet();
    await end();
    // Slack holds nothing of it any more that could be read back: memory alone has it.
    for (const method of ['conversations.history', 'conversations.replies'])
      slack.faults.fail(method, { times: 1_000_000 });
    world.setTime(AFTER_CLOSING + 20 * MINUTE);
    await settle(app, world);
    expect(await kept(world)).toMatchObject({ texts: [PLAN.repeat(90)], late: [false] });
    expect((await app.report(''))?.report.response).toMatchObject({ replied: 1 });
  });

  it('keeps what is picked, although Slack brings no press a second time', async () => {
    const asked = await askBen({ ...where, ask: '["dilemma: features"]' });
    const { world, app, slack, ben, prompt } = asked;
    const end = await begin(world);
    await ben.click(prompt, 'choose_first');
    await slack.waitFor('a word on it', () => ben.dms().some(({ ephemeral }) => ephemeral));
    await end();
    world.later(MINUTE);
    await settle(app, world);
    const store = openDatabase(world.config.databasePath);
    const picked = await store.db.select().from(store.schema.structuredAnswers);
    store.close();
    expect(picked.map(({ content }) => content.kind)).toEqual(['dilemma']);
  });

  it('brings it from Slack where the app was started again', async () => {
    const asked = await askBen(where);
    const { world, app, start, slack, reply } = asked;
    const end = await begin(world);
    await reply(PLAN.repeat(90));
    await world.whenSaid('a listener failed');
    await app.stop();
    slack.faults.giveUp();
    await end();
    const again = await start();
    await settle(again, world);
    expect((await kept(world)).texts).toEqual([PLAN.repeat(90)]);
  });
});
