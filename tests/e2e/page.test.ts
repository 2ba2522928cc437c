import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  CHROMIUM,
  openTab,
  SKIPPED,
  seriousFaults,
  startBrowser,
} from '../../packages/local-slack/tests/browser.ts';
import { AFTER_CLOSING, AFTER_DUE, startWorld, type World } from './world.ts';

const SALES =
  'My team will chase every inbound trial this quarter. The bonus still pays for each small deal we close.';

describe.skipIf(CHROMIUM === undefined)(`a visitor of the page${SKIPPED}`, () => {
  let browser: Awaited<ReturnType<typeof startBrowser>>;
  let world: World;
  let tab: Awaited<ReturnType<typeof openTab>>['tab'];
  let troubles: readonly string[];
  let close: () => Promise<void>;

  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    world = await startWorld();
    const app = await world.startApp();
    world.setTime(AFTER_DUE);
    await app.tick();
    close = async () => {
      world.setTime(AFTER_CLOSING);
      await app.tick();
    };
    const run = async () => {
      await close();
      return 'It is Thursday.';
    };
    const served = await world.slack.servePage({ actions: [{ label: 'To the closing', run }] });
    ({ tab, troubles } = await openTab(browser, served.url));
  });
  afterEach(async () => {
    await tab?.context().close();
    await world?.stop();
    expect(troubles).toEqual([]);
  });

  const be = (name: string) =>
    tab.getByRole('combobox', { name: 'View as' }).selectOption({ label: name });
  const sees = (words: string | RegExp) => tab.getByText(words).last().waitFor();
  const say = async (words: string) => {
    const field = tab.getByRole('textbox', { name: 'Message Throughline' });
    await field.fill(words);
    await field.press('Escape');
    await field.press('Enter');
  };

  it('answers by typing, sees what was understood, and puts it right', async () => {
    await be('Ben Cole');
    await sees(/what will you do differently/);
    await say(SALES);
    await tab.getByRole('button', { name: /1 reply/ }).click();
    await sees('First: chasing inbound trials and small leads');
    await tab.getByRole('button', { name: 'The other one' }).first().click();
    await sees('✓ First: selling time for the forty named accounts');
    expect(await seriousFaults(tab)).toEqual([]);
  });

  it('answers in the form, closes it on the way, and finds it as it was', async () => {
    await be('Cleo Diaz');
    await tab.getByRole('button', { name: 'Answer', exact: true }).click();
    const form = tab.getByRole('dialog');
    await form.getByRole('textbox').first().fill('We end the gallery.');
    await form.getByRole('button', { name: 'Close' }).first().click();
    await form.waitFor({ state: 'detached' });
    await tab.getByRole('button', { name: 'Answer', exact: true }).click();
    expect(await form.getByRole('textbox').first().inputValue()).toBe('We end the gallery.');
    expect(await seriousFaults(tab)).toEqual([]);
    await form.getByRole('button', { name: /Send/ }).click();
    await form.waitFor({ state: 'detached' });
    await tab.getByRole('button', { name: /1 reply|replies/ }).click();
    await sees('We end the gallery.');
  });

  it('moves the clock and reads the report as the executive', async () => {
    await be('Ben Cole');
    await say(SALES);
    await tab.getByRole('button', { name: /1 reply/ }).waitFor();
    await tab.getByRole('banner').getByRole('button').first().click();
    await tab.getByRole('menuitem', { name: 'To the closing' }).click();
    await sees('It is Thursday.');
    await be('Anna Berg');
    await say('/alignment-report');
    await tab.getByRole('button', { name: 'Rather not say' }).click();
    await sees('Few and large');
    await sees('Only visible to you');
    expect(await seriousFaults(tab)).toEqual([]);
    await tab.reload();
    await sees('Only visible to you');
  });
});
