import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { LocalSlack } from '../../src/local-slack.ts';
import { clientOf, monday, startSocketApp, startTestSlack, type TestClock } from './running.ts';

type Wire = {
  readonly type: string;
  readonly envelope_id?: string;
  readonly [key: string]: unknown;
};

/** A bare Socket Mode client; it acknowledges only when told. */
async function connect(slack: LocalSlack): Promise<{
  socket: WebSocket;
  received: Wire[];
  /** Resolves with the message of this number, the greeting being 0. */
  message(number: number): Promise<Wire>;
  ack(message: Wire): void;
}> {
  const { url = '' } = await clientOf(slack, slack.appToken).apps.connections.open({});
  const socket = new WebSocket(url);
  onTestFinished(() => socket.terminate());
  const received: Wire[] = [];
  socket.on('message', (data) => received.push(JSON.parse(data.toString())));
  const message = async (number: number): Promise<Wire> => {
    const wire = received[number];
    if (wire) return wire;
    await new Promise((resolve) => socket.once('message', resolve));
    return message(number);
  };
  await message(0);
  return {
    socket,
    received,
    message,
    ack: (wire) => socket.send(JSON.stringify({ envelope_id: wire.envelope_id })),
  };
}

describe('Socket Mode', () => {
  it('greets, wraps events in envelopes and answers pings', async () => {
    const slack = await startTestSlack();
    const client = await connect(slack);
    expect(client.received[0]).toMatchObject({
      type: 'hello',
      num_connections: 1,
      connection_info: { app_id: slack.appId },
      debug_info: { host: expect.any(String) },
    });
    const pong = new Promise((resolve) => client.socket.once('pong', resolve));
    client.socket.ping();
    await pong;
    const sent = slack.person('U0ANNA').dm('x');
    const envelope = await client.message(1);
    expect(envelope).toMatchObject({
      type: 'events_api',
      envelope_id: expect.any(String),
      accepts_response_payload: false,
      retry_attempt: 0,
      retry_reason: '',
      payload: { type: 'event_callback', event: { type: 'message', text: 'x' } },
    });
    client.ack(envelope);
    await sent;
  });

  it('lets an address in once, and only ten connections at a time', async () => {
    const slack = await startTestSlack();
    const { url = '' } = await clientOf(slack, slack.appToken).apps.connections.open({});
    const first = new WebSocket(url);
    await new Promise((resolve) => first.once('message', resolve));
    const second = new WebSocket(url);
    const failure = await new Promise<Error>((resolve) => second.once('error', resolve));
    expect(failure.message).toContain('408');
    for (let i = 1; i < 10; i += 1) await connect(slack);
    const eleventh = await connect(slack);
    expect(eleventh.received).toMatchObject([
      { type: 'disconnect', reason: 'too_many_websockets' },
    ]);
    expect(slack.connections).toBe(10);
  });

  it('gives each event to one of several connections', async () => {
    const slack = await startTestSlack();
    const seen: string[] = [];
    for (const name of ['one', 'two'])
      await startSocketApp(slack, (app) =>
        app.message(async ({ message }) => {
          seen.push(`${name} ${message.ts}`);
        }),
      );
    for (const text of ['a', 'b', 'c', 'd']) await slack.person('U0ANNA').dm(text);
    expect(new Set(seen.map((each) => each.split(' ')[1])).size).toBe(4);
    expect(seen).toHaveLength(4);
    expect(new Set(seen.map((each) => each.split(' ')[0]))).toEqual(new Set(['one', 'two']));
  });

  it('sends an event again that was not acknowledged within three seconds of the clock', async () => {
    const clock: TestClock = { now: monday };
    const slack = await startTestSlack({ clock: () => clock.now });
    const client = await connect(slack);
    const sent = slack.person('U0ANNA').dm('x');
    await client.message(1);
    clock.now += 2999;
    slack.tick();
    // A ping and its pong overtake nothing: whatever was sent before has arrived by then.
    const pong = new Promise((resolve) => client.socket.once('pong', resolve));
    client.socket.ping();
    await pong;
    expect(client.received).toHaveLength(2);
    clock.now += 1;
    slack.tick();
    const last = await client.message(2);
    client.ack(last);
    await sent;
    expect(last).toMatchObject({ retry_attempt: 1, retry_reason: 'timeout' });
    expect(slack.record.deliveries[0]?.attempts.map((each) => each.outcome)).toEqual([
      'timeout',
      'acked',
    ]);
  });

  it('asks the client to reconnect, and it does', async () => {
    const slack = await startTestSlack();
    await startSocketApp(
      slack,
      (app) => app.message(async ({ say }) => void (await say('still here'))),
      400,
    );
    slack.faults.disconnect('refresh_requested');
    await slack.waitFor('the end of the connection', () => slack.connections === 0);
    await slack.whenConnected();
    await slack.person('U0ANNA').dm('are you there?');
    await slack.waitFor('an answer', () =>
      slack
        .person('U0ANNA')
        .dms()
        .some((each) => each.fromApp),
    );
  });
});
