import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Log } from '../domain/log.ts';
import { boltLogger } from './bolt-logger.ts';

/** How to reach Slack. `apiUrl` is only set for a Slack that runs on this machine. */
export type SlackAccess = {
  readonly botToken: string;
  readonly appToken: string;
  readonly apiUrl?: string | undefined;
};

/** A client that waits and tries again on its own: for reading from Slack at leisure. */
export function retryingClient(access: SlackAccess, log: Log): WebClient {
  return new WebClient(access.botToken, clientOptions(access, log));
}

/** A client that answers at once whether a call worked: for sending, where the outbox decides what follows. */
export function noRetryClient(access: SlackAccess, log: Log): WebClient {
  return new WebClient(access.botToken, {
    ...clientOptions(access, log),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 15_000,
  });
}

/** What every client of the app is made with. */
export function clientOptions({ apiUrl }: SlackAccess, log: Log): WebClientOptions {
  return { logger: boltLogger(log), ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }) };
}
