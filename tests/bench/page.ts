import { gzipSync } from 'node:zlib';
import { startLocalSlack } from 'local-slack';
import { CHROMIUM, openTab, startBrowser } from '../../packages/local-slack/tests/browser.ts';

const MESSAGES = 1000;
const MANIFEST = { display_information: { name: 'App' }, features: {} };

/** Scrolls through the whole channel by frames, in the page; answers how many frames a second it drew. */
const SCROLL = `new Promise((resolve) => {
  const box = document.querySelector('.messages');
  const frames = 120;
  const step = (box.scrollHeight - box.clientHeight) / frames;
  let count = 0;
  let start;
  const draw = (now) => {
    start ??= now;
    box.scrollTop -= step;
    if (count++ === frames) resolve(count * 1000 / (now - start));
    else requestAnimationFrame(draw);
  };
  requestAnimationFrame(draw);
})`;
const FIRST_PAINT = `performance.getEntriesByName('first-contentful-paint')[0]?.startTime`;
const SCRIPTS = `Promise.all(performance.getEntriesByType('resource').filter(({ name }) => /assets/.test(name)).map(async ({ name }) => await (await fetch(name)).text()))`;

if (CHROMIUM === undefined) process.stdout.write('page: no Chromium here, set CHROMIUM_PATH\n');
else await measure();

async function measure(): Promise<void> {
  const slack = await startLocalSlack({
    manifest: MANIFEST,
    people: [{ name: 'Ada Lovelace' }, { name: 'Ben Cole' }],
    channels: [{ id: 'C0BENCH', name: 'bench', members: ['Ada Lovelace', 'Ben Cole'] }],
  });
  for (let each = 0; each < MESSAGES; each += 1) {
    const writer = slack.person(each % 3 === 0 ? 'Ada Lovelace' : 'Ben Cole');
    await writer.post(
      'bench',
      `Message *${each}*, with a <https://example.com|link> and some words`,
    );
  }
  const { url } = await slack.servePage();
  const browser = await startBrowser();
  const { tab } = await openTab(browser, url);
  const paint = Number(await tab.evaluate(FIRST_PAINT));
  await tab.getByRole('navigation').getByRole('button', { name: 'bench' }).click();
  await tab.getByText(`Message ${MESSAGES - 1}`).waitFor();
  const rate = Number(await tab.evaluate(SCROLL));
  const texts = (await tab.evaluate(SCRIPTS)) as string[];
  const size = texts.reduce((sum, text) => sum + gzipSync(text).length, 0);
  process.stdout.write(
    `page: ${MESSAGES} messages scroll at ${Math.round(rate)} frames a second; first paint after ${Math.round(paint)} ms; ${Math.round(size / 1000)} kB packed\n`,
  );
  await browser.close();
  await slack.stop();
}
