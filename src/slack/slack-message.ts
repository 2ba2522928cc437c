import type { KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { paragraph } from './text.ts';

const TIME_LIMIT_MS = 10_000;

/** A Slack message: its blocks, and the plain text for notifications and screen readers. */
export type SlackMessage = { readonly text: string; readonly blocks: readonly KnownBlock[] };

/** A message of one paragraph. The caller escapes what it did not write itself. */
export function plain(mrkdwn: string): SlackMessage {
  return { text: mrkdwn, blocks: [paragraph(mrkdwn)] };
}

/** A way to answer somebody where they are. */
export type Respond = (message: Answer) => Promise<unknown>;

/** An answer in the place of a message, or beside it. */
type Answer = {
  readonly text: string;
  readonly blocks?: KnownBlock[];
  readonly replace_original: boolean;
  readonly response_type?: 'ephemeral' | 'in_channel';
};

/** Answers only the person who asked, leaving what they asked from in its place. */
export async function respondWith(respond: Respond, message: SlackMessage): Promise<void> {
  await respond({
    response_type: 'ephemeral',
    replace_original: false,
    text: message.text,
    blocks: [...message.blocks],
  });
}

/** Where somebody is answered: where they asked, for half an hour; else in their direct messages. */
export type AnswerPlace = { readonly personId: string; readonly responseUrl: string | null };

/**
 * Answers somebody so that nobody else sees it: where they asked, or in their direct messages where
 * that is not possible (any more).
 */
export async function answerAt(
  place: AnswerPlace,
  client: WebClient,
  message: SlackMessage,
): Promise<void> {
  if (await answerThere(place, client, message)) return;
  const { text, blocks } = message;
  await client.chat.postMessage({ channel: place.personId, text, blocks: [...blocks] });
}

/** Answers somebody where they asked. False where Slack does not take it, or the address is not Slack's. */
export async function answerThere(
  { responseUrl }: AnswerPlace,
  client: WebClient,
  { text, blocks }: SlackMessage,
): Promise<boolean> {
  if (responseUrl === null || !isOfSlack(responseUrl, client.slackApiUrl)) return false;
  const body = { response_type: 'ephemeral', replace_original: false, text, blocks };
  try {
    return (await send(responseUrl, body)).ok;
  } catch {
    return false;
  }
}

const SLACK = 'https://slack.com';
const HOOKS = 'https://hooks.slack.com';

/** Where Slack lets messages be answered: on a host of its own, or the Slack on this machine that is in use. */
function isOfSlack(address: string, apiUrl: string): boolean {
  const api = new URL(apiUrl).origin;
  return URL.canParse(address) && new URL(address).origin === (api === SLACK ? HOOKS : api);
}

/**
 * A way to answer at an address that Slack gave for it. Such an address is good for half an hour: what
 * only its reader should see comes in their direct messages after that.
 */
export function respondAt(place: AnswerPlace, client: WebClient): Respond {
  const { responseUrl, personId } = place;
  return async (message) => {
    if (responseUrl !== null && isOfSlack(responseUrl, client.slackApiUrl)) {
      const isTaken = await send(responseUrl, message).then(
        ({ ok }) => ok,
        () => false,
      );
      if (isTaken) return;
    }
    const { text, blocks = [], replace_original: isReplacement } = message;
    if (!isReplacement) await client.chat.postMessage({ channel: personId, text, blocks });
  };
}

function send(responseUrl: string, body: object): Promise<Response> {
  return fetch(responseUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
    redirect: 'error',
    signal: AbortSignal.timeout(TIME_LIMIT_MS),
  });
}
