import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DueWorker } from '../../../src/run-due-work.ts';
import { type DeliveryWorld, startDeliveryWorld } from '../outbox/delivery-world.ts';
import {
  hoursLater,
  messageOf,
  NOW,
  openStores,
  outgoingOf,
  promptOf,
  roundOf,
  SCHEDULE,
  WORKSPACE,
} from '../temp-workspace.ts';

let world: DeliveryWorld;
let worker: DueWorker;
beforeEach(async () => {
  world = await startDeliveryWorld();
  await world.stores.schedules.save(WORKSPACE, SCHEDULE, null, 'file');
  worker = world.workerOver(world.stores);
});
afterEach(() => world.stop());

const at = (time: string) => new Date(`${time}:00Z`);
const CLOSING = at('2026-12-11T09:00');

/** Opens a round with reminders and sends its question to U1. */
async function ask(reminders: readonly number[], people: readonly string[] = ['U1']) {
  const prompts = people.map((person) => promptOf('r1', person));
  const outgoing = prompts.map((prompt) => outgoingOf(prompt));
  const round = roundOf('r1', { reminders, closesAt: CLOSING });
  await world.stores.rounds.open({ workspaceId: WORKSPACE, round, prompts, outgoing, next: null });
  await tickAt(NOW);
}
async function tickAt(now: Date) {
  world.setTime(now);
  return await worker.tick();
}
const prompt = () => world.stores.rounds.prompt('r1/U1');
async function reply(ts = '900.000000', person = 'U1') {
  const sent = await world.stores.rounds.prompt(`r1/${person}`);
  const place = { channelId: sent?.channelId ?? '', threadTs: sent?.messageTs ?? '' };
  const message = messageOf(person, ts, 'We stop quick features.', place);
  const { newId } = world.workspace;
  return await world.stores.replies.record(message, 'thread', newId, world.clock());
}

describe('a reminder', () => {
  it('is noted when the question is sent, at each offset in turn, and goes out then', async () => {
    await ask([24, 48]);
    expect(await prompt()).toMatchObject({ sentAt: NOW, remindAt: hoursLater(24), reminded: 0 });
    await tickAt(hoursLater(23.9));
    expect(world.sentTo('U1')).toHaveLength(1);
    expect(await tickAt(hoursLater(24))).toMatchObject({ reminded: 1, sent: 1 });
    expect(await prompt()).toMatchObject({ remindAt: hoursLater(48), reminded: 1 });
    await tickAt(hoursLater(48));
    expect(await prompt()).toMatchObject({ remindAt: null, reminded: 2 });
    await tickAt(hoursLater(72));
    expect(world.sentTo('U1')).toHaveLength(3);
  });

  it('is moved into working time', async () => {
    await ask([12, 24 * 5 - 1]);
    expect((await prompt())?.remindAt).toEqual(at('2026-12-01T08:00'));
    await tickAt(at('2026-12-01T08:00'));
    // Saturday at eight becomes Monday at eight.
    expect((await prompt())?.remindAt).toEqual(at('2026-12-07T08:00'));
  });

  it('is not sent to who has answered', async () => {
    await ask([24], ['U1', 'U2']);
    await reply();
    expect(await tickAt(hoursLater(24))).toMatchObject({ reminded: 1 });
    expect(world.sentTo('U1')).toHaveLength(1);
    expect(world.sentTo('U2')).toHaveLength(2);
    expect(await prompt()).toMatchObject({ remindAt: null, reminded: 0 });
  });

  it('is not sent either where the answer comes while it waits to be sent', async () => {
    await ask([24]);
    await world.stores.rounds.setRemindAt('r1/U1', at('2026-11-30T20:00'));
    await tickAt(at('2026-11-30T20:00'));
    expect(await world.stores.outbox.pending()).toBe(1);
    await reply();
    await tickAt(at('2026-12-01T08:00'));
    expect(world.sentTo('U1')).toHaveLength(1);
    expect(await world.stores.outbox.pending()).toBe(0);
    expect(await prompt()).toMatchObject({ state: 'sent', remark: null });
  });

  it('comes at the time that the person asked for, and the later ones as planned', async () => {
    await ask([24, 48]);
    await world.stores.rounds.setRemindAt('r1/U1', hoursLater(1));
    await tickAt(hoursLater(1));
    expect(world.sentTo('U1')).toHaveLength(2);
    expect((await prompt())?.remindAt).toEqual(hoursLater(24));
  });

  it('at night is put off until the morning', async () => {
    await ask([]);
    await world.stores.rounds.setRemindAt('r1/U1', at('2026-11-30T22:00'));
    await tickAt(at('2026-11-30T22:00'));
    expect(world.sentTo('U1')).toHaveLength(1);
    expect(await world.stores.outbox.nextNotBefore()).toEqual(at('2026-12-01T08:00'));
  });

  it('that an outage has overtaken is left out: one comes, not two', async () => {
    await ask([24, 48, 96]);
    await tickAt(hoursLater(50));
    expect(world.sentTo('U1')).toHaveLength(2);
    expect((await prompt())?.remindAt).toEqual(hoursLater(96));
  });

  it('is not planned for after the closing, nor sent once it has closed', async () => {
    await ask([24 * 20]);
    expect((await prompt())?.remindAt).toBeNull();
    await world.stores.rounds.setRemindAt('r1/U1', hoursLater(24 * 20));
    await tickAt(hoursLater(24 * 20));
    expect(world.sentTo('U1')).toHaveLength(1);
  });

  it('is queued once by two processes, and in a day that comes twice', async () => {
    await ask([24]);
    const other = openStores(world.workspace.path);
    const second = world.workerOver(other);
    world.setTime(hoursLater(24));
    await Promise.all([worker.tick(), second.tick()]);
    await tickAt(hoursLater(1));
    await tickAt(hoursLater(24));
    expect(world.sentTo('U1')).toHaveLength(2);
    await second.stop();
    other.close();
  });
});
