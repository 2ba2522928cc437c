import { afterEach, expect, it } from 'vitest';
import { AFTER_DUE, startWorld, type World } from './world.ts';

let world: World | undefined;
afterEach(async () => {
  await world?.stop();
  world = undefined;
});

it('a modal opens while the sender waits for Slack, and a long round goes out', async () => {
  world = await startWorld();
  const { slack } = world;
  const app = await world.startApp();
  const hold = slack.faults.hold('chat.postMessage', { times: 4 });
  world.setTime(AFTER_DUE);
  const round = app.tick();
  await slack.waitFor('four posts on their way', () => slack.record.messages.length === 4);

  const dan = slack.person('U0DAN');
  await dan.runCommand('/strategy-check', '');
  await slack.waitFor('the modal', () => dan.openViews()[0]);
  const opened = slack.record.calls('views.open');
  expect(opened.map(({ status }) => status)).toEqual([200]);
  const [anna] = slack.person('U0ANNA').dms();
  await slack
    .person('U0ANNA')
    .replyInThread(anna?.channel ?? '', anna?.ts ?? '', 'From Monday on.');

  hold.release();
  expect(await round).toMatchObject({ opened: 1, sent: 4 });
  const receipt = () => slack.person('U0ANNA').dms().length > 2;
  await slack.waitFor('a receipt for what was answered meanwhile', receipt);
});
