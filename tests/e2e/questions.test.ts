import { renderBlocksAsText } from 'local-slack/block-kit/render-text';
import { afterEach, describe, expect, it } from 'vitest';
import { AFTER_CLOSING, AFTER_DUE, startWorld } from './world.ts';

type World = Awaited<ReturnType<typeof startWorld>>;
let world: World | undefined;
afterEach(async () => {
  await world?.stop();
  world = undefined;
});

const ASKED = {
  U0BEN: 'I stop quick features. Do our small customers stay with us?',
  U0CLEO: 'Do our small customers stay with us? Then I plan the service desk for them.',
  U0DAN: 'Fine with me. Do the small customers stay with us?',
};

describe('what people ask in their answers', () => {
  it('is answered once, to everybody who asked it, and stays with the strategy', async () => {
    world = await startWorld({ owner: 'U0ANNA' });
    const { slack } = world;
    const app = await world.startApp();
    world.setTime(AFTER_DUE);
    await app.tick();
    for (const [id, words] of Object.entries(ASKED)) await slack.person(id).dm(words);
    await app.tick();
    world.setTime(AFTER_CLOSING);
    await app.tick();

    const anna = slack.person('U0ANNA');
    const note = await slack.waitFor('what people asked', () =>
      anna.dms().find((message) => JSON.stringify(message.blocks).includes('answer_question')),
    );
    const shown = renderBlocksAsText(note.blocks, note.text);
    expect(shown).toContain('3 people asked this');
    for (const name of ['Ben', 'Cleo', 'Dan']) expect(shown).not.toContain(name);

    await anna.click(note, 'answer_question');
    const form = await slack.waitFor('the form', () => anna.openViews().at(-1));
    expect(await anna.submit(form, { answer: ' ' })).toMatchObject({ outcome: 'errors' });
    await anna.submit(form, { answer: 'Until March; then the help pages are for them.' });
    await app.tick();

    for (const id of Object.keys(ASKED)) {
      const told = slack
        .person(id)
        .dms()
        .filter(({ blocks }) => JSON.stringify(blocks).includes('Until March'));
      expect(told).toHaveLength(1);
    }
    expect(JSON.stringify(anna.dms())).not.toContain('You asked something');

    const report = async () => {
      const before = anna.dms().length;
      await anna.runCommand('/alignment-report', '');
      const shown = await slack.waitFor('the report', () => anna.dms().at(before));
      if (!renderBlocksAsText(shown.blocks).includes('How many of 100')) return shown;
      await anna.click(shown, 'report_skip_belief');
      return await slack.waitFor('the report itself', () => anna.dms().at(before + 1));
    };
    const answered = await report();
    const reads = renderBlocksAsText(answered.blocks);
    expect(reads).toContain('Answered by the owner of the strategy:');
    expect(reads).toContain('Until March; then the help pages are for them.');
    expect(reads).toContain('[Change the answer]');
    expect(reads).not.toContain('[Answer]');

    const told = (id: string, words: string) =>
      slack
        .person(id)
        .dms()
        .filter(({ blocks }) => JSON.stringify(blocks).includes(words));
    const change = async (answer: string) => {
      const before = anna.openViews().length;
      await anna.click(answered, 'answer_question');
      const again = await slack.waitFor('the form', () => anna.openViews().at(before));
      expect(JSON.stringify(again.blocks)).toContain('Until March');
      await anna.submit(again, { answer });
      await app.tick();
    };
    await change('Until March; then the help pages are for them.');
    expect(told('U0BEN', 'Until March')).toHaveLength(1);
    await change('Until March at least.');
    for (const id of Object.keys(ASKED)) expect(told(id, 'Until March at least')).toHaveLength(1);

    const ben = slack.person('U0BEN');
    const before = ben.dms().length;
    await ben.runCommand('/strategy-guide', 'do the small customers stay?');
    const guided = await slack.waitFor('the guide', () => ben.dms().at(before));
    expect(JSON.stringify(guided?.blocks)).toContain('Until March');
  });
});
