import { renderBlocksAsText } from 'local-slack/block-kit/render-text';
import { afterEach, describe, expect, it } from 'vitest';
import { openStores } from '../integration/temp-workspace.ts';
import { AFTER_CLOSING, AFTER_DUE, startWorld, type World } from './world.ts';

let world: World | undefined;
afterEach(async () => {
  await world?.stop();
  world = undefined;
});

const THEIRS = 'We put quick features that bring small sign-ups first, whatever it costs.';
const OWN = 'I put audit logs first, and drop the quick features.';

/** Ben has been asked a moment ago, in a direct message; Eve has written something in a channel. */
async function asked() {
  const started = await startWorld();
  world = started;
  const { slack } = started;
  const app = await started.startApp();
  started.setTime(AFTER_DUE);
  await app.tick();
  const ben = slack.person('U0BEN');
  const [question] = ben.dms();
  if (question === undefined) throw new Error('nobody asked');
  const place = { channel: question.channel, threadTs: question.ts };
  const thread = () =>
    ben
      .thread(place.channel, place.threadTs)
      .filter(({ fromApp }) => fromApp)
      .map(({ text, blocks }) => `${text}\n${renderBlocksAsText(blocks)}`)
      .join('\n');
  const kept = async () => {
    await app.tick();
    const { context, close } = openStores(started.config.databasePath);
    const { db, schema } = context;
    const messages = await db.select().from(schema.replyMessages);
    const readings = await db.select().from(schema.readings);
    close();
    return { texts: messages.map(({ text }) => text), all: JSON.stringify([messages, readings]) };
  };
  const theirs = await slack.person('U0EVE').post('leaders', THEIRS);
  return { slack, app, ben, place, thread, kept, theirs, setTime: started.setTime };
}

describe('a forwarded message', () => {
  it('of somebody else is shown as passed on, and is nobody’s answer', async () => {
    const w = await asked();
    await w.ben.forward(w.theirs, w.place);
    expect((await w.kept()).texts).toEqual([]);
    expect(w.thread()).toContain('These are words that you passed on');
    expect(w.thread()).toContain(THEIRS);
    await w.ben.replyInThread(w.place.channel, w.place.threadTs, OWN);
    const { texts, all } = await w.kept();
    expect(texts).toEqual([OWN]);
    expect(all).not.toContain(THEIRS);
    w.setTime(AFTER_CLOSING);
    await w.app.tick();
    const report = await w.app.report('');
    expect(report?.report.response).toMatchObject({ replied: 1 });
    expect(JSON.stringify(report)).not.toContain('whatever it costs');
  });

  it('with words of their own is an answer of those alone, once, also after a restart', async () => {
    const w = await asked();
    await w.ben.forward(w.theirs, w.place, OWN);
    expect((await w.kept()).texts).toEqual([OWN]);
    await w.app.stop();
    await (await world?.startApp())?.tick();
    expect(w.thread().match(/What you wrote yourself is your answer/g)).toHaveLength(2);
    expect((await w.kept()).texts).toEqual([OWN]);
  });

  it('of their own is their answer', async () => {
    const w = await asked();
    const own = await w.ben.post('leaders', OWN);
    await w.ben.forward(own, w.place);
    expect((await w.kept()).texts).toEqual([OWN]);
    expect(w.thread()).not.toContain('passed on');
  });

  it('beside the question is understood in the same way', async () => {
    const w = await asked();
    await w.ben.forward(w.theirs, 'dm');
    expect((await w.kept()).texts).toEqual([]);
    expect(JSON.stringify(w.ben.dms())).toContain('These are words that you passed on');
  });
});

describe('a message without a text', () => {
  const rich = (text: string) => ({
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
  });

  it.each([
    { blocks: [rich(OWN)] },
    { blocks: [], attachments: [{ text: OWN }] },
    { blocks: [], attachments: [{ fallback: OWN }] },
  ])('but with words elsewhere is an answer: %j', async (shape) => {
    const w = await asked();
    await w.ben.postShaped(w.place, '', shape);
    expect((await w.kept()).texts).toEqual([OWN]);
    expect(w.thread()).toContain('Thank you');
  });

  it.each([
    { blocks: [] },
    { blocks: [{ type: 'divider' }] },
    { blocks: [], attachments: [{ from_url: 'https://example.com', title: 'A page' }] },
  ])('and without any words is told kindly: %j', async (shape) => {
    const w = await asked();
    await w.ben.postShaped(w.place, '', shape);
    expect((await w.kept()).texts).toEqual([]);
    expect(w.thread()).toContain('I can’t read what is in this message');
  });
});
