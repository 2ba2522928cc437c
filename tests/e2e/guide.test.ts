import { afterEach, describe, expect, it } from 'vitest';
import {
  renderBlocksAsText,
  renderViewAsText,
} from '../../src/local-slack/block-kit/render-text.ts';
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

describe('/strategy-guide', () => {
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
    const { outcome, view } = await ben.submit(form, { question: BONUS });
    expect(outcome).toBe('updated');
    expect(view && renderViewAsText(view)).toMatch(/bonus/);
  });
});
