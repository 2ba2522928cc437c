import { afterEach, describe, expect, it } from 'vitest';
import { hoursLater, NOW, outgoingOf, promptOf, WORKSPACE } from '../temp-workspace.ts';
import { askMany, type DeliveryWorld, startDeliveryWorld } from './delivery-world.ts';

const MANY = 900;
const ids = Array.from({ length: MANY }, (_, n) => `U${String(n).padStart(5, '0')}`);

let world: DeliveryWorld;
afterEach(() => world.stop());

async function start() {
  const people = ids.map((id) => ({ id, name: `Person ${id}` }));
  world = await startDeliveryWorld({ people, rateLimits: true });
  await askMany(world.stores, ids);
}

describe('a round for 900 people', () => {
  it('uses the rate that Slack allows, is never refused, and asks nobody twice', async () => {
    await start();
    const worker = world.workerOver(world.stores);
    expect(await worker.tick()).toMatchObject({ opened: 1, sent: MANY });
    const posts = world.slack.record.calls('chat.postMessage');
    expect(posts.filter(({ status }) => status === 429)).toEqual([]);
    const minutes = (world.clock().getTime() - NOW.getTime()) / 60_000;
    // A burst of 300, and then 300 a minute.
    const allowed = 300 + 300 * minutes;
    expect(posts).toHaveLength(MANY);
    expect(posts.length / allowed).toBeGreaterThanOrEqual(0.95);
    expect(new Set(posts.map(({ args }) => args['channel'])).size).toBe(MANY);
  });

  it('lets a receipt overtake it, and the tick goes on meanwhile', async () => {
    await start();
    const worker = world.workerOver(world.stores);
    const hold = world.slack.faults.hold('chat.postMessage', { times: 8 });
    const round = worker.tick();
    await world.slack.waitFor('the first questions', () => world.slack.record.messages.length >= 4);
    const receipt = outgoingOf(promptOf('x', 'U00899'), { id: 'receipt', kind: 'sample' });
    const sample = { ...receipt, subjectId: 'plan', notBefore: NOW, expiresAt: hoursLater(12) };
    await world.stores.outbox.add(WORKSPACE, sample);
    // Replies are read and rounds close while the questions are still on their way.
    expect(await worker.begin()).toMatchObject({ opened: 0, closed: 0 });
    hold.release();
    await world.slack.waitFor('it', () => world.slack.record.messagesTo('U00899').length > 0);
    await worker.stop();
    await round;
    const order = world.slack.record.calls('chat.postMessage').map(({ args }) => args['channel']);
    expect(order.indexOf('U00899')).toBeLessThan(60);
  });
});
