import { request } from 'node:http';
import { parseJson } from '../json.ts';
import type { World } from '../world.ts';
import type { Attempt, Envelope, SendResult, Transport } from './envelope.ts';
import { signRequest } from './signature.ts';
import { ackLimitMs } from './socket-mode-transport.ts';

type HttpAnswer = { readonly status: number; readonly text: string; readonly noRetry: boolean };

/** Sends envelopes as signed POST requests to the app's request URL. */
export function makeHttpTransport(worldOf: () => World, requestUrl: string): Transport {
  return {
    send: async (envelope, attempt) => {
      const world = worldOf();
      const ackLost = envelope.type === 'events_api' && world.faults.takeDeliveryFault('lose-ack');
      const result = await sendOnce(world, requestUrl, envelope, attempt);
      return ackLost && result.acked ? { acked: false, reason: 'http_timeout' } : result;
    },
  };
}

/** Slack's check that the URL belongs to the app: it must answer with the challenge. Throws when it does not. */
export async function verifyRequestUrl(world: World, requestUrl: string): Promise<void> {
  const challenge = world.ids.next('challenge');
  const body = { token: world.identity.verificationToken, challenge, type: 'url_verification' };
  const answer = await post(world, requestUrl, 'application/json', JSON.stringify(body), {});
  const parsed = typeof answer === 'string' ? undefined : parseJson(answer.text);
  const echoed = JSON.stringify(parsed)?.includes(challenge) ?? false;
  const plain = typeof answer !== 'string' && answer.text.trim() === challenge;
  if (!echoed && !plain)
    throw new Error(`${requestUrl} did not answer Slack's url_verification with its challenge`);
}

async function sendOnce(
  world: World,
  url: string,
  envelope: Envelope,
  attempt: Attempt,
): Promise<SendResult> {
  const { contentType, body } = encode(envelope);
  const answer = await post(world, url, contentType, body, retryHeaders(attempt));
  if (typeof answer === 'string') return { acked: false, reason: answer };
  if (answer.status < 200 || answer.status >= 300)
    return { acked: false, reason: 'http_error', giveUp: answer.noRetry };
  const payload =
    answer.text === '' ? undefined : (parseJson(answer.text) ?? { text: answer.text });
  return { acked: true, payload };
}

function encode(envelope: Envelope): { contentType: string; body: string } {
  if (envelope.type === 'events_api')
    return { contentType: 'application/json', body: JSON.stringify(envelope.body) };
  const fields =
    envelope.type === 'interactive'
      ? { payload: JSON.stringify(envelope.body) }
      : Object.fromEntries(
          Object.entries(envelope.body).map(([key, value]) => [key, String(value)]),
        );
  return {
    contentType: 'application/x-www-form-urlencoded',
    body: new URLSearchParams(fields).toString(),
  };
}

function retryHeaders(attempt: Attempt): Record<string, string> {
  if (attempt.number === 0) return {};
  return { 'x-slack-retry-num': String(attempt.number), 'x-slack-retry-reason': attempt.reason };
}

/** Answers the response, or Slack's word for why there was none. */
function post(
  world: World,
  url: string,
  contentType: string,
  body: string,
  headers: Record<string, string>,
): Promise<HttpAnswer | string> {
  // The app checks the age of the request against the real time, whatever the workspace's clock says.
  const timestamp = Math.floor(Date.now() / 1000);
  return new Promise((resolve) => {
    const outgoing = request(url, {
      method: 'POST',
      agent: false,
      headers: {
        'content-type': contentType,
        'content-length': Buffer.byteLength(body),
        'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
        'x-slack-request-timestamp': String(timestamp),
        'x-slack-signature': signRequest(world.identity.signingSecret, timestamp, body),
        ...headers,
      },
    });
    const cancel = world.deadlines.at(world.clock() + ackLimitMs, () => finish('http_timeout'));
    const finish = (answer: HttpAnswer | string): void => {
      cancel();
      outgoing.destroy();
      resolve(answer);
    };
    outgoing.on('error', () => finish('connection_failed'));
    outgoing.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', () => finish('connection_failed'));
      response.on('end', () =>
        finish({
          status: response.statusCode ?? 0,
          text: Buffer.concat(chunks).toString('utf8'),
          noRetry: response.headers['x-slack-no-retry'] === '1',
        }),
      );
    });
    outgoing.end(body);
  });
}
