import { renderBlocksAsText } from 'local-slack/block-kit/render-text';
import { afterEach, describe, expect, it } from 'vitest';
import type { Config } from '../../src/config.ts';
import { answer, startScriptedServer } from '../integration/answers/scripted-server.ts';
import { AFTER_CLOSING, AFTER_DUE, startWorld, type World } from './world.ts';

let world: World | undefined;
afterEach(async () => {
  await world?.stop();
  world = undefined;
});

const SPOKEN =
  'We stop the template gallery on Friday and its five engineers move to single sign-on & audit logs.';
const MINUTE = 60_000;
const SAFE = 'your clip is safe';
const HEARD = 'Here is what I heard';
const UNHEARD = 'I could not make out your clip';

/** A round that has just asked Ben, and the thread of his prompt. */
async function askBen(channel?: string, transcription?: Config['transcription']) {
  world = await startWorld(channel === undefined ? {} : { channel });
  Object.assign(world.config, { transcription });
  const app = await world.startApp();
  world.setTime(AFTER_DUE);
  await app.tick();
  const { slack } = world;
  const ben = slack.person('U0BEN');
  const [prompt] = channel === undefined ? ben.dms() : ben.seesIn(channel);
  if (prompt === undefined) throw new Error('nobody asked');
  const thread = { channel: prompt.channel, threadTs: prompt.ts };
  const inThread = () =>
    ben
      .thread(prompt.channel, prompt.ts)
      .filter(({ fromApp, ts, deleted }) => fromApp && ts !== prompt.ts && !deleted)
      .map(({ text, blocks }) => `${text}\n${renderBlocksAsText(blocks)}`);
  return {
    app,
    slack,
    ben,
    thread,
    says: (words: string) =>
      slack.waitFor(`"${words}" in the thread`, () =>
        inThread().find((text) => text.includes(words)),
      ),
    inThread,
    count: (words: string) => inThread().filter((text) => text.includes(words)).length,
    atMinute: async (minute: number) => {
      world?.setTime(AFTER_DUE + minute * MINUTE);
      await app.tick();
    },
  };
}

async function report(w: World | undefined): Promise<string> {
  if (w === undefined) throw new Error('no world');
  const anna = w.slack.person('U0ANNA');
  const seen = () => anna.dms().filter((message) => message.ephemeral);
  const before = seen().length;
  await anna.runCommand('/alignment-report', '');
  const first = await w.slack.waitFor('a report', () => seen()[before]);
  // Of a closed round an executive is asked first what they expect.
  const asks = first.text.includes('How many of 100');
  if (asks) await anna.click(first, 'report_skip_belief');
  const message = await w.slack.waitFor('a report', () => seen()[before + (asks ? 1 : 0)]);
  return renderBlocksAsText(message.blocks, message.text);
}

describe.each([undefined, 'C0LEADERS'])('a clip in the thread of a round in %s', (channel) => {
  it('is kept, read back once Slack has written it down, and read', async () => {
    const { app, slack, ben, thread, says, count } = await askBen(channel);
    const clip = { durationMs: 9000, transcript: SPOKEN, pending: true };
    const { fileId } = await ben.recordClip(thread, clip);
    await says(SAFE);
    const unread = await report(world);
    expect(unread).toContain('1 of 4');
    expect(unread).toContain('1 not read');

    await slack.completeTranscript(fileId);
    expect(await says(HEARD)).toContain('single sign-on & audit logs');
    expect(count(HEARD)).toBe(1);
    await app.tick();
    const read = await report(world);
    expect(read).toContain('1 of 4');
    expect(read).not.toContain('not read');
    expect(world?.lines.join('\n')).not.toMatch(/gallery|sign-on/);
  });
});

describe('a clip', () => {
  it('is heard without an event too, and never sooner asked about than after half an hour', async () => {
    const { slack, ben, thread, says, count, atMinute } = await askBen();
    slack.faults.holdDeliveries().release('in-order');
    const { fileId } = await ben.recordClip(thread, { durationMs: 900, pending: true });
    await says(SAFE);
    for (const minute of [1, 5, 10, 20, 29]) await atMinute(minute);
    expect(count(UNHEARD)).toBe(0);
    const held = slack.faults.holdDeliveries();
    void slack.completeTranscript(fileId, SPOKEN).catch(() => undefined);
    await atMinute(31);
    await says(HEARD);
    held.release('in-order');
    expect(count(UNHEARD)).toBe(0);
  });

  it('that Slack cannot write down is asked about, and what is typed instead counts', async () => {
    const { slack, ben, thread, says, app } = await askBen();
    const { fileId } = await ben.recordClip(thread, { durationMs: 900, pending: true });
    await says(SAFE);
    await slack.failTranscript(fileId);
    await says(UNHEARD);
    await ben.replyInThread(thread.channel, thread.threadTs, SPOKEN);
    await slack.whenQuiet();
    await app.tick();
    expect(await report(world)).toContain('1 of 4');
  });

  it('that Slack cannot write down is written down by the transcription address', async () => {
    const server = await startScriptedServer({
      '/v1/audio/transcriptions': answer(200, JSON.stringify({ text: SPOKEN })),
    });
    const transcription = { url: `${server.origin}/v1`, model: 'm', apiKey: undefined };
    const { slack, ben, thread, says, count } = await askBen(undefined, transcription);
    const { fileId } = await ben.recordClip(thread, { durationMs: 900, pending: true });
    await says(SAFE);
    await slack.failTranscript(fileId);
    expect(await says(HEARD)).toContain('template gallery');
    expect(count(UNHEARD)).toBe(0);
    expect(server.seen.map(({ body }) => body.includes('local-slack clip'))).toEqual([true]);
    expect(server.seen[0]?.authorization).toBeUndefined();
    await server.stop();
  });

  it('as a plain direct message is an answer, and heard in the thread under it', async () => {
    const { slack, ben } = await askBen();
    const { channel, ts } = await ben.recordClip('dm', { durationMs: 900, transcript: SPOKEN });
    const heard = () => ben.thread(channel, ts).some(({ text }) => text.startsWith(HEARD));
    await slack.waitFor('what was heard under the clip', heard);
    expect(await report(world)).toContain('1 of 4');
  });

  it('that is heard only after the round has closed still counts, and is not late', async () => {
    const { app, slack, ben, thread, says } = await askBen();
    world?.setTime(AFTER_CLOSING - 5 * MINUTE);
    const clip = { durationMs: 900, transcript: SPOKEN, pending: true };
    const { fileId } = await ben.recordClip(thread, clip);
    await says(SAFE);
    world?.setTime(AFTER_CLOSING);
    expect(await app.tick()).toMatchObject({ closed: 1 });
    await slack.completeTranscript(fileId);
    await says(HEARD);
    await app.tick();
    const text = await report(world);
    expect(text).toContain('1 of 4');
    expect(text).not.toMatch(/not read|\blate\b/);
  });

  it('of video counts as well, and so do words beside one', async () => {
    const { slack, ben, thread, says } = await askBen();
    const clip = { durationMs: 900, transcript: SPOKEN, video: true, mimetype: 'video/mp4' };
    const { channel, ts } = await ben.recordClip(thread, clip);
    await says(HEARD);
    await ben.edit(channel, ts, 'In short:');
    await slack.whenQuiet();
    expect(await report(world)).toContain('1 of 4');
  });

  it('delivered twice is one answer, read back once', async () => {
    const { slack, ben, thread, says, count, app } = await askBen();
    slack.faults.duplicate({ times: 2, as: 'new-event' });
    await ben.recordClip(thread, { durationMs: 900, transcript: SPOKEN });
    await says(HEARD);
    await slack.whenQuiet();
    await app.tick();
    expect(count(SAFE)).toBeLessThanOrEqual(1);
    expect(count(HEARD)).toBe(1);
  });

  it('that is deleted before it is heard is gone, and nobody is asked about it', async () => {
    const { slack, ben, thread, says, count, atMinute } = await askBen();
    const clip = { durationMs: 900, transcript: SPOKEN, pending: true };
    const { channel, ts, fileId } = await ben.recordClip(thread, clip);
    await says(SAFE);
    await ben.deleteMessage(channel, ts);
    await slack.completeTranscript(fileId);
    await atMinute(31);
    expect(count(HEARD) + count(UNHEARD)).toBe(0);
    expect(await report(world)).toContain('0 of 4');
  });

  it('whose transcript is wrong is left out by its author', async () => {
    const { slack, ben, thread, says, count } = await askBen();
    await ben.recordClip(thread, { durationMs: 900, transcript: 'We drop the template galley.' });
    await says(HEARD);
    const heard = ben
      .thread(thread.channel, thread.threadTs)
      .find(({ text }) => text.startsWith(HEARD));
    if (heard === undefined) throw new Error('not read back');
    await ben.click(heard, 'misheard');
    await says('I have left that out');
    await slack.whenQuiet();
    expect(count('I have left that out')).toBe(1);
  });
});

describe('a file that is no clip', () => {
  it('is declined kindly and is no answer', async () => {
    const { ben, thread, says } = await askBen();
    await ben.shareFile(thread, { name: 'plan.pdf', content: 'x' });
    await says('I can only take in words and voice clips');
    expect(await report(world)).toContain('0 of 4');
  });

  it('beside words is passed over', async () => {
    const { slack, ben, thread, inThread, count } = await askBen();
    await ben.shareFile(thread, { name: 'plan.pdf', content: 'x', text: SPOKEN });
    await slack.waitFor('an answer', () => inThread()[0]);
    expect(count('I can only take in')).toBe(0);
  });
});
