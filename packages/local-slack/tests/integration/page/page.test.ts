import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LocalSlack } from '../../../src/local-slack.ts';
import type { ServedPage } from '../../../src/page/serve-page.ts';
import { CHROMIUM, openTab, SKIPPED, seriousFaults, startBrowser } from '../../browser.ts';
import { monday, startSocketApp, startTestSlack } from '../running.ts';
import { registerSampleApp, SAMPLE_MANIFEST } from './sample-app.ts';

const HOSTILE =
  '<script>alert(1)</script> <img src=x onerror=alert(2)> *b* <javascript:alert(3)|click> "\'>{{alert(4)}}';

describe.skipIf(CHROMIUM === undefined)(`the page${SKIPPED}`, () => {
  let browser: Browser;
  let slack: LocalSlack;
  let served: ServedPage;
  let tab: Page;
  let troubles: readonly string[];
  let moved = 0;

  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    slack = await startTestSlack({ manifest: SAMPLE_MANIFEST, clock: () => monday });
    await startSocketApp(slack, registerSampleApp);
    moved = 0;
    const move = async () => {
      moved += 1;
      return 'The day went by.';
    };
    served = await slack.servePage({ actions: [{ label: 'Move on a day', run: move }] });
    ({ tab, troubles } = await openTab(browser, served.url));
    return async () => {
      expect(troubles).toEqual([]);
      await tab.context().close();
    };
  });

  const say = async (
    label: string,
    words: string,
    at: Page | ReturnType<Page['locator']> = tab,
  ) => {
    const field = at.getByRole('textbox', { name: label });
    await field.fill(words);
    await field.press('Escape');
    await field.press('Enter');
  };
  const go = (name: string) =>
    tab.getByRole('navigation').getByRole('button', { name }).first().click();
  const sees = (words: string, at: Page | ReturnType<Page['locator']> = tab) =>
    at.getByText(words).first().waitFor();

  it('lets a visitor talk with the app as one person, and somebody else beside them', async () => {
    await say('Message Sample', 'hello');
    await sees('Hello @Anna Berg.');
    await tab.getByRole('button', { name: 'Two people' }).click();
    const right = tab.getByRole('region', { name: /Ben Cole/ });
    await go('leaders');
    await right
      .getByRole('navigation')
      .getByRole('combobox', { name: 'View as' })
      .waitFor({ state: 'attached' });
    await say('Message #leaders', 'Hi @Ben Cole, it is me');
    await right.getByRole('button', { name: 'leaders' }).click();
    await sees('it is me', right);
    await right.getByText('@Ben Cole').waitFor();
    await right.getByRole('textbox', { name: 'Message #leaders' }).fill('Hello Anna');
    await right.getByRole('textbox', { name: 'Message #leaders' }).press('Enter');
    const left = tab.getByRole('region', { name: /Anna Berg/ });
    await sees('Hello Anna', left);
    // A message that was drawn before the other pane moved leaves it where it is by now.
    await left.locator('.message', { hasText: 'it is me' }).hover();
    await left.getByRole('button', { name: 'Reply in thread' }).click();
    await left.getByRole('complementary').waitFor();
    expect(await right.getByRole('heading', { name: '#leaders' }).count()).toBe(1);
  });

  it('draws a hostile message harmlessly, whoever wrote it', async () => {
    await go('leaders');
    await say('Message #leaders', HOSTILE);
    await sees('<script>alert(1)</script> <img src=x onerror=alert(2)>');
    const { channel } = await slack.postAsOtherBot('leaders', HOSTILE);
    expect(channel).toBe('C0LEADERS');
    await sees('click');
    expect(await tab.locator('.message img, .message script, .message a').count()).toBe(0);
  });

  it('has buttons, menus and pickers that tell the app', async () => {
    await say('Message Sample', 'everything');
    await sees('Everything at once');
    await tab.getByRole('button', { name: 'Approve' }).click();
    await sees('You used yes: "yes"');
    await tab.getByRole('button', { name: 'Decline' }).click();
    await tab
      .getByRole('dialog', { name: 'Decline it?' })
      .getByRole('button', { name: 'Decline' })
      .click();
    await sees('You used no: "no"');
    await tab.getByRole('button', { name: 'More options' }).click();
    await tab.getByRole('menuitem', { name: 'Archive' }).click();
    await sees('You used more:');
    await tab.getByRole('combobox', { name: 'Choose a person' }).fill('ben');
    await tab.getByRole('listbox').getByRole('option', { name: 'Ben Cole' }).click();
    await sees('You used owner: "U0BEN"');
    await tab.getByRole('combobox', { name: 'How large?' }).press('ArrowDown');
    await tab.getByRole('combobox', { name: 'How large?' }).press('Enter');
    await sees('You used size:');
    await tab.getByLabel('Pick a date').fill('2026-03-05');
    await sees('You used day: "2026-03-05"');
    await tab.getByRole('radio', { name: 'Second' }).check();
    await sees('You used one:');
    await tab.getByRole('checkbox', { name: 'Red' }).check();
    await sees('You used some:');
    await tab.getByRole('button', { name: 'Boxed' }).click();
    await sees('You used boxed: "b"');
    await tab.getByRole('button', { name: 'Take it' }).click();
    await sees('You used card: "c"');
    await tab.getByRole('button', { name: 'Bad' }).click();
    await sees('You used thumbs: "bad"');
  });

  it('opens a form, says what is wrong at its field, and sends it', async () => {
    await say('Message Sample', '/form');
    const form = tab.getByRole('dialog', { name: 'A form' });
    await form.getByRole('textbox', { name: 'How many?' }).fill('many');
    await form.getByRole('button', { name: 'Send' }).click();
    await sees('Please complete this required field.', form);
    await sees('Please enter a whole number.', form);
    await form.getByRole('textbox', { name: 'Why?' }).fill('So');
    await form.getByRole('textbox', { name: 'How many?' }).fill('3');
    await form.getByRole('button', { name: 'Send' }).click();
    await sees('Please say a little more.', form);
    await form.getByRole('combobox', { name: 'Which city?' }).fill('be');
    await form.getByRole('option', { name: 'Berlin' }).click();
    await form.getByRole('textbox', { name: 'Why?' }).fill('So that it works');
    await form.getByRole('button', { name: 'Send' }).click();
    await form.waitFor({ state: 'detached' });
    await sees('You wrote “So that it works” from Berlin.');
  });

  it('stacks forms, keeps the focus inside, and gives it back', async () => {
    await say('Message Sample', '/form');
    await tab.getByRole('button', { name: 'One more form' }).click();
    const second = tab.getByRole('dialog', { name: 'Deeper' });
    await second.getByRole('textbox', { name: 'Why?' }).waitFor();
    for (let presses = 0; presses < 12; presses += 1) {
      await tab.keyboard.press('Tab');
      expect(await second.locator(':focus').count()).toBe(1);
    }
    await second.getByRole('button', { name: 'Back' }).click();
    await tab.getByRole('dialog', { name: 'A form' }).waitFor();
    await tab.keyboard.press('Escape');
    await tab.getByRole('dialog').waitFor({ state: 'detached' });
    await tab.locator('textarea[aria-label="Message Sample"]:focus').waitFor();
  });

  it('loses nothing in a reload: where one is, what one wrote, the form and what is in it', async () => {
    await go('leaders');
    await tab.getByRole('textbox', { name: 'Message #leaders' }).fill('half a sen');
    await tab.reload();
    const field = tab.getByRole('textbox', { name: 'Message #leaders' });
    expect(await field.inputValue()).toBe('half a sen');
    await say('Message #leaders', '/form');
    await tab.getByRole('dialog').getByRole('textbox', { name: 'Why?' }).fill('because of');
    await tab.reload();
    expect(await tab.getByRole('dialog').getByRole('textbox', { name: 'Why?' }).inputValue()).toBe(
      'because of',
    );
  });

  it('has threads, edits, deletions, reactions and files', async () => {
    await go('leaders');
    await say('Message #leaders', 'first words');
    const message = tab.locator('.message', { hasText: 'first words' }).first();
    await message.hover();
    await message.getByRole('button', { name: 'Add reaction' }).click();
    await tab.getByRole('button', { name: 'tada' }).click();
    await message.getByRole('button', { name: 'tada: Anna Berg' }).waitFor();
    expect(slack.record.deliveries.map(({ label }) => label)).toContain('reaction_added event');
    await message.hover();
    await message.getByRole('button', { name: 'Reply in thread' }).click();
    await say('Reply', 'and a reply');
    await message.getByRole('button', { name: /1 reply/ }).waitFor();
    await tab.getByRole('button', { name: 'Close thread' }).click();
    await message.hover();
    await message.getByRole('button', { name: 'More actions' }).click();
    await tab.getByRole('menuitem', { name: 'Edit message' }).click();
    await tab.getByRole('textbox', { name: 'Edit message' }).fill('second words');
    await tab.getByRole('button', { name: 'Save' }).click();
    const changed = tab.locator('.message', { hasText: 'second words (edited)' });
    await changed.hover();
    await changed.getByRole('button', { name: 'More actions' }).click();
    await tab.getByRole('menuitem', { name: 'Delete message' }).click();
    await tab.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await sees('This message was deleted.');
    const picture = { name: 'dot.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(DOT) };
    await tab.locator('.composer input[type=file]').setInputFiles(picture);
    await tab.getByRole('button', { name: 'Send', exact: true }).click();
    await tab.getByRole('img', { name: 'dot.svg' }).waitFor();
  });

  it('completes commands, shows what only one sees, and the home', async () => {
    const field = tab.getByRole('textbox', { name: 'Message Sample' });
    await field.pressSequentially('/wh');
    await tab.getByRole('option', { name: /\/whisper \[words\]/ }).waitFor();
    await field.press('Enter');
    expect(await field.inputValue()).toBe('/whisper ');
    await field.pressSequentially('psst');
    await field.press('Enter');
    await sees('Between us: psst');
    await sees('Only visible to you');
    await tab.getByRole('tab', { name: 'Home' }).click();
    await sees('Welcome, @Anna Berg.');
    await tab.getByRole('combobox', { name: 'View as' }).selectOption('Ben Cole');
    await sees('Welcome, @Ben Cole.');
    await tab.getByRole('tab', { name: 'Messages' }).click();
    expect(await tab.getByText('Between us').count()).toBe(0);
  });

  it('does what its host offers, and shows what went between the app and Slack', async () => {
    await tab.getByRole('banner').getByRole('button').first().click();
    await tab.getByRole('menuitem', { name: 'Move on a day' }).click();
    await sees('The day went by.');
    expect(moved).toBe(1);
    await say('Message Sample', 'hello');
    await sees('Hello @Anna Berg.');
    await tab.getByRole('button', { name: 'Inspector' }).click();
    await tab.getByRole('searchbox').fill('chat.postMessage');
    await tab
      .getByRole('button', { name: /chat\.postMessage/ })
      .first()
      .click();
    await tab.getByText('"text": "Hello <@U0ANNA>. :wave:"').first().waitFor();
  });

  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 360],
    ['dark', 360],
  ] as const)('has no serious fault by axe: %s, %i px wide', async (colorScheme, width) => {
    await slack.person('U0ANNA').dm('everything');
    await slack.person('U0ANNA').shareFile('dm', { name: 'a.csv', content: 'a,b' });
    const options = { colorScheme, viewport: { width, height: 800 } };
    const opened = await openTab(browser, served.url, options);
    await sees('Everything at once', opened.tab);
    expect(await seriousFaults(opened.tab)).toEqual([]);
    await say('Message Sample', '/form', opened.tab);
    await opened.tab.getByRole('dialog').getByRole('button', { name: 'Send' }).click();
    await sees('Please complete', opened.tab);
    await opened.tab.getByRole('combobox', { name: 'Who else?' }).click();
    await opened.tab.getByRole('listbox').getByRole('option', { name: 'Ben Cole' }).waitFor();
    expect(await seriousFaults(opened.tab)).toEqual([]);
    await opened.tab.keyboard.press('Escape');
    await opened.tab.keyboard.press('Escape');
    await opened.tab.getByRole('tab', { name: 'Home' }).click();
    await sees('Welcome', opened.tab);
    await opened.tab.getByRole('button', { name: 'Inspector' }).click();
    expect(await seriousFaults(opened.tab)).toEqual([]);
    const sideways = 'document.documentElement.scrollWidth > document.documentElement.clientWidth';
    expect(await opened.tab.evaluate(sideways)).toBe(false);
    expect(opened.troubles).toEqual([]);
    await opened.tab.context().close();
  });
});

const DOT =
  '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle cx="4" cy="4" r="4"/></svg>';
