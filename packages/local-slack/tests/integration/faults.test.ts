import { describe, expect, it } from 'vitest';
import { manifestWith } from './manifest-fixture.ts';
import { clientOf, monday, startSocketApp, startTestSlack, type TestClock } from './running.ts';

const reconnectMs = 400;
const quiet = { manifest: manifestWith({ events: [] }) };

describe('faults of the Web API', () => {
  it('fails a method as often as told, without doing it', async () => {
    const slack = await startTestSlack(quiet);
    const { chat } = clientOf(slack);
    slack.faults.fail('chat.postMessage', { times: 2, status: 503 });
    const post = () => chat.postMessage({ channel: 'C0LEADERS', text: 'x' });
    await expect(post()).rejects.toMatchObject({ statusCode: 503 });
    await expect(post()).rejects.toMatchObject({ statusCode: 503 });
    await post();
    expect(slack.record.messages).toHaveLength(1);
  });

  it('holds an answer until it is released', async () => {
    const slack = await startTestSlack(quiet);
    const { chat, team } = clientOf(slack);
    const slow = slack.faults.hold('chat.postMessage');
    let answered = false;
    const post = chat.postMessage({ channel: 'C0LEADERS', text: 'x' }).then(() => {
      answered = true;
    });
    await slack.waitFor('the message', () => slack.record.messages.length === 1);
    await team.info();
    expect(answered).toBe(false);
    slow.release();
    await post;
  });

  it('loses the answer of a message that was posted', async () => {
    const slack = await startTestSlack(quiet);
    slack.faults.loseAnswer('chat.postMessage');
    const post = clientOf(slack).chat.postMessage({ channel: 'C0LEADERS', text: 'x' });
    await expect(post).rejects.toMatchObject({ code: 'slack_webapi_request_error' });
    expect(slack.record.messagesTo('C0LEADERS')).toHaveLength(1);
  });

  it('forgets its faults when told', async () => {
    const slack = await startTestSlack(quiet);
    slack.faults.fail('team.info', { times: 9 });
    slack.faults.clear();
    await clientOf(slack).team.info();
  });
});

describe('faults of the delivery', () => {
  it('delivers twice, as the same event or the same message in another event', async () => {
    const slack = await startTestSlack();
    await startSocketApp(slack, () => {});
    const anna = slack.person('U0ANNA');
    slack.faults.duplicate();
    await anna.dm('one');
    slack.faults.duplicate({ as: 'new-event' });
    await anna.dm('two');
    await anna.dm('three');
    const ids = slack.record.deliveries.map((each) => each.eventId);
    expect(ids).toHaveLength(5);
    expect(ids[0]).toBe(ids[1]);
    expect(ids[2]).not.toBe(ids[3]);
    const [, , two, twin] = slack.record.deliveries;
    expect(two?.body['event']).toEqual(twin?.body['event']);
  });

  it('holds events and lets them go in another order', async () => {
    const slack = await startTestSlack();
    const seen: unknown[] = [];
    await startSocketApp(slack, (app) =>
      app.message(async ({ message }) => void seen.push('text' in message && message.text)),
    );
    const held = slack.faults.holdDeliveries();
    const anna = slack.person('U0ANNA');
    await anna.dm('first');
    await anna.dm('second');
    expect(held.count()).toBe(2);
    expect(seen).toEqual([]);
    await held.release('reversed');
    await anna.dm('third');
    expect(seen).toEqual(['second', 'first', 'third']);
  });

  it('does not hear an ack, and sends the event again', async () => {
    const slack = await startTestSlack();
    const seen: unknown[] = [];
    await startSocketApp(slack, (app) =>
      app.use(async ({ context }) => void seen.push([context.retryNum, context.retryReason])),
    );
    slack.faults.loseAcks();
    await slack.person('U0ANNA').dm('x');
    expect(seen).toEqual([
      [0, ''],
      [1, 'timeout'],
    ]);
  });

  it('loses the connection in the middle of a delivery, and delivers after the app is back', async () => {
    const clock: TestClock = { now: monday };
    const slack = await startTestSlack({ clock: () => clock.now });
    const seen: unknown[] = [];
    await startSocketApp(
      slack,
      (app) => app.message(async ({ message }) => void seen.push(message.ts)),
      reconnectMs,
    );
    slack.faults.dropConnections();
    await slack.waitFor('the loss', () => slack.connections === 0);
    await expect(slack.person('U0ANNA').dm('x')).rejects.toThrow(
      'no_open_connection; Slack tries again in 60 s',
    );
    expect(slack.waitingForRetry).toBe(1);
    await slack.whenConnected();
    clock.now += 60_000;
    slack.tick();
    await slack.waitFor('the message', () => seen.length === 1);
    slack.faults.loseConnectionOnDelivery();
    const lost = slack.person('U0ANNA').dm('y');
    await expect(lost).rejects.toThrow('no_open_connection');
    expect(slack.record.deliveries[1]?.attempts.map((each) => each.outcome)).toEqual([
      'connection_failed',
      'no_open_connection',
    ]);
    await slack.whenConnected();
    await slack.redeliverNow();
    expect(slack.waitingForRetry).toBe(0);
  });
});
