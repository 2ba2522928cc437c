import { createHmac } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, ExpressReceiver, HTTPReceiver, LogLevel } from '@slack/bolt';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { LocalSlack } from '../../src/local-slack.ts';
import { monday, startTestSlack, type TestClock } from './running.ts';

type Request = { readonly headers: IncomingHttpHeaders; readonly body: string };

/** A request URL that answers with these statuses, one after the other, and challenges rightly. */
async function endpoint(
  statuses: (number | 'silence')[],
): Promise<{ url: string; requests: Request[]; arrived: Promise<unknown> }> {
  const requests: Request[] = [];
  const arrivals = new EventEmitter();
  const arrived = once(arrivals, 'request');
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const challenge = /"challenge":"([^"]+)"/.exec(body)?.[1];
    if (challenge) return void response.end(challenge);
    requests.push({ headers: request.headers, body });
    arrivals.emit('request');
    const status = statuses.shift() ?? 200;
    if (status !== 'silence') response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`,
    requests,
    arrived,
  };
}

async function boltApp(
  slack: LocalSlack,
  kind: 'http' | 'express',
  signingSecret = slack.signingSecret,
): Promise<App> {
  const options = { signingSecret, logLevel: LogLevel.ERROR };
  const receiver =
    kind === 'http' ? new HTTPReceiver({ ...options, port: 0 }) : new ExpressReceiver(options);
  const app = new App({
    token: slack.botToken,
    receiver,
    clientOptions: { slackApiUrl: slack.apiUrl },
    logLevel: LogLevel.ERROR,
  });
  const server = (await app.start(0)) as unknown as { address(): AddressInfo };
  onTestFinished(async () => {
    await app.stop();
  });
  const url = `http://127.0.0.1:${server.address().port}/slack/events`;
  await slack.setRequestUrl(url);
  return app;
}

describe.each(['http', 'express'] as const)('a Bolt app behind its %s receiver', (kind) => {
  it('gets events, commands and clicks that are signed', async () => {
    const slack = await startTestSlack();
    const app = await boltApp(slack, kind);
    app.message('ping', async ({ say }) => {
      await say({
        text: 'pong',
        blocks: [
          {
            type: 'actions',
            elements: [{ type: 'button', action_id: 'b', text: { type: 'plain_text', text: 'B' } }],
          },
        ],
      });
    });
    app.command('/hello', ({ ack }) => ack({ text: 'hi', response_type: 'in_channel' }));
    app.action('b', async ({ ack, respond }) => {
      await ack();
      await respond({ text: 'clicked', replace_original: true });
    });
    const anna = slack.person('U0ANNA');
    await anna.dm('ping');
    const pong = await slack.waitFor('pong', () => anna.dms().find((each) => each.text === 'pong'));
    await anna.click(pong, 'b');
    await slack.waitFor('the click', () => anna.dms().some((each) => each.text === 'clicked'));
    const result = await anna.runCommand('/hello', '', 'leaders');
    expect(result.answer).toMatchObject({ text: 'hi', ephemeral: false });
  });
});

describe('HTTP delivery', () => {
  it('does not take a request URL that fails the challenge', async () => {
    const slack = await startTestSlack();
    await expect(slack.setRequestUrl(`${slack.origin}/nothing`)).rejects.toThrow(
      'url_verification',
    );
    await expect(boltApp(slack, 'http', 'another-secret')).rejects.toThrow('url_verification');
  });

  it('signs the raw body with the signing secret', async () => {
    const slack = await startTestSlack();
    const { url, requests } = await endpoint([]);
    await slack.setRequestUrl(url);
    await slack.person('U0ANNA').dm('x');
    const [request] = requests;
    const base = `v0:${request?.headers['x-slack-request-timestamp']}:${request?.body}`;
    const expected = createHmac('sha256', slack.signingSecret).update(base).digest('hex');
    expect(request?.headers['x-slack-signature']).toBe(`v0=${expected}`);
    expect(request?.headers['x-slack-retry-num']).toBeUndefined();
  });

  it('tries an event again at once, after one and after five minutes, then gives up', async () => {
    const clock: TestClock = { now: monday };
    const slack = await startTestSlack({ clock: () => clock.now });
    const { url, requests } = await endpoint([500, 500, 500, 500]);
    await slack.setRequestUrl(url);
    await expect(slack.person('U0ANNA').dm('x')).rejects.toThrow(
      'http_error; Slack tries again in 60 s',
    );
    for (const [wait, attempts] of [
      [59_999, 2],
      [1, 3],
      [299_999, 3],
      [1, 4],
      [3_600_000, 4],
    ] as const) {
      clock.now += wait;
      slack.tick();
      await slack.whenQuiet({ forMs: 0 });
      expect(requests).toHaveLength(attempts);
    }
    const retries = requests.map((each) => each.headers['x-slack-retry-num']);
    expect(retries).toEqual([undefined, '1', '2', '3']);
    expect(requests[1]?.headers['x-slack-retry-reason']).toBe('http_error');
    const ids = requests.map((each) => JSON.parse(each.body).event_id);
    expect(new Set(ids).size).toBe(1);
  });

  it('waits three seconds of the clock for an answer', async () => {
    const clock: TestClock = { now: monday };
    const slack = await startTestSlack({ clock: () => clock.now });
    const { url, requests, arrived } = await endpoint(['silence', 200]);
    await slack.setRequestUrl(url);
    const sent = slack.person('U0ANNA').dm('x');
    await arrived;
    clock.now += 3000;
    slack.tick();
    await sent;
    expect(slack.record.deliveries[0]?.attempts.map((each) => each.outcome)).toEqual([
      'http_timeout',
      'acked',
    ]);
    expect(requests.at(-1)?.headers['x-slack-retry-reason']).toBe('http_timeout');
  });

  it('does not try a command again', async () => {
    const slack = await startTestSlack();
    const { url, requests } = await endpoint([500]);
    await slack.setRequestUrl(url);
    await expect(slack.person('U0ANNA').runCommand('/hello', 'x')).rejects.toThrow('(http_error)');
    expect(requests).toHaveLength(1);
    expect(requests[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded');
  });
});
