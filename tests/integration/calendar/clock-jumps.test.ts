import { afterEach, describe, expect, it } from 'vitest';
import type { Schedule } from '../../../src/domain/schedule.ts';
import { askMany, type DeliveryWorld, startDeliveryWorld } from '../outbox/delivery-world.ts';
import { hoursLater, NOW, OCCURRENCE, SCHEDULE, WORKSPACE } from '../temp-workspace.ts';

let world: DeliveryWorld;
afterEach(() => world.stop());

const WEEKLY: Schedule = {
  ...SCHEDULE,
  recurrence: { kind: 'weekly', weekdays: [1], every: 1, from: '2026-11-30', time: '09:00' },
  reminders: [24],
};

/** Every message that went to U1 while the clock went through these hours after NOW. */
async function sentThrough(hours: readonly number[]) {
  world = await startDeliveryWorld();
  await askMany(world.stores, ['U1', 'U2']);
  await world.stores.schedules.save(WORKSPACE, WEEKLY, OCCURRENCE, 'file');
  const worker = world.workerOver(world.stores);
  for (const hour of hours) {
    world.setTime(hoursLater(hour));
    await worker.tick();
  }
  await worker.stop();
  return world.sentTo('U1').length;
}

describe('a clock that jumps', () => {
  it('back a day sends nothing twice', async () => {
    // The question at 0, its reminder at 24, and both days once more.
    expect(await sentThrough([0.1, 24.2, 0.2, 1, 24.1, 24.3, 25])).toBe(2);
  });

  it('back a day at any moment of a day still sends each message once', async () => {
    for (const hour of [0, 0.1, 3, 23.9, 24, 24.1, 30]) {
      expect(await sentThrough([-1, 0.1, hour, hour - 24, hour - 12, hour, 30])).toBe(2);
      await world.stop();
    }
    world = await startDeliveryWorld();
  });

  it('forward a day sends nothing twice, and goes on where it lands', async () => {
    expect(await sentThrough([0.1, 24.2, 0.3, 24.4])).toBe(2);
    expect(await world.stores.rounds.list(WORKSPACE)).toHaveLength(1);
  });

  it('forward over the due time and back opens one round', async () => {
    expect(await sentThrough([-30, 0.1, -24, -1, 0, 0.2])).toBe(1);
    expect(await world.stores.rounds.list(WORKSPACE)).toHaveLength(1);
    expect(world.clock() > NOW).toBe(true);
  });
});
