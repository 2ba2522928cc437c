import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openTab, startBrowser } from '../packages/local-slack/tests/browser.ts';
import { loadModels } from '../src/demo/load-models.ts';
import { createNarrator } from '../src/demo/narrator.ts';
import { EXAMPLE_STRATEGY, readExample } from '../src/demo/read-company.ts';
import { serveDemo } from '../src/demo/serve-demo.ts';
import { startCompany } from '../src/demo/start-company.ts';

/**
 * Takes the picture of the page for the README, at the second step of its tour: npx tsx
 * scripts/picture-page.ts. No test compares it, since every Chromium draws letters a little differently.
 */
const FILE = fileURLToPath(new URL('../docs/page.png', import.meta.url));

const out = await mkdtemp(join(tmpdir(), 'throughline-page-'));
const silent = createNarrator(() => undefined, false);
const [company, shared] = [await readExample(), await loadModels()];
const running = await startCompany(company, EXAMPLE_STRATEGY, out, silent, shared);
const { url } = await serveDemo({ running, company, strategyFile: EXAMPLE_STRATEGY, shared });
const browser = await startBrowser();
const { tab } = await openTab(browser, url);
const tour = tab.getByRole('complementary', { name: 'Tour' });
await tour.getByRole('button', { name: 'Say it for me' }).click();
await tour.getByRole('button', { name: 'Next' }).click();
await tab.getByRole('button', { name: /1 reply/ }).waitFor();
await tour.getByRole('button', { name: 'Show me' }).click();
await tab.getByRole('button', { name: 'The other one' }).last().waitFor();
await tab.screenshot({ path: FILE });
await browser.close();
await running.stop();
await rm(out, { recursive: true, force: true });
console.log(`Made: ${FILE}`);
process.exit(0);
