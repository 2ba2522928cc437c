import { and, eq } from 'drizzle-orm';
import { afterEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/db/open-database.ts';
import { openStores } from '../integration/temp-workspace.ts';
import { AFTER_CLOSING, AFTER_DUE, startWorld, type Where, type World } from './world.ts';

let world: World | undefined;
afterEach(async () => {
  await world?.stop();
  world = undefined;
});

const PLAN = 'We stop the template gallery on Friday; its engineers move to single sign-on.';
const SALES =
  'My team will chase every inbound trial this quarter. The bonus still pays for each small deal we close.';

/** What is kept: who wrote it, the newest words, how many revisions and readings, and how it counts. */
async function kept(w: World) {
  const store = openDatabase(w.config.databasePath);
  try {
    const { replies, revisions, readings } = store.schema;
    const rows = await store.db
      .select({ reply: replies, text: revisions.text })
      .from(replies)
      .innerJoin(
        revisions,
        and(eq(revisions.replyId, replies.id), eq(revisions.number, replies.revision)),
      )
      .orderBy(replies.personId);
    const read = await store.db.select().from(readings);
    return rows.map(({ reply, text }) => ({
      person: reply.personId,
      text,
      revision: reply.revision,
      isLate: reply.isLate,
      wasAsked: reply.promptId !== null,
      readings: read.filter((each) => each.replyId === reply.id && each.revision === reply.revision)
        .length,
    }));
  } finally {
    store.close();
  }
}

/** A round is open, and Ben holds his question in his hands. */
async function askBen(where: Where = {}) {
  world = await startWorld(where);
  const app = await world.startApp();
  world.setTime(AFTER_DUE);
  await app.tick();
  const ben = world.slack.person('U0BEN');
  const [prompt] = where.channel ? ben.seesIn(where.channel) : ben.dms();
  if (prompt === undefined) throw new Error('nobody asked');
  return { world, app, slack: world.slack, ben, prompt };
}

const only = async (w: World) => {
  const [first, ...others] = await kept(w);
  expect(others).toEqual([]);
  return first;
};

describe('every way in', () => {
  it.each([
    ['in the thread of a direct message', {}, true],
    ['as a plain direct message', {}, false],
    ['in the thread of a channel', { channel: 'C0LEADERS' }, true],
    ['in the thread of a group message', { channel: 'G0GROUP' }, true],
  ] as const)('takes an answer %s', async (_, where, inThread) => {
    const { world, app, ben, prompt } = await askBen(where);
    if (inThread) await ben.replyInThread(prompt.channel, prompt.ts, PLAN);
    else await ben.dm(PLAN);
    await app.tick();
    expect(await only(world)).toEqual({
      person: 'U0BEN',
      text: PLAN,
      revision: 1,
      isLate: false,
      wasAsked: true,
      readings: 1,
    });
  });

  it('takes several messages as one answer, and one that is broadcast too', async () => {
    const { world, app, ben, prompt } = await askBen({ channel: 'C0LEADERS' });
    await ben.replyInThread(prompt.channel, prompt.ts, 'First thing.');
    await ben.replyInThread(prompt.channel, prompt.ts, PLAN, { broadcast: true });
    await ben.replyInThread(prompt.channel, prompt.ts, 'That is all.');
    await app.tick();
    expect(await only(world)).toMatchObject({
      text: `First thing.\n${PLAN}\nThat is all.`,
      readings: 1,
    });
  });

  it('takes an answer in a private channel that the app was invited to', async () => {
    world = await startWorld({ channel: 'C0BOARD' });
    await world.slack.inviteApp('C0BOARD');
    const app = await world.startApp();
    world.setTime(AFTER_DUE);
    await app.tick();
    const anna = world.slack.person('U0ANNA');
    const prompt = anna.seesIn('C0BOARD').find((message) => message.blocks.length > 0);
    if (prompt === undefined) throw new Error('nobody asked');
    await anna.replyInThread('C0BOARD', prompt.ts, PLAN);
    await app.tick();
    expect(await only(world)).toMatchObject({ person: 'U0ANNA', text: PLAN, readings: 1 });
  });

  it('asks which question is meant where two are open, and puts the message there', async () => {
    const { world, app, slack, ben } = await askBen();
    const stores = openStores(world.config.databasePath);
    const [planned] = await stores.schedules.list(slack.teamId);
    if (planned === undefined) throw new Error('nothing is planned');
    const again = { localTime: '2026-12-01T09:00', dueAt: new Date('2026-12-01T09:00:00Z') };
    await stores.schedules.save(slack.teamId, { ...planned.schedule, id: 'again' }, again, 'slack');
    stores.close();
    world.setTime(Date.parse('2026-12-01T09:00:10Z'));
    await app.tick();
    const [, second] = ben.dms();
    if (second === undefined) throw new Error('nobody asked again');
    await ben.dm(PLAN);
    const which = await slack.waitFor('which it is', () =>
      ben.dms().find((message) => message.fromApp && message.text.includes('which')),
    );
    expect(await kept(world)).toEqual([]);
    // The question that closes first stands first: this is the other one.
    await ben.click(which, 'this_question_1');
    await slack.waitFor('that it is there', () =>
      ben.dms().some((message) => message.text.includes('with that question now')),
    );
    await app.tick();
    expect(await only(world)).toMatchObject({ text: PLAN, readings: 1 });
    expect(ben.thread(second.channel, second.ts).at(-1)?.text).toContain('Thank you.');
  });

  it('keeps an edit as a revision and reads it anew', async () => {
    const { world, app, ben, prompt } = await askBen();
    const sent = await ben.replyInThread(prompt.channel, prompt.ts, 'Sounds great!');
    await app.tick();
    await ben.edit(sent.channel, sent.ts, PLAN);
    await app.tick();
    expect(await only(world)).toMatchObject({ text: PLAN, revision: 2, readings: 1 });
  });

  it('takes an edit after the closing, and says so', async () => {
    const { world, app, slack, ben, prompt } = await askBen();
    const sent = await ben.replyInThread(prompt.channel, prompt.ts, SALES);
    await app.tick();
    world.setTime(AFTER_CLOSING);
    await app.tick();
    await ben.edit(sent.channel, sent.ts, PLAN);
    await app.tick();
    expect(await only(world)).toMatchObject({ text: PLAN, isLate: false, readings: 1 });
    const built = await app.report('');
    expect(JSON.stringify(built)).not.toContain('inbound trial this quarter');
    const told = slack.record.calls('chat.update').at(-1);
    expect(JSON.stringify(told?.args)).toContain('came after the end');
  });

  it('erases what is deleted, words and reading', async () => {
    const { world, app, ben, prompt } = await askBen();
    const sent = await ben.replyInThread(prompt.channel, prompt.ts, SALES);
    await app.tick();
    await ben.deleteMessage(sent.channel, sent.ts);
    await app.tick();
    expect(await only(world)).toMatchObject({ text: '', readings: 0 });
    expect((await app.report(''))?.report.response.replied).toBe(0);
  });

  it('keeps a late answer, marked as late', async () => {
    const { world, app, ben, prompt } = await askBen();
    world.setTime(AFTER_CLOSING);
    await app.tick();
    await ben.replyInThread(prompt.channel, prompt.ts, SALES);
    await app.tick();
    expect(await only(world)).toMatchObject({ isLate: true, readings: 1 });
    expect((await app.report(''))?.report.response).toMatchObject({ replied: 1, late: 1 });
    expect(ben.thread(prompt.channel, prompt.ts).at(-1)?.text).toContain('marked as late');
  });

  it('keeps apart what somebody says who was not asked', async () => {
    const { world, app, slack, prompt } = await askBen({ channel: 'C0LEADERS' });
    await slack.person('U0EVE').replyInThread(prompt.channel, prompt.ts, PLAN);
    await app.tick();
    expect(await only(world)).toMatchObject({ person: 'U0EVE', wasAsked: false });
    expect((await app.report(''))?.report.response).toMatchObject({ replied: 0, uncounted: 1 });
  });

  it('leaves bots, the app itself and ordinary talk alone', async () => {
    const { world, app, slack, ben } = await askBen({ channel: 'C0LEADERS' });
    await slack.postAsOtherBot('C0LEADERS', PLAN);
    await ben.post('C0LEADERS', 'Lunch, anybody?');
    await app.tick();
    expect(await kept(world)).toEqual([]);
  });

  it.each([':+1:', ':rocket: :rocket:', '👍'])(
    'takes %s for agreement without a plan',
    async (text) => {
      const { world, app, ben, prompt } = await askBen();
      await ben.replyInThread(prompt.channel, prompt.ts, text);
      await app.tick();
      expect(await only(world)).toMatchObject({ text, readings: 1 });
      expect(ben.thread(prompt.channel, prompt.ts).at(-1)?.text).toContain('Thank you.');
    },
  );
});

describe('what Slack does with it on the way', () => {
  it('takes a message once, however often and under whatever event it comes', async () => {
    const { world, app, slack, ben, prompt } = await askBen();
    slack.faults.duplicate({ as: 'new-event' });
    await ben.replyInThread(prompt.channel, prompt.ts, PLAN);
    slack.faults.duplicate({ as: 'same-event' });
    await ben.replyInThread(prompt.channel, prompt.ts, 'And one thing more.');
    await app.tick();
    expect(await only(world)).toMatchObject({ text: `${PLAN}\nAnd one thing more.`, revision: 2 });
  });

  it('takes an edit that comes before its message', async () => {
    const { world, app, slack, ben, prompt } = await askBen();
    const held = slack.faults.holdDeliveries();
    const sent = await ben.replyInThread(prompt.channel, prompt.ts, SALES, { wait: false });
    const editing = ben.edit(sent.channel, sent.ts, PLAN);
    await slack.waitFor('both on their way', () => held.count() === 2);
    held.release('reversed');
    await editing;
    await slack.whenQuiet();
    await app.tick();
    expect(await only(world)).toMatchObject({ text: PLAN, readings: 1 });
  });

  it('never takes in what was deleted before it came', async () => {
    const { world, app, slack, ben, prompt } = await askBen();
    const held = slack.faults.holdDeliveries();
    const sent = await ben.replyInThread(prompt.channel, prompt.ts, SALES, { wait: false });
    const deleting = ben.deleteMessage(sent.channel, sent.ts);
    await slack.waitFor('both on their way', () => held.count() === 2);
    held.release('reversed');
    await deleting;
    await slack.whenQuiet();
    await app.tick();
    expect((await kept(world)).map(({ text }) => text).filter((text) => text !== '')).toEqual([]);
  });

  it('keeps the newest of two edits that come in the wrong order', async () => {
    const { world, app, slack, ben, prompt } = await askBen();
    const sent = await ben.replyInThread(prompt.channel, prompt.ts, 'First.');
    const held = slack.faults.holdDeliveries();
    const first = ben.edit(sent.channel, sent.ts, 'Second.');
    await slack.waitFor('one on its way', () => held.count() === 1);
    world.setTime(AFTER_DUE + 5000);
    const second = ben.edit(sent.channel, sent.ts, PLAN);
    await slack.waitFor('both on their way', () => held.count() === 2);
    held.release('reversed');
    await Promise.all([first, second]);
    await slack.whenQuiet();
    await app.tick();
    expect(await only(world)).toMatchObject({ text: PLAN });
  });
});
