import { App, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { afterEach } from 'vitest';
import type { LocalSlack } from '../../src/local-slack.ts';
import type { LocalSlackOptions } from '../../src/options.ts';
import { startLocalSlack } from '../../src/start-local-slack.ts';
import { manifestFixture } from './manifest-fixture.ts';

const running: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const stop of running.splice(0).reverse()) await stop();
});

/** A clock that stands still until it is moved. */
export type TestClock = { now: number };

/** A fixed moment: Monday, 2 March 2026, 09:00 UTC. */
export const monday = Date.UTC(2026, 2, 2, 9);

/** Starts a workspace with a few people, and stops it after the test. */
export async function startTestSlack(
  options: Partial<LocalSlackOptions> = {},
): Promise<LocalSlack> {
  const slack = await startLocalSlack({
    manifest: manifestFixture,
    rateLimits: false,
    people: [
      { id: 'U0ANNA', name: 'Anna Berg', timeZone: 'Europe/Berlin', isAdmin: true },
      { id: 'U0BEN', name: 'Ben Cole', timeZone: 'America/New_York' },
      { id: 'U0ROBOT', name: 'Robot', isBot: true },
      { id: 'U0GONE', name: 'Gone Person', deleted: true },
    ],
    channels: [
      { id: 'C0LEADERS', name: 'leaders', members: ['U0ANNA', 'U0BEN'] },
      { id: 'C0OTHERS', name: 'others', members: ['U0ANNA'], includesApp: false },
      { id: 'C0SECRET', name: 'secret', members: ['U0ANNA'], isPrivate: true, includesApp: false },
      { id: 'C0FOREIGN', name: 'foreign', members: ['U0ANNA'], isForeign: true },
      { id: 'C0OLD', name: 'old', members: ['U0ANNA'], isArchived: true },
    ],
    userGroups: [{ id: 'S0LEADERS', handle: 'leaders', users: ['U0ANNA'] }],
    ...options,
  });
  running.push(() => slack.stop());
  return slack;
}

/** A WebClient that reports every refusal at once. */
export function clientOf(slack: LocalSlack, token: string | undefined = slack.botToken): WebClient {
  return new WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logLevel: LogLevel.ERROR,
    logger: quietLogger,
  });
}

const quietLogger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
};

/**
 * The real Bolt app in Socket Mode, connected; it is stopped after the test. The client's ping timeout
 * is also its pause before it reconnects: short where a test waits for that, else too long for a busy
 * machine to miss a pong.
 */
export async function startSocketApp(
  slack: LocalSlack,
  register: (app: App) => void,
  clientPingTimeout = 60_000,
): Promise<App> {
  const clientOptions = { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } };
  const receiver = new SocketModeReceiver({
    appToken: slack.appToken,
    clientPingTimeout,
    logger: quietLogger,
    installerOptions: { clientOptions },
  });
  const app = new App({
    token: slack.botToken,
    receiver,
    clientOptions,
    logger: quietLogger,
    // Else it asks who it is in the background, and a test may have uninstalled it by then.
    deferInitialization: true,
  });
  await app.init();
  app.error(async () => {});
  register(app);
  const before = slack.connections;
  await app.start();
  await slack.whenConnected(before + 1);
  running.push(() => app.stop());
  return app;
}

/** The error word with which a call was refused. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  return (await refusalData(call)).error;
}

/** The whole body with which a call was refused. */
export async function refusalData(
  call: Promise<unknown>,
): Promise<{ error: string; [key: string]: unknown }> {
  const failure = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (failure === undefined) throw new Error('the call was not refused');
  if (typeof failure === 'object' && failure !== null && 'data' in failure)
    return failure.data as { error: string };
  throw failure;
}
