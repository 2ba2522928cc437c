import { renderBlocksAsText } from 'local-slack/block-kit/render-text';
import { afterEach, describe, expect, it } from 'vitest';
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

async function openRound() {
  world = await startWorld();
  const app = await world.startApp();
  world.setTime(AFTER_DUE);
  await app.tick();
  return { world, app, slack: world.slack, ben: world.slack.person('U0BEN') };
}

describe('a read-back', () => {
  it('is confirmed with one press', async () => {
    const { world, slack, ben } = await openRound();
    await ben.dm(SALES);
    await slack.waitFor('what was understood', () =>
      newest(world, 'U0BEN').text.includes('chase every inbound trial'),
    );
    await ben.click(newest(world, 'U0BEN').message, 'read_back_right');
    const noted = await slack.waitFor('that it was noted', () => {
      const { text } = newest(world, 'U0BEN');
      return text.includes('Noted, as you have it.') ? text : undefined;
    });
    expect(noted).not.toContain("That's right");
  });

  it('is put right in a form, and the correction wins', async () => {
    const { world, app, slack, ben } = await openRound();
    await ben.dm(SALES);
    await slack.waitFor('what was understood', () =>
      newest(world, 'U0BEN').text.includes('chase every inbound trial'),
    );
    await ben.click(newest(world, 'U0BEN').message, 'read_back_wrong');
    const form = await slack.waitFor('the form', () => ben.openViews().at(-1));
    expect(renderBlocksAsText(form.blocks)).toContain('chase every inbound trial');
    await ben.submit(form, {
      kind: 'operational',
      side_accounts: 'prefer',
      side_features: 'silent',
      note: 'Only the trials of the forty named accounts.',
    });
    await slack.waitFor('the new understanding', () =>
      newest(world, 'U0BEN').text.includes('put selling time for the forty named accounts first'),
    );
    world.setTime(AFTER_CLOSING);
    await app.tick();
    const built = await app.report('');
    const rule = built?.report.priorities.flatMap((p) => p.rules).find((r) => r.id === 'accounts');
    expect(rule?.tally).toMatchObject({ prefer: 1, over: 0 });
    expect(built?.report.readBy).toContainEqual({ reader: 'leader', replies: 1 });
  });

  it('asks one question where somebody only agrees, and takes its place when they say more', async () => {
    const { world, slack, ben } = await openRound();
    const [prompt] = ben.dms();
    if (prompt === undefined) throw new Error('nobody asked');
    await ben.replyInThread(prompt.channel, prompt.ts, ':+1: sounds great, fully behind it');
    const asked = await slack.waitFor('a question', () => {
      const { text } = newest(world, 'U0BEN');
      return text.includes('which goes first') ? text : undefined;
    });
    expect(asked).toContain('From the guide');
    expect(asked).toContain('[Read on]');
    await ben.click(newest(world, 'U0BEN').message, 'guide_read');
    await slack.waitFor('the article', () => ben.openViews().length === 1);
    await ben.replyInThread(
      prompt.channel,
      prompt.ts,
      'We stop the template gallery on Friday; its five engineers move to single sign-on and audit logs.',
    );
    await slack.waitFor('no question any more', () => {
      const { text } = newest(world, 'U0BEN');
      return text.includes('template gallery') && !text.includes('which goes first');
    });
    expect(ben.dms().filter((message) => message.fromApp)).toHaveLength(2);
  });

  it('in another language is not guessed at: its author picks their sides', async () => {
    const { world, slack, ben } = await openRound();
    await ben.dm('Kaputte Maschinen reparieren wir ab Montag selbst, statt neue zu schicken.');
    const told = await slack.waitFor('that only English is read', () => {
      const { text, message } = newest(world, 'U0BEN');
      return text.includes('I read only English so far') ? { text, message } : undefined;
    });
    expect(told.text).not.toContain("That's right");
    await ben.click(told.message, 'read_back_wrong');
    const form = await slack.waitFor('the form', () => ben.openViews().at(-1));
    await ben.submit(form, {
      kind: 'operational',
      side_accounts: 'prefer',
      side_features: 'silent',
    });
    const noted = await slack.waitFor('that it was noted', () => {
      const { text } = newest(world, 'U0BEN');
      return text.includes('Noted, as you have it.') ? text : undefined;
    });
    expect(noted).toContain('forty named accounts');
  });
});
