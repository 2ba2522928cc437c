import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  CHROMIUM,
  openTab,
  SKIPPED,
  seriousFaults,
  startBrowser,
} from '../../packages/local-slack/tests/browser.ts';
import { createNarrator } from '../../src/demo/narrator.ts';
import { EXAMPLE_STRATEGY, readExample } from '../../src/demo/read-company.ts';
import { serveDemo } from '../../src/demo/serve-demo.ts';
import { type RunningCompany, startCompany } from '../../src/demo/start-company.ts';
import { sharedModels } from '../shared-models.ts';
import { ARTICLE_CACHE } from '../warm-article-cache.ts';

describe.skipIf(CHROMIUM === undefined)(`a visitor of the demo's page${SKIPPED}`, () => {
  let browser: Awaited<ReturnType<typeof startBrowser>>;
  let out: string;
  let running: RunningCompany;
  let url: string;
  let tab: Awaited<ReturnType<typeof openTab>>['tab'];

  beforeAll(async () => {
    out = await mkdtemp(join(tmpdir(), 'tour-'));
    await copyFile(ARTICLE_CACHE, join(out, 'articles-cache.db'));
    const [company, shared] = [await readExample(), await sharedModels()];
    const silent = createNarrator(() => undefined, false);
    running = await startCompany(company, EXAMPLE_STRATEGY, out, silent, shared);
    const demo = { running, company, strategyFile: EXAMPLE_STRATEGY, shared };
    ({ url } = await serveDemo(demo));
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await running?.stop();
    await rm(out, { recursive: true, force: true });
  });
  afterEach(() => tab?.context().close());

  const visit = async (options = {}) => {
    const opened = await openTab(browser, url, options);
    tab = opened.tab;
    return opened.troubles;
  };
  const tour = () => tab.getByRole('complementary', { name: 'Tour' });
  const press = (name: string | RegExp) =>
    tab.getByRole('main').getByRole('button', { name }).last().click();
  const onTour = (name: string | RegExp) => tour().getByRole('button', { name }).click();
  const isAt = (words: string) => tour().getByText(words).waitFor();
  const done = async () => {
    await isAt('✓ Done');
    await onTour('Next');
  };

  it('is led through all six steps, and may reload on the way', async () => {
    const troubles = await visit();
    await isAt('Step 1 of 6');
    await onTour('Show me');
    await tab.getByRole('region', { name: /Tomas Okafor/ }).waitFor();
    expect(await seriousFaults(tab)).toEqual([]);
    await onTour('Say it for me');
    await done();
    await isAt('Step 2 of 6');
    await tab.reload();
    await isAt('Step 2 of 6');
    await tab.getByRole('button', { name: /1 reply/ }).waitFor();
    await onTour('Show me');
    await press('The other one');
    await done();
    await isAt('Step 3 of 6');
    await onTour('Say it for me');
    await done();
    await isAt('Step 4 of 6');
    await onTour('Show me');
    await tab.getByRole('menuitem', { name: 'Let the others answer' }).click();
    await tab.getByText('answers came in').waitFor();
    await onTour('Show me');
    await tab.getByRole('menuitem', { name: 'Until the round closes' }).click();
    await done();
    await isAt('Step 5 of 6');
    await onTour('Show me');
    const field = tab.getByRole('textbox', { name: 'Message Throughline' });
    await field.fill('/alignment-report');
    await field.press('Escape');
    await field.press('Enter');
    await press('Rather not say');
    await press('Ask them');
    await tab.getByRole('dialog', { name: 'Ask them' }).waitFor();
    await done();
    await isAt('Step 6 of 6');
    await onTour('Show me');
    await tab.getByRole('dialog', { name: 'Bring your own' }).waitFor();
    expect(troubles).toEqual([]);
  });

  it('skips to the end, closes the tour and comes back to it', async () => {
    await visit({ viewport: { width: 360, height: 740 } });
    expect(await seriousFaults(tab)).toEqual([]);
    for (let step = 1; step <= 5; step += 1) {
      await isAt(`Step ${step} of 6`);
      await onTour(/Skip|Next/);
    }
    await onTour('Close the tour');
    await tour().waitFor({ state: 'detached' });
    await tab.reload();
    await tab.getByRole('button', { name: 'Tour', exact: true }).click();
    await isAt('Step 6 of 6');
    await onTour('Skip');
    await isAt('That was the tour');
  });

  it('brings a strategy and replies, sees what is wrong by its line, and reads the report', async () => {
    const troubles = await visit({ colorScheme: 'dark' });
    await tab.getByRole('button', { name: 'Bring your own' }).click();
    const form = tab.getByRole('dialog', { name: 'Bring your own' });
    await form.getByText('Nothing leaves this machine').waitFor();
    const strategy = form.getByRole('textbox', { name: 'Your strategy, as YAML' });
    const good = await strategy.inputValue();
    await strategy.fill(good.replace('        prefer:', '        prefers:'));
    await form.getByLabel('The replies, as a table: choose a file').setInputFiles({
      name: 'mine.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('id;function;level;text\n1;Sales;king;We stop.\n'),
    });
    await form.getByRole('button', { name: 'Make the report' }).click();
    await form.getByText(/not known here; look for a typing mistake/).waitFor();
    await form.getByText(/expected executive, director, manager/).waitFor();
    await form.getByRole('button', { name: 'Line 2' }).click();
    expect(await seriousFaults(tab)).toEqual([]);
    await strategy.fill(good);
    const replies = form.getByRole('textbox', { name: 'The replies, as a table' });
    await replies.fill((await replies.inputValue()).replace('king', 'director'));
    await form.getByRole('button', { name: 'Make the report' }).click();
    await form.getByText('1 reply was read against “Hospital groups first”').waitFor();
    const [report] = await Promise.all([
      tab.context().waitForEvent('page'),
      form.getByRole('link', { name: 'Open the report' }).click(),
    ]);
    await report
      .getByRole('heading', { name: /Hospital groups first/ })
      .first()
      .waitFor();
    expect(new URL(report.url()).pathname).toContain(new URL(url).pathname);
    expect(troubles).toEqual([]);
  });
});
