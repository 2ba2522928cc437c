import { type Logger, LogLevel } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Log } from '../domain/log.ts';
import { namingFetch } from './slack-fetch.ts';

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
    ...impatientOptions(access, log),
    rejectRateLimitedCalls: true,
    timeout: 15_000,
  });
}

/**
 * A client of its own for reading back much: it waits where Slack asks for it, and holds up nobody else
 * meanwhile. Where Slack does not answer, whoever reads comes back later.
 */
export function readingClient(access: SlackAccess, log: Log): WebClient {
  return new WebClient(access.botToken, {
    ...clientOptions(access, log),
    retryConfig: { retries: 2, minTimeout: 500 },
    timeout: 15_000,
  });
}

/** For calls that whoever makes them tries again by themselves. */
export function impatientOptions(access: SlackAccess, log: Log): WebClientOptions {
  return { ...clientOptions(access, log), retryConfig: { retries: 0 }, timeout: 10_000 };
}

/** Asks Slack whether it takes the tokens, by the settings that hold them. */
export function tokenChecks(access: SlackAccess, log: Log) {
  const options = { ...impatientOptions(access, log), rejectRateLimitedCalls: true };
  return {
    SLACK_BOT_TOKEN: () => new WebClient(access.botToken, options).auth.test(),
    SLACK_APP_TOKEN: () => new WebClient(access.appToken, options).apps.connections.open({}),
  };
}

/** What every client of the app is made with. */
export function clientOptions({ apiUrl }: SlackAccess, log: Log): WebClientOptions {
  return {
    logger: boltLogger(log),
    fetch: namingFetch(globalThis.fetch),
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
  };
}

/**
 * Lets Bolt log through ours. Its debug lines hold whole payloads, and so the words of people:
 * they are dropped, and of the rest only the leading text is kept, never an attached object and
 * never the message of an error that Bolt puts at the end of its own.
 */
export function boltLogger(log: Log): Logger {
  const firstWords = (parts: readonly unknown[]) =>
    typeof parts[0] === 'string'
      ? parts[0].replace(/\berror: [\s\S]*/, 'error').slice(0, 200)
      : 'a message without text';
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...parts) => log.warn({ from: 'bolt' }, firstWords(parts)),
    error: (...parts) => log.error({ from: 'bolt' }, firstWords(parts)),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}
