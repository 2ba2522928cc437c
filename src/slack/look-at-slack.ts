import { WebClient } from '@slack/web-api';
import { type Dispatcher, WebSocket } from 'undici';
import { type Finding, well, wrong } from '../domain/finding.ts';
import type { Log } from '../domain/log.ts';
import { impatientOptions, type SlackAccess, tokenChecks } from './clients.ts';
import { connectionTrouble } from './connection-trouble.ts';
import { SCOPES } from './scopes.ts';
import { namingFetch } from './slack-fetch.ts';

const LONGEST_SKEW_SECONDS = 60;
const LONGEST_MS = 10_000;

/** Whether Slack takes the bot token, and whether it may do all that the features need. */
export async function lookAtBotToken(access: SlackAccess, log: Log): Promise<readonly Finding[]> {
  try {
    const { response_metadata } = await tokenChecks(access, log).SLACK_BOT_TOKEN();
    return [well('Slack takes SLACK_BOT_TOKEN.'), lookAtScopes(response_metadata?.scopes ?? [])];
  } catch (error) {
    return [wrong(connectionTrouble(error, 'SLACK_BOT_TOKEN'))];
  }
}

function lookAtScopes(granted: readonly string[]): Finding {
  const missing = Object.entries(SCOPES).filter(([scope]) => !granted.includes(scope));
  if (missing.length === 0) return well('The app has every scope that it needs.');
  const each = missing.map(([scope, feature]) => `${scope} (${feature})`).join('; ');
  return wrong(
    `The app lacks ${each}. Paste manifest.yml again at api.slack.com/apps, under App Manifest, and reinstall the app.`,
  );
}

/**
 * Whether Slack takes the app token and delivers events: opens a live connection until Slack says
 * hello, and closes it again before an event comes.
 */
export async function lookAtEvents(
  access: SlackAccess,
  log: Log,
  dispatcher: Dispatcher | undefined,
): Promise<Finding> {
  try {
    const client = new WebClient(access.appToken, impatientOptions(access, log));
    const { url = '' } = await client.apps.connections.open({});
    return (await saysHello(url, dispatcher))
      ? well('Slack takes SLACK_APP_TOKEN and delivers events here.')
      : wrong(
          `The live connection to ${new URL(url).host} opens and stays silent: look for a proxy or firewall that holds WebSockets up.`,
        );
  } catch (error) {
    return wrong(connectionTrouble(error, 'SLACK_APP_TOKEN'));
  }
}

async function saysHello(url: string, dispatcher: Dispatcher | undefined): Promise<boolean> {
  const socket = new WebSocket(url, dispatcher === undefined ? [] : { dispatcher });
  try {
    return await new Promise<boolean>((resolve) => {
      setTimeout(() => resolve(false), LONGEST_MS).unref();
      socket.addEventListener('error', () => resolve(false));
      socket.addEventListener('close', () => resolve(false));
      socket.addEventListener('message', ({ data }) => resolve(String(data).includes('"hello"')));
    });
  } finally {
    socket.close();
  }
}

/** Whether this machine's clock goes as Slack's does: rounds are due by it. */
export async function lookAtClock({ apiUrl }: SlackAccess, now: () => Date): Promise<Finding> {
  const url = new URL('api.test', apiUrl ?? 'https://slack.com/api/');
  try {
    const response = await namingFetch(fetch)(url, {
      method: 'POST',
      signal: AbortSignal.timeout(LONGEST_MS),
    });
    await response.body?.cancel();
    return clockFinding(Date.parse(response.headers.get('date') ?? ''), now().getTime());
  } catch (error) {
    return wrong(connectionTrouble(error, 'SLACK_BOT_TOKEN'));
  }
}

function clockFinding(slack: number, here: number): Finding {
  if (Number.isNaN(slack)) return wrong('Slack did not say what time it is.');
  const seconds = Math.round((here - slack) / 1000);
  if (Math.abs(seconds) <= LONGEST_SKEW_SECONDS) return well("The clock agrees with Slack's.");
  const how = seconds > 0 ? 'ahead of' : 'behind';
  return wrong(
    `The clock of this machine is ${Math.abs(seconds)} seconds ${how} Slack's: people would be asked at the wrong time. Have it set by NTP.`,
  );
}
