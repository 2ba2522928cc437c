import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Config } from './config.ts';
import { createReceiver, createSlackApp } from './create-slack-app.ts';
import { type AppParts, createDeps, type Deps } from './deps.ts';
import { causeOf } from './domain/cause-of.ts';
import type { Watched } from './features/health/look.ts';
import { watchApp } from './features/health/watch-app.ts';
import { meetPeople, syncDirectory } from './features/people/sync-directory.ts';
import { buildReport } from './features/report/build-report.ts';
import type { FullReport } from './features/report/report.ts';
import { LATEST } from './features/report/report-request.ts';
import { applySetup } from './features/setup-file/apply-setup.ts';
import { OUTSIDER } from './features/setup-file/find-people.ts';
import { loadSetup } from './features/setup-file/load-setup.ts';
import { formatProblem } from './features/strategies/yaml-file.ts';
import { reachModel } from './reader/language-model/reach-model.ts';
import { createDueWorker, type DueWork, startTicking } from './run-due-work.ts';
import { tokenChecks } from './slack/clients.ts';
import { type ConnectionState, createConnection, type LongWait } from './slack/connection.ts';
import { createHearing } from './slack/heard-from.ts';

const LONGEST_START_MS = 20_000;

/** A set-up that cannot be used; `problems` say what to mend, one line each. */
export class SetupError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`The set-up cannot be used:\n${problems.join('\n')}`);
    this.problems = problems;
  }
}

/** How the app is run: false where the caller ticks by hand. */
export type RunParts = AppParts & {
  readonly ticksByItself: boolean;
  /** How much room the disk of the database has; by default what the system says. */
  readonly freeBytes?: Watched['freeBytes'];
  /** Waits before it connects again; by default as long as that takes. */
  readonly waitToConnect?: LongWait;
};

type Health = Awaited<ReturnType<typeof watchApp>>;

/** The running app. */
export type ThroughlineApp = {
  /** Connects to Slack, applies the set-up, takes in what was missed, and does what is due. */
  start(): Promise<void>;
  /** Does what is due now, and resolves when that is sent. */
  tick(): Promise<DueWork>;
  /** When the next waiting message is due; null when none waits. */
  nextSendAt(): Promise<Date | null>;
  /** How it stands with Slack: what a health check wants to know. */
  connection(): ConnectionState;
  /** Where `/healthz`, `/readyz` and `/metrics` are answered; undefined for nowhere. */
  healthUrl(): string | undefined;
  /** Finishes what is under way and lets go of Slack and the database. */
  stop(): Promise<void>;
  /** The report of the newest round of a strategy ('' for any); undefined if there is none. */
  report(wanted: string): Promise<FullReport | undefined>;
};

/** Puts the app together. Slack is not contacted before `start()`. */
export async function createApp(config: Config, parts: RunParts): Promise<ThroughlineApp> {
  const deps = await createDeps(config, parts);
  const { log } = deps;
  const worker = createDueWorker(deps);
  deps.worker.connect(worker);
  const receiver = createReceiver(config.slack, log);
  const slackApp = createSlackApp(config.slack, deps, receiver);
  const connection = createConnection(log, parts.waitToConnect);
  let workspaceId = '';
  const hearing = createHearing(receiver.client, deps.clock);
  let health: Health | undefined;
  let stopTicking = () => {};

  return {
    async start() {
      const slack = () => ({ state: connection.state(), heardAt: hearing.heardAt() });
      const { freeBytes } = parts;
      health = await watch(config, deps, { slack, ...(freeBytes && { freeBytes }) });
      const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN } = tokenChecks(config.slack, log);
      await connection.untilItWorks('SLACK_BOT_TOKEN', SLACK_BOT_TOKEN);
      await connection.untilItWorks('SLACK_APP_TOKEN', SLACK_APP_TOKEN);
      if (connection.isStopped()) return;
      workspaceId = await syncDirectory(deps);
      if (config.setupFile !== undefined) await useSetup(deps, workspaceId, config.setupFile);
      await slackApp.init();
      receiver.client.on('slack_event', worker.heard);
      await connection.keep(receiver.client, worker.missed);
      await withinStart(worker.catchUp());
      await worker.begin();
      if (parts.ticksByItself) {
        stopTicking = startTicking(worker.wake, deps.clock);
        warmUpPictures(deps);
      }
      log.info({ workspace: workspaceId }, 'listening');
    },
    tick: worker.tick,
    connection: connection.state,
    healthUrl: () => health?.url(),
    nextSendAt: () => deps.outbox.nextNotBefore(),
    stop: once(async () => {
      connection.stop();
      stopTicking();
      await slackApp.stop();
      await worker.stop();
      hearing.stop();
      await health?.close();
      await deps.release();
    }),
    async report(wanted) {
      const built = await buildReport(deps, workspaceId, { ...LATEST, strategy: wanted });
      return built.ok ? built.value : undefined;
    },
  };
}

/** From before Slack is reached, so that whoever watches learns why it cannot be. */
async function watch(
  { health, databasePath, model }: Config,
  deps: Deps,
  watched: Pick<Watched, 'slack'> & Partial<Pick<Watched, 'freeBytes'>>,
): Promise<Health | undefined> {
  if (health === undefined) return undefined;
  const askModel = model && (() => reachModel(model));
  return await watchApp(deps, { ...watched, address: health, databasePath, askModel });
}

/** Nobody waits for it, and without it the first picture is only slower. */
function warmUpPictures({ reportFiles, log }: Deps): void {
  reportFiles.warmUp().catch((error: unknown) => {
    log.warn(causeOf(error), 'pictures not ready');
  });
}

const MEMBER_ID = /^[UW][A-Z0-9]+$/;

/**
 * Applies the set-up file where it is new or has been changed. One that is as it was last time is left
 * alone, so that what an admin has changed in Slack since then stays.
 */
async function useSetup(deps: Deps, workspaceId: string, path: string): Promise<void> {
  const digest = createHash('sha256');
  const readText = async (file: string) => {
    const text = await readFile(file, 'utf8').catch(() => undefined);
    digest.update(`${file}\n${text ?? ''}\n`);
    return text;
  };
  const loaded = await loadSetup(path, readText, deps.holidays);
  if (!loaded.ok) throw new SetupError(loaded.error.map(formatProblem));
  const seen = digest.digest('hex');
  if ((await deps.people.setupDigest(workspaceId)) === seen) return;
  let applied = await applySetup(deps, workspaceId, loaded.value);
  if (!applied.ok) {
    // Somebody of another organisation is named by their id, and stands in no list of ours.
    const ids = applied.error.unknownPeople.filter((name) => MEMBER_ID.test(name));
    await meetPeople(deps, workspaceId, ids);
    applied = await applySetup(deps, workspaceId, loaded.value);
  }
  if (!applied.ok) {
    const { unknownPeople, outsiders = [] } = applied.error;
    throw new SetupError([
      ...unknownPeople.map((name) => `${path}: Slack knows nobody called ${name}`),
      ...outsiders.map((name) => `${path}: ${name} ${OUTSIDER}`),
    ]);
  }
  await deps.people.setSetupDigest(workspaceId, seen);
  const noted = { workspaceId, by: 'The set-up file', operation: 'was applied' };
  await deps.audit.add(noted, deps.clock());
}

/** What was missed is taken in before anything is sent, but where that takes long the rest goes on meanwhile. */
async function withinStart(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const longEnough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, LONGEST_START_MS);
  });
  await Promise.race([work, longEnough]);
  clearTimeout(timer);
}

/** Makes a function whose work is done once, however often it is called. */
function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= work();
    return done;
  };
}
