import { afterEach, describe, expect, it } from 'vitest';
import { ok } from '../../../src/domain/result.ts';
import { recordReply } from '../../../src/features/answers/take-in-replies.ts';
import type { GivenDeps } from '../../test-deps.ts';
import {
  hoursLater,
  messageOf,
  openSentRound,
  readingOf,
  SCHEDULE,
  type Stores,
  WORKSPACE,
} from '../temp-workspace.ts';
import { type DeliveryWorld, startDeliveryWorld } from './delivery-world.ts';

let world: DeliveryWorld;
afterEach(() => world.stop());

const READER: NonNullable<GivenDeps['reader']> = {
  identity: { name: 'test', version: '1' },
  read: async ({ text }) => ok(readingOf('silent', text)),
};
type Call = { readonly name: string; readonly args: string };

/** The same stores, of which each function first asks whether it is to throw. */
function storesWith(stores: Stores, isBroken: (call: Call) => boolean): Stores {
  const wrapped = Object.entries(stores).map(([storeName, store]) => {
    if (typeof store !== 'object' || storeName === 'context') return [storeName, store];
    const functions = Object.entries(store).map(([name, work]) => [
      name,
      async (...args: unknown[]) => {
        const call = { name: `${storeName}.${name}`, args: JSON.stringify(args) };
        if (isBroken(call)) throw new TypeError(`broken: ${call.name}`);
        return await (work as (...given: unknown[]) => unknown)(...args);
      },
    ]);
    return [storeName, Object.fromEntries(functions)];
  });
  return Object.fromEntries(wrapped);
}

/** Due at once: a schedule to open, a round to close, a reply to read, a reminder to send. */
async function somethingOfEverything() {
  world = await startDeliveryWorld();
  const { stores } = world;
  await openSentRound(stores, 'ending', ['U1', 'U2'], '100.000000', {
    scheduleId: 'ended',
    closesAt: hoursLater(0.005),
  });
  await openSentRound(stores, 'open', ['U3', 'U4'], '300.000000', { scheduleId: 'running' });
  await recordReply(world.needsOver(stores), messageOf('U1', '200.000000', 'I will'));
  await stores.rounds.setRemindAt('open/U3', hoursLater(0));
  await stores.rounds.setRemindAt('open/U4', hoursLater(0));
  await stores.schedules.save(
    WORKSPACE,
    SCHEDULE,
    { dueAt: hoursLater(0), localTime: '2026-11-30T09:00' },
    'file',
  );
}

async function outcome() {
  const rounds = await world.stores.rounds.list(WORKSPACE);
  const closed = await world.stores.rounds.find(WORKSPACE, 'ending');
  return {
    rounds: rounds.length,
    isClosed: closed?.closedAt !== null,
    unread: (await world.stores.readings.unread(10)).length,
    toEach: ['U1', 'U2', 'U3', 'U4'].map((id) => world.sentTo(id).length),
  };
}
const ALL_DONE = { rounds: 3, isClosed: true, unread: 0 };

async function tickFor(minutes: number, isBroken: (call: Call) => boolean) {
  const worker = world.workerOver(storesWith(world.stores, isBroken), { reader: READER });
  for (let minute = 1; minute <= minutes; minute += 1) {
    world.setTime(hoursLater(minute / 60));
    await worker.tick();
  }
  await worker.stop();
}

describe('a fault in one step of a tick', () => {
  it('at every step in turn is made good by the next ticks, and nothing is done twice', async () => {
    await somethingOfEverything();
    const calls: string[] = [];
    await tickFor(3, ({ name }) => calls.push(name) < 0);
    const right = await outcome();
    expect(right).toMatchObject(ALL_DONE);
    await world.stop();
    const kinds = [...new Set(calls)];
    expect(kinds.length).toBeGreaterThan(20);
    for (const kind of kinds) {
      await somethingOfEverything();
      let isFirst = true;
      await tickFor(4, ({ name }) => {
        const isBroken = name === kind && isFirst;
        if (isBroken) isFirst = false;
        return isBroken;
      });
      expect({ kind, ...(await outcome()) }).toEqual({ kind, ...right });
      if (kind !== kinds.at(-1)) await world.stop();
    }
  });

  it.each([
    ['opening', 'strategies.newest', '"large"', { isClosed: true, unread: 0 }],
    ['reminding', 'rounds.isAnswered', '"open/U3"', ALL_DONE],
    ['reading', 'replies.answerParts', '', { rounds: 3, isClosed: true }],
    ['closing', 'flags.closeRound', '"ending"', { rounds: 3, unread: 0 }],
    ['composing a message', 'rounds.prompt', '"open/U3"', ALL_DONE],
    ['what is due', 'schedules.due', '', { isClosed: true, unread: 0 }],
    ['what waits to be read', 'readings.unread', '', { rounds: 3, isClosed: true }],
    ['the clips', 'clips.due', '', ALL_DONE],
  ])('that stays holds up nothing else: %s', async (_, broken, about, rest) => {
    await somethingOfEverything();
    await tickFor(5, ({ name, args }) => name === broken && args.includes(about));
    expect(await outcome()).toMatchObject(rest);
    expect((await outcome()).toEach[3]).toBeGreaterThan(0);
  });
});
