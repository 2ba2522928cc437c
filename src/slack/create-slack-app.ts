import { App, type Logger } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Log } from '../services/ports/log.ts';
import { boltLogger } from './bolt-logger.ts';
import { listenToDeskActions } from './listeners/actions/desk-actions.ts';
import { listenToGuideActions } from './listeners/actions/guide-actions.ts';
import { listenToGuideVotes } from './listeners/actions/guide-votes.ts';
import { listenToHub } from './listeners/admin/hub.ts';
import { listenToAlignmentReport } from './listeners/commands/alignment-report.ts';
import { listenToStrategyCheck } from './listeners/commands/strategy-check.ts';
import { listenToStrategyGuide } from './listeners/commands/strategy-guide.ts';
import { listenToHome } from './listeners/events/home.ts';
import { listenToMessages } from './listeners/messages/message.ts';
import type { SlackServices } from './slack-services.ts';

/** How to reach Slack. `apiUrl` is only set for a Slack that runs on this machine. */
export type SlackAccess = {
  readonly botToken: string;
  readonly appToken: string;
  readonly apiUrl?: string | undefined;
};

/** Builds the Bolt app with every listener. It does not connect before `start()`. */
export function createSlackApp(access: SlackAccess, services: SlackServices, log: Log): App {
  const app = new App({
    token: access.botToken,
    appToken: access.appToken,
    socketMode: true,
    clientOptions: clientOptions(access, boltLogger(log)),
    logger: boltLogger(log),
    deferInitialization: true,
    ignoreSelf: true,
  });
  app.error(async (error) => log.error({ code: error.code }, 'a listener failed'));
  listenToMessages(app, services, log);
  listenToAlignmentReport(app, services);
  listenToStrategyGuide(app, services);
  listenToStrategyCheck(app, services);
  listenToDeskActions(app, services);
  listenToGuideActions(app, services);
  listenToGuideVotes(app, services);
  listenToHome(app, services);
  listenToHub(app, services);
  return app;
}

/** A client that waits and tries again on its own: for reading from Slack at leisure. */
export function patientClient(access: SlackAccess, log: Log): WebClient {
  return new WebClient(access.botToken, clientOptions(access, boltLogger(log)));
}

/** A client that answers at once whether a call worked: for sending, where the outbox decides what follows. */
export function frankClient(access: SlackAccess, log: Log): WebClient {
  return new WebClient(access.botToken, {
    ...clientOptions(access, boltLogger(log)),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 15_000,
  });
}

function clientOptions({ apiUrl }: SlackAccess, logger: Logger): WebClientOptions {
  return { logger, ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }) };
}
