import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AFTER_DUE, startWorld, type World } from './world.ts';

const SALES =
  'My team will chase every inbound trial this quarter. The bonus still pays for each small deal we close.';
const QUOTED = /chase every inbound|bonus still pays/;

let world: World;
let app: Awaited<ReturnType<World['startApp']>>;
beforeEach(async () => {
  world = await startWorld();
  app = await world.startApp();
  world.setTime(AFTER_DUE);
  await app.tick();
});
afterEach(async () => {
  await world.stop();
});

const ben = () => world.slack.person('U0BEN');

/** What the app says to Ben that quotes him, wherever it stands. */
const quotes = () =>
  ben()
    .dms()
    .filter(({ fromApp, blocks, text }) => fromApp && QUOTED.test(JSON.stringify([text, blocks])));

async function answer() {
  const [question] = ben().dms();
  if (question === undefined) throw new Error('nobody asked');
  const said = await ben().replyInThread(question.channel, question.ts, SALES);
  await world.slack.whenQuiet();
  await app.tick();
  expect(quotes()).not.toEqual([]);
  return said;
}

async function settle() {
  await world.slack.whenQuiet();
  await app.tick();
}

describe('an answer that is taken back stays quoted nowhere', () => {
  it('when its author deletes the message', async () => {
    const said = await answer();
    await ben().deleteMessage(said.channel, said.ts);
    await settle();
    expect(quotes()).toEqual([]);
    // What is answered anew is read back anew.
    await ben().dm(SALES);
    await settle();
    expect(quotes()).toHaveLength(1);
  });

  it('when its author writes other words in its place', async () => {
    const said = await answer();
    await ben().edit(said.channel, said.ts, 'We stop the template gallery on Friday.');
    await settle();
    expect(quotes()).toEqual([]);
  });

  it('when its author erases it from the Home tab', async () => {
    await answer();
    await ben().openHome();
    const home = await world.slack.waitFor('the Home tab', () => ben().home());
    expect(JSON.stringify(home.blocks)).toContain('home_delete');
    await ben().click('home', 'home_delete');
    await settle();
    expect(quotes()).toEqual([]);
  });

  it('once a reminder of it was sent, too', async () => {
    const said = await answer();
    world.setTime(AFTER_DUE + 26 * 3_600_000);
    await app.tick();
    await ben().deleteMessage(said.channel, said.ts);
    await settle();
    expect(quotes()).toEqual([]);
  });

  it('and where somebody took the read-back away before, everything goes on', async () => {
    const said = await answer();
    for (const { channel, ts } of quotes())
      await fetch(`${world.config.slack.apiUrl}chat.delete`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${world.config.slack.botToken}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ channel, ts }),
      });
    await ben().deleteMessage(said.channel, said.ts);
    await settle();
    await ben().dm(SALES);
    await settle();
    expect(quotes()).toHaveLength(1);
  });
});
