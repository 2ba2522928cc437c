import { WebClient } from '@slack/web-api';
import { renderBlocksAsText } from 'local-slack/block-kit/render-text';
import { afterEach, describe, expect, it } from 'vitest';
import type { ThroughlineApp as App } from '../../src/app.ts';
import { standOf } from '../../src/features/flags/round-view.ts';
import { reportAsCsv } from '../../src/features/report/files/report-csv.ts';
import type { Report } from '../../src/features/report/report.ts';
import { openStores } from '../integration/temp-workspace.ts';
import { AFTER_CLOSING, AFTER_DUE, startWorld, type World } from './world.ts';

let world: World | undefined;
afterEach(async () => {
  await world?.stop();
  world = undefined;
});

const SALES =
  'My team will chase every inbound trial this quarter. The bonus still pays for each small deal we close.';

/** The newest message of the app to a person, as text, and where it stands. */
function newest(w: World, personId: string) {
  const message = w.slack
    .person(personId)
    .dms()
    .filter((each) => each.fromApp)
    .at(-1);
  if (message === undefined) throw new Error('nothing was said');
  return { message, text: renderBlocksAsText(message.blocks, message.text) };
}

/** What executives find of Ben on the accounts: where he stands, the table, and what came up. */
async function reported(app: App) {
  const report = (await app.report(''))?.report;
  if (report === undefined) throw new Error('no report');
  return {
    stand: standOfBen(report),
    csv: await reportAsCsv(report, 'positions'),
    flags: report.flags.map(({ kind }) => kind),
  };
}

function standOfBen({ priorities }: Pick<Report, 'priorities'>) {
  const rules = priorities.flatMap((priority) => priority.rules);
  const accounts = rules.find(({ id }) => id === 'accounts');
  return accounts?.stands.find(({ personName }) => personName === 'Ben Cole');
}

/** Anna freezes the report as it stands; answers where Ben stands in what was kept. */
async function freezeAsAnna({ slack, config }: World) {
  const anna = slack.person('U0ANNA');
  const answers = () => anna.dms().filter(({ ephemeral }) => ephemeral);
  const after = async (work: () => Promise<unknown>) => {
    const before = answers().length;
    await work();
    return await slack.waitFor('an answer', () => answers()[before]);
  };
  let report = await after(() => anna.runCommand('/alignment-report', ''));
  if (renderBlocksAsText(report.blocks).includes('How many of 100')) {
    const asked = report;
    report = await after(() => anna.click(asked, 'report_skip_belief'));
  }
  await after(() => anna.click(report, 'report_freeze'));
  const stores = openStores(config.databasePath);
  const kept = await stores.frozen.list(slack.teamId, 10);
  const newest = [...kept].sort((a, b) => +b.frozenAt - +a.frozenAt)[0];
  const found = await stores.frozen.find(slack.teamId, newest?.id ?? '');
  stores.close();
  const ben = found?.input.view.answers.find(({ personId }) => personId === 'U0BEN');
  if (ben === undefined) throw new Error('nothing was frozen');
  return standOf(ben, 'accounts');
}

async function openRound() {
  world = await startWorld();
  const app = await world.startApp();
  world.setTime(AFTER_DUE);
  await app.tick();
  return { world, app, slack: world.slack, ben: world.slack.person('U0BEN') };
}

const asText = (blocks: Parameters<typeof renderBlocksAsText>[0]) => renderBlocksAsText(blocks);

/** Waits until the newest message to Ben says something, and answers it. */
async function benReads(w: World, words: string) {
  return await w.slack.waitFor(`"${words}"`, () => {
    const seen = newest(w, 'U0BEN');
    return seen.text.includes(words) ? seen : undefined;
  });
}

describe('a read-back', () => {
  it('is confirmed statement by statement, and thanks in its place', async () => {
    const { world, ben } = await openRound();
    await ben.dm(SALES);
    const told = await benReads(world, 'chase every inbound trial');
    expect(told.text).toContain(
      'First: chasing inbound trials and small leads\nSecond: selling time for the forty named accounts\n[Yes]',
    );
    expect(told.text).toContain('stands in your way');
    await ben.click(told.message, 'read_back_say_over');
    const half = await benReads(world, '✓ First: chasing inbound trials');
    expect(half.message.ts).toBe(told.message.ts);
    expect(half.text).toContain('stands in your way');
    await ben.click(half.message, 'read_back_say_yes');
    const done = await benReads(world, 'Thank you, that is noted.');
    expect(done.text).toContain('✓ Yes, it stands in your way');
    expect(done.text).not.toContain('[Yes]');
    expect(done.text).toContain('[Change it]');
  });

  it('of an earlier version confirms nothing that was not shown, and asks point by point', async () => {
    const { world, slack, ben } = await openRound();
    await ben.dm(SALES);
    const told = await benReads(world, 'chase every inbound trial');
    const [, readingId = ''] = /"value":"(\S+) s\d+ over /.exec(JSON.stringify(told.message)) ?? [];
    const right = { type: 'plain_text', text: "That's right" };
    const button = { type: 'button', action_id: 'read_back_right', value: readingId, text: right };
    const client = new WebClient(slack.botToken, { slackApiUrl: slack.apiUrl });
    await client.chat.update({
      channel: told.message.channel,
      ts: told.message.ts,
      text: 'You put the trials first.',
      blocks: [{ type: 'actions', elements: [button] }] as never,
    });
    const old = await benReads(world, "That's right");
    await ben.click(old.message, 'read_back_right');
    const renewed = await slack.waitFor('the points', () =>
      ben
        .dms()
        .find(({ ts, blocks }) => ts === told.message.ts && asText(blocks).includes('[Yes]')),
    );
    expect(asText(renewed.blocks)).toContain('chase every inbound trial');
    expect(asText(renewed.blocks)).not.toContain('✓');
    await slack.waitFor('how to answer now', () =>
      ben.dms().find(({ text }) => text?.includes('each point by itself')),
    );
    const stores = openStores(world.config.databasePath);
    const { db, schema } = stores.context;
    const sources = (await db.select().from(schema.readings)).map(({ source }) => source);
    stores.close();
    expect(sources).toEqual(['reader']);
  });

  it('says after the closing that a press still counts', async () => {
    const { world, app, ben } = await openRound();
    await ben.dm(SALES);
    const told = await benReads(world, 'chase every inbound trial');
    world.setTime(AFTER_CLOSING);
    await app.tick();
    await ben.click(told.message, 'read_back_say_over');
    await world.slack.waitFor('the rest', () =>
      ben
        .dms()
        .find(({ blocks }) => asText(blocks).includes('The time to answer is over; what you say')),
    );
    expect((await reported(app)).stand).toMatchObject({ personName: 'Ben Cole', stand: 'over' });
  });

  it('can be changed again in the form after it was confirmed, and every place follows', async () => {
    const { world, app, ben } = await openRound();
    await ben.dm(SALES);
    const told = await benReads(world, 'chase every inbound trial');
    await ben.click(told.message, 'read_back_say_over');
    await benReads(world, '✓ First: chasing');
    world.setTime(AFTER_CLOSING);
    await app.tick();
    const before = await reported(app);
    expect(before.stand).toMatchObject({ stand: 'over', origin: 'confirmed' });
    expect(before.csv).toMatch(/"accounts",.*"Ben Cole","Sales",.*"over","confirmed"/);
    expect(before.flags).toContain('given-up-side');

    // They look again, and it was the other way round.
    await ben.click(newest(world, 'U0BEN').message, 'read_back_wrong');
    const form = await world.slack.waitFor('the form', () => ben.openViews().at(-1));
    await ben.submit(form, { kind: 'operational', side_accounts: 'prefer' });
    await world.slack.whenQuiet();
    const after = await reported(app);
    expect(after.stand).toMatchObject({ stand: 'prefer', origin: 'corrected' });
    expect(after.flags).not.toContain('given-up-side');
  });

  it('corrected by [The other one] moves report, flag, table and the next frozen report', async () => {
    const { world, app, ben } = await openRound();
    await ben.dm(SALES);
    const told = await benReads(world, 'chase every inbound trial');
    world.setTime(AFTER_CLOSING);
    await app.tick();
    expect((await reported(app)).flags).toContain('to-ask');
    const frozen = () => freezeAsAnna(world);
    const wrong = await frozen();
    expect(wrong).toMatchObject({ stand: 'over', origin: 'read' });

    await ben.click(told.message, 'read_back_say_prefer');
    await benReads(world, '✓ First: selling time for the forty named accounts');
    await world.slack.whenQuiet();
    const { stand, csv, flags } = await reported(app);
    expect(stand).toMatchObject({ stand: 'prefer', origin: 'corrected' });
    expect(csv).toMatch(/"accounts",.*"Ben Cole","Sales","prefer","corrected"/);
    expect(flags).not.toContain('to-ask');
    world.setTime(AFTER_CLOSING + 3_600_000);
    expect(await frozen()).toMatchObject({ stand: 'prefer', origin: 'corrected' });
  });

  it('asks a choice where somebody only agrees, and takes its place when they say more', async () => {
    const { world, slack, ben } = await openRound();
    const [prompt] = ben.dms();
    if (prompt === undefined) throw new Error('nobody asked');
    await ben.replyInThread(prompt.channel, prompt.ts, ':+1: sounds great, fully behind it');
    const asked = await benReads(world, 'Which goes first?');
    expect(asked.text).toContain('[A] [B] [It depends] [Not about this]');
    expect(asked.text).toContain('From the guide');
    expect(asked.text).toContain('[Read on]');
    await ben.click(asked.message, 'guide_read');
    await slack.waitFor('the article', () => ben.openViews().length === 1);
    await ben.replyInThread(
      prompt.channel,
      prompt.ts,
      'We stop the template gallery on Friday; its five engineers move to single sign-on and audit logs.',
    );
    await slack.waitFor('no question any more', () => {
      const { text } = newest(world, 'U0BEN');
      return text.includes('template gallery') && !text.includes('Which goes first');
    });
    expect(ben.dms().filter((message) => message.fromApp)).toHaveLength(2);
  });

  it('in another language is not guessed at: its author says with one press what counts', async () => {
    const { world, app, ben } = await openRound();
    await ben.dm('Kaputte Maschinen reparieren wir ab Montag selbst, statt neue zu schicken.');
    const told = await benReads(world, 'I read only English so far');
    expect(told.text).toContain('Which goes first?');
    await ben.click(told.message, 'read_back_say_over');
    await benReads(world, 'Thank you, that is noted.');
    world.setTime(AFTER_CLOSING);
    await app.tick();
    const built = await app.report('');
    const rules = built?.report.priorities.flatMap((priority) => priority.rules) ?? [];
    const stands = rules.flatMap((rule) => rule.stands.filter(({ stand }) => stand === 'over'));
    expect(stands).toMatchObject([{ personName: 'Ben Cole', origin: 'chosen' }]);
  });

  it('in a channel is renewed in place for the one who sees it', async () => {
    world = await startWorld({ channel: 'C0LEADERS' });
    const app = await world.startApp();
    world.setTime(AFTER_DUE);
    await app.tick();
    const ben = world.slack.person('U0BEN');
    const [prompt] = ben.seesIn('C0LEADERS');
    if (prompt === undefined) throw new Error('nobody asked');
    await ben.replyInThread(prompt.channel, prompt.ts, SALES);
    const own = () =>
      ben.seesIn('C0LEADERS').filter(({ ephemeral, deleted }) => ephemeral && !deleted);
    const told = await world.slack.waitFor('what was understood', () => own().at(-1));
    await ben.click(told, 'read_back_say_over');
    await world.slack.waitFor('that it was noted', () =>
      renderBlocksAsText(own().at(-1)?.blocks ?? []).includes('✓ First: chasing'),
    );
    expect(own()).toHaveLength(1);
    expect(
      world.slack
        .person('U0CLEO')
        .seesIn('C0LEADERS')
        .some((m) => m.ephemeral),
    ).toBe(false);
  });

  it('is put once more where nothing was pressed, and never a second time', async () => {
    const { world, app, ben } = await openRound();
    await ben.dm(SALES);
    const told = await benReads(world, 'chase every inbound trial');
    await ben.click(told.message, 'read_back_say_over');
    await benReads(world, '✓ First: chasing');
    const fromApp = () => ben.dms().filter((message) => message.fromApp).length;
    const before = fromApp();
    for (const hours of [24, 30, 48, 54]) {
      world.setTime(AFTER_DUE + hours * 3_600_000);
      await app.tick();
    }
    expect(fromApp()).toBe(before + 1);
    const nudge = newest(world, 'U0BEN');
    expect(nudge.text).toContain('Before this closes');
    expect(nudge.text).toContain('stands in your way');
    expect(nudge.text).not.toContain('inbound trials');
    expect(nudge.message.threadTs).toBe(told.message.threadTs);
    await ben.click(nudge.message, 'read_back_say_no');
    await benReads(world, '✓ No, nothing in your way there');
    // The message before still has its buttons: what is said stays said.
    await ben.click(told.message, 'read_back_say_yes');
    await benReads(world, 'That is noted already');
  });
});
