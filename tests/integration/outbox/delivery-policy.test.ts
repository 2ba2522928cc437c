import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPublicHolidays } from '../../../src/calendar/public-holidays.ts';
import type { Round } from '../../../src/domain/round.ts';
import { DEFAULT_SETTINGS } from '../../../src/domain/settings.ts';
import type { DueWorker } from '../../../src/run-due-work.ts';
import {
  hoursLater,
  NOW,
  outgoingOf,
  promptOf,
  roundOf,
  SCHEDULE,
  WORKSPACE,
} from '../temp-workspace.ts';
import { type DeliveryWorld, startDeliveryWorld } from './delivery-world.ts';

let world: DeliveryWorld;
let worker: DueWorker;
beforeEach(async () => {
  world = await startDeliveryWorld();
  // The schedule itself is not due: these tests open their rounds by hand.
  await world.stores.schedules.save(WORKSPACE, SCHEDULE, null, 'file');
  worker = world.workerOver(world.stores, { holidays: createPublicHolidays() });
});
afterEach(() => world.stop());

/** Opens a round whose prompts are all due now. */
async function open(
  id: string,
  people: readonly string[],
  changes: Partial<Round> = {},
  expiresAt = hoursLater(12),
) {
  const prompts = people.map((person) => promptOf(id, person));
  const outgoing = prompts.map((prompt) => outgoingOf(prompt, { expiresAt }));
  const round = roundOf(id, { closesAt: hoursLater(24 * 9), ...changes });
  await world.stores.rounds.open({ workspaceId: WORKSPACE, round, prompts, outgoing, next: null });
}
async function tickAt(now: Date) {
  world.setTime(now);
  await worker.tick();
}
const at = (time: string) => new Date(`${time}:00Z`);
const prompt = (id: string) => world.stores.rounds.prompt(id);
const nextAt = () => world.stores.outbox.nextNotBefore();
const away = (personId: string, until: Date) =>
  world.stores.people.setAbsence(WORKSPACE, { personId, source: 'self', from: NOW, until });
async function moveTo(personId: string, timeZone: string) {
  const person = await world.stores.people.find(WORKSPACE, personId);
  if (person === undefined) throw new Error('nobody');
  const { function: _, level: __, region: ___, ...entry } = person;
  const moved = { ...entry, timeZone, awayUntil: null };
  await world.stores.people.saveFromDirectory(WORKSPACE, [moved], NOW);
}

describe('a question', () => {
  it('does not go out at night by the clock of the person, even after an outage', async () => {
    await open('r1', ['U1']);
    await tickAt(at('2026-11-30T18:00'));
    expect(world.sentTo('U1')).toEqual([]);
    expect(await nextAt()).toEqual(at('2026-12-01T08:00'));
    await tickAt(new Date('2026-12-01T07:59:50Z'));
    expect(world.sentTo('U1')).toHaveLength(1);
    expect(world.clock()).toEqual(at('2026-12-01T08:00'));
  });

  it('whose grace would end in the night may still go out in the morning', async () => {
    await open('r1', ['U1']);
    await tickAt(at('2026-11-30T20:59'));
    await tickAt(at('2026-12-01T12:00'));
    expect(world.sentTo('U1')).toHaveLength(1);
  });

  it('waits over a weekend, a public holiday and a quiet day', async () => {
    await world.stores.settings.save(WORKSPACE, {
      ...DEFAULT_SETTINGS,
      region: 'ES',
      quietDays: [{ from: '2026-11-30', to: '2026-12-04', name: 'Off-site' }],
      extraHolidays: ['2026-12-07'],
    });
    await open('r1', ['U1']);
    await tickAt(NOW);
    // Five days at an off-site, a weekend, a day that the company gives, and a public holiday.
    expect(await nextAt()).toEqual(at('2026-12-09T08:00'));
    expect((await prompt('r1/U1'))?.state).toBe('waiting');
  });

  it('follows somebody who moves to another zone while it waits', async () => {
    await open('r1', ['U1'], { atLocalHour: true });
    await moveTo('U1', 'America/New_York');
    await tickAt(NOW);
    expect(await nextAt()).toEqual(at('2026-11-30T14:00'));
    await moveTo('U1', 'Europe/Berlin');
    await world.stores.outbox.hasten(WORKSPACE, 'U1', hoursLater(1));
    await tickAt(hoursLater(1));
    expect(world.sentTo('U1')).toHaveLength(1);
  });

  it('waits for the end of a leave, and goes out when it ends sooner', async () => {
    await open('r1', ['U1']);
    await away('U1', at('2026-12-03T00:00'));
    await tickAt(NOW);
    expect(await nextAt()).toEqual(at('2026-12-03T08:00'));
    await world.stores.people.clearAbsence(WORKSPACE, 'U1', 'self');
    await world.stores.outbox.hasten(WORKSPACE, 'U1', hoursLater(2));
    await tickAt(hoursLater(2));
    expect(world.sentTo('U1')).toHaveLength(1);
  });

  it('is left out where the leave lasts longer than the round, in words for the admin', async () => {
    await open('r1', ['U1'], { closesAt: at('2026-12-04T09:00') });
    await away('U1', at('2026-12-07T08:00'));
    await tickAt(NOW);
    expect(await prompt('r1/U1')).toMatchObject({
      state: 'skipped',
      remark: 'Away until 7 December, after this closes.',
    });
    expect(world.sentTo('U1')).toEqual([]);
  });

  it('is left out where no working time is left, where the round is over, and where they left', async () => {
    await open('r1', ['U1'], { closesAt: at('2026-11-30T19:00') });
    await open('r2', ['U2'], { dueAt: hoursLater(1), closesAt: hoursLater(1) });
    await open('r3', ['U3'], { dueAt: hoursLater(2) });
    const entry = { id: 'U3', name: 'Gone', email: null, timeZone: 'UTC', isOwner: false };
    await world.stores.people.saveFromDirectory(
      WORKSPACE,
      [{ ...entry, standing: 'left', awayUntil: null }],
      NOW,
    );
    await tickAt(at('2026-11-30T18:30'));
    const remarks = ['r1/U1', 'r2/U2', 'r3/U3'].map(async (id) => (await prompt(id))?.remark);
    expect(await Promise.all(remarks)).toEqual([
      'No working time was left before this closes.',
      'The round had closed before it could be sent.',
      'Has left the workspace.',
    ]);
  });
});

describe('two questions for one person', () => {
  it('come on two days', async () => {
    await open('r1', ['U1', 'U2']);
    await open('r2', ['U1'], { dueAt: hoursLater(1) });
    await tickAt(NOW);
    expect(world.sentTo('U1')).toHaveLength(1);
    expect(await nextAt()).toEqual(at('2026-12-01T08:00'));
    await tickAt(at('2026-11-30T17:00'));
    expect(world.sentTo('U1')).toHaveLength(1);
    await tickAt(at('2026-12-01T08:00'));
    expect(world.sentTo('U1')).toHaveLength(2);
    expect(world.sentTo('U2')).toHaveLength(1);
  });

  it('count as one day by their own clock, not by ours', async () => {
    await moveTo('U1', 'Pacific/Auckland');
    await open('r1', ['U1'], {}, hoursLater(60));
    await open('r2', ['U1'], { dueAt: hoursLater(1) }, hoursLater(60));
    // Tuesday afternoon in Auckland, then Wednesday morning: one day in UTC.
    await tickAt(at('2026-12-01T04:30'));
    expect(world.sentTo('U1')).toHaveLength(1);
    await tickAt(at('2026-12-01T19:00'));
    expect(world.sentTo('U1')).toHaveLength(2);
  });

  it('of which one cannot be delivered leave the day to the other', async () => {
    await open('r1', ['U1']);
    const { outbox } = world.stores;
    const [claimed] = await outbox.claim(NOW, hoursLater(1), 1);
    if (claimed === undefined) throw new Error('nothing claimed');
    await outbox.takeDays(WORKSPACE, [{ personId: 'U1', day: '2026-11-30', promptId: 'r1/U1' }]);
    await outbox.giveUp({ id: 'm:r1/U1', leaseUntil: claimed.leaseUntil }, 'failed', 'No.');
    await open('r2', ['U1'], { dueAt: hoursLater(1) });
    await tickAt(NOW);
    expect(world.sentTo('U1')).toHaveLength(1);
  });

  it('of which the second finds no other day is left out, and says so', async () => {
    await open('r1', ['U1']);
    await open('r2', ['U1'], { dueAt: hoursLater(1), closesAt: at('2026-12-01T07:00') });
    await tickAt(NOW);
    const remarks = [(await prompt('r1/U1'))?.remark, (await prompt('r2/U1'))?.remark];
    expect(remarks).toContain(
      'Was asked something else, and no other day was left before this closed.',
    );
    expect(world.sentTo('U1')).toHaveLength(1);
  });
});

describe('a question in a channel', () => {
  const delivery = { kind: 'channel', channelId: 'C1' } as const;
  const opening = {
    id: 'm:rc',
    kind: 'round-opening',
    subjectId: 'rc',
    target: { kind: 'channel', channelId: 'C1', threadTs: null },
    ordinal: 0,
    notBefore: NOW,
    expiresAt: hoursLater(20),
  } as const;
  async function openInChannel() {
    await world.stop();
    const channels = [{ id: 'C1', name: 'leaders', members: ['U1', 'U2'] }];
    world = await startDeliveryWorld({ channels });
    worker = world.workerOver(world.stores);
    const zone = { ...SCHEDULE, timeZone: 'America/New_York' };
    await world.stores.schedules.save(WORKSPACE, zone, null, 'file');
    const prompts = [promptOf('rc', 'U1'), promptOf('rc', 'U2')];
    const round = roundOf('rc', { delivery, closesAt: hoursLater(72), reminders: [24] });
    const made = { workspaceId: WORKSPACE, round, prompts, outgoing: [opening] };
    await world.stores.rounds.open({ ...made, next: null });
  }

  it('keeps the quiet hours of the zone of its schedule', async () => {
    await openInChannel();
    await tickAt(NOW);
    expect(world.slack.record.messagesTo('C1')).toHaveLength(0);
    expect(await nextAt()).toEqual(at('2026-11-30T13:00'));
    await tickAt(at('2026-11-30T13:00'));
    expect(world.slack.record.messagesTo('C1')).toHaveLength(1);
  });

  it('takes the day of everybody in it, and is held back by nobody', async () => {
    await openInChannel();
    await open('r1', ['U1'], { dueAt: hoursLater(0.5) });
    await tickAt(NOW);
    await tickAt(at('2026-11-30T13:00'));
    expect(world.slack.record.messagesTo('C1')).toHaveLength(1);
    await open('r2', ['U1', 'U2', 'U3'], { dueAt: hoursLater(1) });
    await tickAt(at('2026-11-30T13:10'));
    expect(world.sentTo('U1')).toHaveLength(1);
    expect(world.sentTo('U2')).toHaveLength(0);
    expect(world.sentTo('U3')).toHaveLength(1);
  });

  it('reminds who has not answered by direct message', async () => {
    await openInChannel();
    await tickAt(at('2026-11-30T13:00'));
    await tickAt(at('2026-12-01T13:00'));
    expect(world.sentTo('U1')).toHaveLength(1);
    expect(world.sentTo('U2')).toHaveLength(1);
    expect(world.slack.record.messagesTo('C1')).toHaveLength(1);
  });
});
