import { existsSync } from 'node:fs';
import axe from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** The Chromium or Chrome of this machine; CHROMIUM_PATH names another. Undefined where there is none. */
export const CHROMIUM = [process.env['CHROMIUM_PATH'] ?? '', ...USUAL_PLACES].find(
  (path) => path !== '' && existsSync(path),
);

/** Said by the tests that need a browser where there is none. */
export const SKIPPED =
  CHROMIUM === undefined ? ' — SKIPPED: no Chromium here, set CHROMIUM_PATH to one' : '';

/** Starts the browser of this machine, without a window. */
export async function startBrowser(): Promise<Browser> {
  if (CHROMIUM === undefined) throw new Error('There is no Chromium here.');
  return await chromium.launch({
    executablePath: CHROMIUM,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
}

/** A tab at this address; what goes wrong in it is told by `troubles`. */
export async function openTab(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<{ readonly tab: Page; readonly troubles: readonly string[] }> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    ...options,
  });
  const tab = await context.newPage();
  // A busy machine is slow, not wrong.
  tab.setDefaultTimeout(60_000);
  const troubles: string[] = [];
  tab.on('pageerror', (error) => troubles.push(error.message));
  tab.on('dialog', (dialog) => {
    troubles.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  tab.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text());
  });
  await tab.goto(url);
  await tab.getByRole('main').waitFor();
  return { tab, troubles };
}

/** What axe holds for serious or critical: each rule with the places that break it. */
export async function seriousFaults(tab: Page): Promise<readonly string[]> {
  // Over the debugger, since the page lets no foreign script in.
  await tab.evaluate(axe.source);
  const results = (await tab.evaluate('axe.run()')) as {
    violations: { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[];
  };
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)}\n${failureSummary}`),
    );
}
