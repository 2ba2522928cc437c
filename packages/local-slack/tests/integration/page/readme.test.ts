import { spawn } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { CHROMIUM, openTab, SKIPPED, startBrowser } from '../../browser.ts';

const inRepository = (path: string) =>
  fileURLToPath(new URL(`../../../../../${path}`, import.meta.url));
const README = inRepository('packages/local-slack/README.md');
/** Beside the packages that it imports. */
const FILE = inRepository('packages/local-slack/tests/readme-app.ts');

/** The app of the README under its heading, as a reader copies it. */
async function appOfReadme(): Promise<string> {
  const [, section = ''] = (await readFile(README, 'utf8')).split('## The page');
  return /```ts\n([\s\S]*?)```/.exec(section)?.[1] ?? '';
}

describe.skipIf(CHROMIUM === undefined)(`the app of the README${SKIPPED}`, () => {
  it('is ten lines long or less, and runs in the page', async () => {
    const source = await appOfReadme();
    const lines = source.split('\n').filter((line) => line.trim() !== '');
    expect(lines.length).toBeLessThanOrEqual(10);
    await writeFile(FILE, source);
    const args = ['--import', 'tsx', FILE];
    const app = spawn(process.execPath, args, { cwd: inRepository('.'), stdio: 'pipe' });
    const browser = await startBrowser();
    try {
      const { tab } = await openTab(browser, await addressOf(app));
      const field = tab.getByRole('textbox', { name: 'Message Throughline' });
      await field.fill('hello');
      await field.press('Enter');
      await tab.getByText('Hello yourself.').waitFor();
    } finally {
      await browser.close();
      app.kill();
      await rm(FILE, { force: true });
    }
  });
});

/** What the app prints. */
function addressOf(app: ReturnType<typeof spawn>): Promise<string> {
  let told = '';
  return new Promise((resolve, reject) => {
    for (const output of [app.stdout, app.stderr])
      output?.on('data', (data) => {
        told += String(data);
        const url = /http:\/\/127\.0\.0\.1:\d+\/[\w-]+\//.exec(told)?.[0];
        if (url !== undefined) resolve(url);
      });
    app.on('exit', () => reject(new Error(`The app ended:\n${told}`)));
  });
}
