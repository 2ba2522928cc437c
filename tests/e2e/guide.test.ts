import { renderBlocksAsText, renderViewAsText } from 'local-slack/block-kit/render-text';
import { afterEach, describe, expect, it } from 'vitest';
import { openStores } from '../integration/temp-workspace.ts';
import { startWorld, type World } from './world.ts';

const BONUS = 'sales keeps closing tiny deals because that is what the bonus pays for';

let world: World | undefined;
afterEach(async () => {
  await world?.stop();
  world = undefined;
});

async function ask(question: string) {
  world = await startWorld();
  await world.startApp();
  const { slack } = world;
  const ben = slack.person('U0BEN');
  await ben.runCommand('/strategy-guide', question, 'C0LEADERS');
  const answer = await slack.waitFor('the answer', () =>
    ben.seesIn('C0LEADERS').find((message) => message.ephemeral),
  );
  return { slack, ben, answer };
}

/** What the quotes of a message say, one text a quote. */
function quotesIn(blocks: unknown): readonly string[] {
  const quotes: string[] = [];
  JSON.stringify(blocks, (_, value) => {
    if (value?.type === 'rich_text_quote') quotes.push(value.elements[0].text);
    return value;
  });
  return quotes;
}

describe('/strategy-guide', () => {
  it('quotes at most three passages of 40 to 90 words as they stand, each with all that one can do', async () => {
    const { answer } = await ask(BONUS);
    const quotes = quotesIn(answer.blocks);
    expect(quotes.length).toBeGreaterThanOrEqual(1);
    expect(quotes.length).toBeLessThanOrEqual(3);
    for (const text of quotes) {
      const words = text.match(/\S+/g)?.length ?? 0;
      expect(words).toBeGreaterThanOrEqual(40);
      expect(words).toBeLessThanOrEqual(90);
      expect(text).toMatch(/[.?!]["”)]?$/);
    }
    const shown = renderBlocksAsText(answer.blocks);
    expect(shown).toContain('Why do incentives keep rewarding the old behavior?');
    expect(shown).toMatch(/\d min/);
    for (const button of ['Read the article', 'Share here', 'This helped', 'It did not'])
      expect(shown.split(button)).toHaveLength(quotes.length + 1);
  });

  it('shows topics by dimension without a question, and what others ask', async () => {
    const { slack, ben } = await ask(BONUS);
    await ben.runCommand('/strategy-guide', `${BONUS}?`, 'C0LEADERS');
    await ben.runCommand('/strategy-guide', 'why is my budget spread like butter', 'C0LEADERS');
    await slack.waitFor('three answers', () => ben.seesIn('C0LEADERS')[2]);
    const anna = slack.person('U0ANNA');
    await anna.runCommand('/strategy-guide', '', 'C0LEADERS');
    const answer = await slack.waitFor('the topics', () =>
      anna.seesIn('C0LEADERS').find((message) => message.ephemeral),
    );
    const shown = renderBlocksAsText(answer.blocks);
    for (const topic of ['Decision Making', 'Measurement', 'Housekeeping', 'What others ask'])
      expect(shown).toContain(topic);
    expect(shown).toContain(BONUS);
    // Asked once: the words stay with whoever asked, the article stands for them.
    expect(shown).not.toContain('butter');
    expect(shown).toContain('Why do resources not follow the strategy?');

    const alone = await ben.dm('guide');
    const topics = await slack.waitFor('the topics', () => ben.thread(alone.channel, alone.ts)[1]);
    expect(renderBlocksAsText(topics.blocks)).toContain('What others ask');
  });

  it('answers only the person who asked, and opens the article, page by page', async () => {
    const { slack, ben, answer } = await ask('who waters the office plants over the holidays?');
    expect(renderBlocksAsText(answer.blocks)).toContain('a litre of water each Monday');
    expect(slack.person('U0ANNA').seesIn('C0LEADERS')).toEqual([]);

    await ben.click(answer, 'guide_read');
    const article = await slack.waitFor('the article', () => ben.openViews().at(-1));
    expect(renderViewAsText(article)).toContain('Plant number 1 ');
    await ben.click(article, 'article_page_on');
    await slack.waitFor('the next page', () => {
      const shown = ben.openViews().at(-1);
      return shown !== undefined && renderViewAsText(shown).includes('page 2 of');
    });
  });

  it('shares a passage where it was asked, under the name of who shares it', async () => {
    const { slack, ben, answer } = await ask(BONUS);
    await ben.click(answer, 'guide_share');
    const shared = await slack.waitFor(
      'the passage',
      () => slack.person('U0ANNA').seesIn('C0LEADERS')[0],
    );
    expect(renderBlocksAsText(shared.blocks)).toContain('shares a passage');
    expect(quotesIn(shared.blocks)[0]).toBe(quotesIn(answer.blocks)[0]);
  });

  it('tells admins what was asked in vain and what did not help, without names', async () => {
    const { slack, ben, answer } = await ask(BONUS);
    await ben.click(answer, 'guide_did_not_help');
    await ben.runCommand('/strategy-guide', 'where can I park my bicycle near the office');
    await slack.waitFor('the refusal', () => ben.dms().find((message) => message.ephemeral));
    const dan = slack.person('U0DAN');
    await dan.openHome();
    const home = await slack.waitFor('the Home tab', () => dan.home());
    expect(renderViewAsText(home)).toContain(BONUS);
    expect(renderViewAsText(home)).toContain('bicycle');
    expect(JSON.stringify(home)).not.toContain('U0BEN');
    await ben.openHome();
    const own = await slack.waitFor('the other Home tab', () => ben.home());
    expect(renderViewAsText(own)).not.toContain('bicycle');
  });

  it('takes a direct message for a question whatever the keyboard makes of it', async () => {
    world = await startWorld();
    await world.startApp();
    const { slack } = world;
    const ben = slack.person('U0BEN');
    for (const typed of ['“guide bonus”', 'Guide — bonus', 'guide – bonus', "'guide: bonus'"]) {
      const asked = await ben.dm(typed);
      const reply = await slack.waitFor(typed, () => ben.thread(asked.channel, asked.ts)[1]);
      expect(renderBlocksAsText(reply.blocks), typed).toMatch(/bonus/i);
    }
  });

  it('keeps the question as it was typed, & and all', async () => {
    const { answer } = await ask('why does R&D never say no <to anybody>?');
    expect(JSON.stringify(answer.blocks)).not.toMatch(/&amp;(?:amp|lt|gt);/);
    const stores = openStores(world?.config.databasePath ?? '');
    const team = world?.slack.teamId ?? '';
    const { unanswered } = await stores.guide.feedback(team, 5);
    const answered = await stores.guide.answered(team, 5);
    stores.close();
    expect(JSON.stringify([unanswered, answered])).toContain(
      'why does R&D never say no <to anybody>?',
    );
  });

  it('answers a direct message that starts with "guide", and from the Home tab', async () => {
    world = await startWorld();
    await world.startApp();
    const { slack } = world;
    const ben = slack.person('U0BEN');
    const asked = await ben.dm(`guide ${BONUS}`);
    const reply = await slack.waitFor('the answer', () => ben.thread(asked.channel, asked.ts)[1]);
    expect(renderBlocksAsText(reply.blocks)).toMatch(/bonus/);

    await ben.openHome();
    await slack.waitFor('the Home tab', () => ben.home());
    await ben.click('home', 'ask_guide');
    const form = await slack.waitFor('the form', () => ben.openViews().at(-1));
    await ben.submit(form, { question: BONUS });
    const shown = await slack.waitFor('the answer', () => {
      const top = ben.openViews().at(-1);
      const text = top && renderViewAsText(top);
      return text?.includes('bonus') && text;
    });
    expect(shown).not.toContain('Share here');

    const answer = ben.openViews().at(-1);
    if (answer === undefined) throw new Error('The answer is gone.');
    await ben.click(answer, 'guide_did_not_help');
    await slack.waitFor('the thanks', () => {
      const now = ben.openViews().at(-1);
      return now !== undefined && renderViewAsText(now).includes('An admin will see your question');
    });
  });
});
