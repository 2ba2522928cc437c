import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startLocalSlack } from 'local-slack';
import { createApp } from '../../src/app.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/settings.ts';
import { openStores } from '../integration/temp-workspace.ts';
import { percentile } from './measures.ts';

/** Past the first burst of 300 there are 300 a minute: this many take a minute and a half. */
const PEOPLE = Number(process.argv[2] ?? 750);
const ADMIN = 'U00000';

const root = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const silent = { info: () => {}, warn: () => {}, error: () => {} };
const ids = Array.from({ length: PEOPLE }, (_, n) => `U${String(n).padStart(5, '0')}`);

/** A workspace of many, with Slack's limits, by the machine's clock; everybody works all the time. */
async function startMany() {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-bench-'));
  await copyFile(root('content/strategies/enterprise-first.yaml'), join(folder, 'strategy.yaml'));
  const due = new Date(Date.now() - 60_000).toISOString().slice(0, 16);
  await writeFile(
    join(folder, 'setup.yaml'),
    `
strategies: { example: strategy.yaml }
admins: [${ADMIN}]
audiences: { all: { people: [${ids.join(', ')}] } }
schedules:
  round: { strategy: example, audience: all, at: ${due}, time_zone: UTC, open_for_days: 3 }
`,
  );
  const slack = await startLocalSlack({
    manifest: root('manifest.yml'),
    people: ids.map((id) => ({ id, name: `Person ${id}` })),
  });
  const databasePath = join(folder, 'throughline.db');
  const stores = openStores(databasePath);
  await stores.people.ensureWorkspace(slack.teamId, 'Bench', new Date());
  const workingHours = { from: '00:00', to: '24:00' };
  const always = { ...DEFAULT_SETTINGS, workingHours, weekend: [] };
  await stores.settings.save(slack.teamId, always);
  stores.close();
  const config = {
    slack: { botToken: slack.botToken, appToken: slack.appToken, apiUrl: slack.apiUrl },
    databasePath,
    contentDirs: [],
    setupFile: join(folder, 'setup.yaml'),
    model: undefined,
    transcription: undefined,
    health: undefined,
    logLevel: 'warn',
  } as const;
  const parts = { log: silent, clock: () => new Date(), ticksByItself: false };
  return { slack, app: await createApp(config, parts), folder };
}

/** Opens the hub of `/strategy-check` again and again; answers how long each took in milliseconds. */
async function openModalsUntil(
  slack: Awaited<ReturnType<typeof startLocalSlack>>,
  isOver: () => boolean,
): Promise<readonly number[]> {
  const admin = slack.person(ADMIN);
  const times: number[] = [];
  while (!isOver()) {
    const before = slack.record.calls('views.open').length;
    const start = performance.now();
    await admin.runCommand('/strategy-check', '');
    await slack.waitFor('a modal', () => slack.record.calls('views.open').length > before);
    times.push(performance.now() - start);
    for (const view of admin.openViews()) await admin.close(view);
    await new Promise((resolve) => setTimeout(resolve, 900));
  }
  return times;
}

const { slack, app, folder } = await startMany();
const start = Date.now();
let isOver = false;
// Starting begins what is due; the tick ends when it has been sent.
await app.start();
await slack.whenConnected();
const round = app.tick().finally(() => {
  isOver = true;
});
const times = await openModalsUntil(slack, () => isOver);
await round;
const posts = slack.record.calls('chat.postMessage').filter(({ status }) => status === 200);
const last = Math.max(...posts.map(({ at }) => at));
const minutes = (last - Math.min(...posts.map(({ at }) => at))) / 60_000;
const refused = slack.record.apiCalls.filter(({ status }) => status === 429).length;
const share = posts.length / (300 + 300 * minutes);
console.log(`delivery: ${posts.length} messages in ${((last - start) / 1000).toFixed(1)} s`);
console.log(`  of the allowed rate ${(100 * share).toFixed(1)} %, refused ${refused}`);
console.log(
  `  ${times.length} modals meanwhile: half within ${percentile(times, 0.5).toFixed(0)} ms, 95 % within ${percentile(times, 0.95).toFixed(0)} ms, all within ${Math.max(...times).toFixed(0)} ms`,
);
await app.stop();
await slack.stop();
await rm(folder, { recursive: true, force: true });
process.exit(0);
