import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startLocalSlack } from 'local-slack';
import { createApp, type ThroughlineApp } from '../app.ts';
import type { Shared } from '../deps.ts';
import type { Log } from '../domain/log.ts';
import type { Narrator } from './narrator.ts';
import type { LocalSlack } from './press-buttons.ts';
import type { Company } from './read-company.ts';
import { DUE_AT, writeSetup } from './write-setup.ts';

const MANIFEST = fileURLToPath(new URL('../../manifest.yml', import.meta.url));
/** When the first round is due. */
export const DUE = Date.parse(`${DUE_AT}:00Z`);
/** Long enough before, since the clock runs on while the app starts. */
const BEFORE_DUE = DUE - 3_600_000;

/** A company's Slack with the app in it, until stopped. */
export type RunningCompany = {
  readonly slack: LocalSlack;
  readonly app: ThroughlineApp;
  readonly clock: DemoClock;
  /** Where its files are. */
  readonly folder: string;
  readonly stop: () => Promise<void>;
};

/** Starts a company's Slack and the app in it, an hour before anybody is asked. */
export async function startCompany(
  company: Company,
  strategyFile: string,
  out: string,
  narrator: Narrator,
  shared?: Shared,
): Promise<RunningCompany> {
  for (const rest of ['', '-wal', '-shm'])
    await rm(join(out, `throughline.db${rest}`), { force: true });
  await mkdir(out, { recursive: true });
  const clock = createDemoClock(BEFORE_DUE);
  const slack = await startSlack(company, clock);
  narrator.step(
    `A Slack for ${company.name} is up on this machine: ${company.people.length} people.`,
  );
  const setupFile = await writeSetup(out, company, strategyFile);
  const app = await startThroughline(slack, setupFile, out, { clock, shared });
  narrator.step('Throughline is connected and has read its set-up file.');
  const stop = async () => {
    await app.stop();
    await slack.stop();
  };
  return { slack, app, clock, folder: out, stop };
}

async function startSlack(company: Company, clock: DemoClock): Promise<LocalSlack> {
  return await startLocalSlack({
    manifest: MANIFEST,
    clock: clock.now,
    rateLimits: false,
    teamName: company.name,
    people: company.people.map(({ id, name, email, timeZone, isAdmin }) => ({
      id,
      name,
      email,
      timeZone,
      isAdmin,
    })),
    channels: company.channels.map((channel) => ({ ...channel, members: [...channel.members] })),
  });
}

async function startThroughline(
  slack: LocalSlack,
  setupFile: string,
  out: string,
  { clock, shared }: { readonly clock: DemoClock; readonly shared: Shared | undefined },
): Promise<ThroughlineApp> {
  const config = {
    slack: { botToken: slack.botToken, appToken: slack.appToken, apiUrl: slack.apiUrl },
    databasePath: join(out, 'throughline.db'),
    contentDirs: [],
    setupFile,
    model: undefined,
    transcription: undefined,
    health: undefined,
    logLevel: 'warn',
  } as const;
  const now = () => new Date(clock.now());
  const app = await createApp(config, {
    log: SILENT,
    clock: now,
    ticksByItself: false,
    ...(shared && { shared }),
  });
  await app.start();
  return app;
}

const SILENT: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A clock that runs at its own pace and can be set ahead, so that a round of days takes seconds. */
export type DemoClock = { readonly now: () => number; readonly setTo: (time: number) => void };

/** A clock that starts at a moment and then runs on with the machine's. */
function createDemoClock(start: number): DemoClock {
  let offset = start - Date.now();
  return {
    now: () => Date.now() + offset,
    setTo: (time) => {
      offset = time - Date.now();
    },
  };
}
