import { renderBlocksAsText } from 'local-slack/block-kit/render-text';
import { afterEach, describe, expect, it } from 'vitest';
import { AFTER_CLOSING, AFTER_DUE, startWorld, type World } from './world.ts';

let world: World | undefined;
afterEach(async () => {
  await world?.stop();
  world = undefined;
});

const PRODUCT =
  'We stop the template gallery on Friday; its five engineers move to single sign-on and audit logs.';
const SALES =
  'My team will chase every inbound trial this quarter. The bonus still pays for each small deal we close.';

/** What an executive sees after a command, as text. */
async function answerTo(w: World, personId: string, command: string, text: string) {
  const person = w.slack.person(personId);
  const seen = () => person.dms().filter((message) => message.ephemeral);
  const before = seen().length;
  await person.runCommand(command, text);
  const message = await w.slack.waitFor(`an answer to ${command}`, () => seen()[before]);
  return renderBlocksAsText(message.blocks, message.text);
}

describe('a whole round in direct messages', () => {
  it('asks, keeps, reads, closes, reports and guides', async () => {
    world = await startWorld();
    const { slack } = world;
    const app = await world.startApp();
    expect(slack.record.calls('chat.postMessage')).toHaveLength(0);

    world.setTime(AFTER_DUE);
    expect(await app.tick()).toMatchObject({ opened: 1, sent: 4 });
    const anna = slack.person('U0ANNA');
    const ben = slack.person('U0BEN');
    const cleo = slack.person('U0CLEO');
    const prompt = (person: typeof anna) => {
      const [first] = person.dms();
      if (first === undefined) throw new Error('nobody asked');
      return first;
    };
    expect(renderBlocksAsText(prompt(anna).blocks)).toContain(
      'what will you do differently this quarter?',
    );

    await anna.replyInThread(prompt(anna).channel, prompt(anna).ts, PRODUCT);
    slack.faults.duplicate({ as: 'new-event' });
    await ben.dm(SALES);
    const draft = await cleo.replyInThread(prompt(cleo).channel, prompt(cleo).ts, 'Sounds great!');
    await cleo.edit(
      draft.channel,
      draft.ts,
      'I point the small ones to the help pages from Monday on and look after the forty named accounts myself.',
    );
    await slack.waitFor(
      'three times what was understood',
      () =>
        [anna, ben, cleo].every((person) =>
          person.dms().some((message) => message.text.startsWith('Thank you.')),
        ) && renderBlocksAsText(cleo.dms().at(-1)?.blocks ?? []).includes('forty named accounts'),
    );
    expect(cleo.dms().filter((message) => message.fromApp)).toHaveLength(2);
    const toldBen = ben
      .dms()
      .filter((message) => message.fromApp)
      .at(-1);
    if (toldBen === undefined) throw new Error('not told');
    await ben.click(toldBen, 'read_back_wrong');
    const form = await slack.waitFor('the form', () => ben.openViews().at(-1));
    await ben.submit(form, { side_features: 'silent', side_accounts: 'over' });
    await slack.waitFor('that it was noted', () =>
      ben.dms().some(({ blocks }) => renderBlocksAsText(blocks).includes('✓ First: chasing')),
    );

    world.setTime(AFTER_CLOSING);
    expect(await app.tick()).toMatchObject({ closed: 1 });
    expect(anna.dms().some((message) => message.text.includes('has closed'))).toBe(true);

    const question = await answerTo(world, 'U0ANNA', '/alignment-report', '');
    expect(question).toContain('How many of 100 leaders');
    expect(question).not.toContain('chasing inbound trials');
    const asked = anna.dms().find((message) => message.text.includes('How many of 100'));
    if (asked === undefined) throw new Error('not asked');
    await anna.click(asked, 'report_skip_belief');
    const report = await slack.waitFor('the report', () => {
      const last = anna.dms().at(-1);
      return last?.ephemeral && last.ts !== asked.ts && renderBlocksAsText(last.blocks, last.text);
    });
    expect(report).toContain('3 of 4');
    expect(report).toContain('Chasing inbound trials and small leads');
    expect(report).toContain('chase every inbound trial this quarter');
    expect(report).not.toContain('Sounds great');

    const refusal = await answerTo(world, 'U0BEN', '/alignment-report', '');
    expect(refusal).toContain('for the executives');
    expect(refusal).not.toContain('chase');

    const guide = await answerTo(
      world,
      'U0BEN',
      '/strategy-guide',
      'sales keeps closing tiny deals because that is what the bonus pays for',
    );
    expect(guide.toLowerCase()).toMatch(/bonus|incentive|comp/);
    expect(world.lines.join('\n')).not.toMatch(/inbound|gallery|forty named/);
  });
});

describe('a round in a channel', () => {
  it('asks once, takes the thread as answers, and keeps those of others apart', async () => {
    world = await startWorld({ channel: 'C0LEADERS' });
    const { slack } = world;
    const app = await world.startApp();
    world.setTime(AFTER_DUE);
    await app.tick();
    const ben = slack.person('U0BEN');
    const [opening] = ben.seesIn('C0LEADERS');
    expect(slack.record.messagesTo('C0LEADERS')).toHaveLength(1);
    if (opening === undefined) throw new Error('nobody asked');

    await ben.replyInThread('C0LEADERS', opening.ts, SALES, { broadcast: true });
    await slack.person('U0EVE').replyInThread('C0LEADERS', opening.ts, 'May I say something too?');
    await ben.post('C0LEADERS', 'Lunch, anybody?');
    const own = await slack.waitFor('what was understood, for Ben alone', () =>
      ben.seesIn('C0LEADERS').find((message) => message.ephemeral),
    );
    expect(renderBlocksAsText(own.blocks)).toContain('chase every inbound trial');
    await slack.waitFor('a word to Eve', () =>
      ben.thread('C0LEADERS', opening.ts).find((message) => message.text.includes('kept apart')),
    );
    await app.tick();

    const report = await answerTo(world, 'U0ANNA', '/alignment-report', 'large');
    expect(report).toContain('1 of 4');
    expect(report).toContain('1 answer from people not asked');
  });
});

describe('what went wrong elsewhere', () => {
  it('loses nothing that was written while the app was down', async () => {
    world = await startWorld();
    const { slack } = world;
    const first = await world.startApp();
    world.setTime(AFTER_DUE);
    await first.tick();
    await first.stop();

    const ben = slack.person('U0BEN');
    const [prompt] = ben.dms();
    if (prompt === undefined) throw new Error('nobody asked');
    await ben.replyInThread(prompt.channel, prompt.ts, SALES, { wait: false });
    await slack.person('U0ANNA').dm(PRODUCT, { wait: false });

    const second = await world.startApp();
    await second.tick();
    const built = await second.report('');
    expect(built?.report.response).toMatchObject({ asked: 4, replied: 2, unread: 0 });
  });

  it('sends each prompt once although an answer of Slack was lost', async () => {
    world = await startWorld();
    const { slack } = world;
    const app = await world.startApp();
    slack.faults.loseAnswer('chat.postMessage', { times: 2 });
    world.setTime(AFTER_DUE);
    await app.tick();
    world.setTime(AFTER_DUE + 5 * 60_000);
    await app.tick();
    for (const id of ['U0ANNA', 'U0BEN', 'U0CLEO', 'U0DAN']) {
      expect(slack.person(id).dms()).toHaveLength(1);
    }
  });

  it('takes in what was answered to a prompt that was not known to be sent', async () => {
    world = await startWorld();
    const { slack } = world;
    const app = await world.startApp();
    slack.faults.loseAnswer('chat.postMessage', { times: 1 });
    world.setTime(AFTER_DUE);
    await app.tick();
    const inLimbo = ['U0ANNA', 'U0BEN', 'U0CLEO', 'U0DAN'];
    for (const id of inLimbo) await slack.person(id).dm(PRODUCT);
    world.setTime(AFTER_DUE + 5 * 60_000);
    await app.tick();
    await app.tick();
    expect((await app.report(''))?.report.response).toMatchObject({ replied: 4, unread: 0 });
  });

  it('takes a deleted answer out of the report', async () => {
    world = await startWorld();
    const { slack } = world;
    const app = await world.startApp();
    world.setTime(AFTER_DUE);
    await app.tick();
    const ben = slack.person('U0BEN');
    const sent = await ben.dm(SALES);
    await app.tick();
    expect((await app.report(''))?.report.response.replied).toBe(1);
    await ben.deleteMessage(sent.channel, sent.ts);
    const built = await app.report('');
    expect(built?.report.response.replied).toBe(0);
    expect(JSON.stringify(built)).not.toContain('inbound trial this quarter');
  });
});
