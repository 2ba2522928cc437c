import { afterEach, describe, expect, it } from 'vitest';
import type { Db } from '../../src/db/open-database.ts';
import { createDueWorker } from '../../src/run-due-work.ts';
import {
  askMany,
  type DeliveryWorld,
  messengerAround,
  startDeliveryWorld,
} from '../integration/outbox/delivery-world.ts';
import { openStores } from '../integration/temp-workspace.ts';
import { AFTER_DUE, startWorld, type World } from './world.ts';

const PEOPLE = ['U1', 'U2', 'U3', 'U4'];
const LEASE_MS = 120_000;

const worlds: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.stop();
});

async function startSmallWorld(): Promise<DeliveryWorld> {
  const world = await startDeliveryWorld();
  worlds.push(world);
  await askMany(world.stores, PEOPLE);
  return world;
}

/** Counts steps and dies at one of them: from then on nothing works any more. */
function killerAt(step: number) {
  let steps = 0;
  const pass = () => {
    steps += 1;
    if (steps >= step) throw new Error('killed');
  };
  return { pass, wasHit: () => steps >= step };
}

const STATEMENTS: readonly (string | symbol)[] = ['select', 'insert', 'update', 'delete'];

function diesBetweenStatements(tx: Db, pass: () => void): Db {
  return new Proxy(tx, {
    get(target, name) {
      if (STATEMENTS.includes(name)) pass();
      return Reflect.get(target, name);
    },
  });
}

/**
 * Runs a tick in a process of its own that dies at a step: before or after each transaction, before
 * each of its statements, and before or after each call of Slack. Answers whether it got that far.
 */
async function tickUntilKilled(world: DeliveryWorld, step: number): Promise<boolean> {
  const { pass, wasHit } = killerAt(step);
  const stores = openStores(world.workspace.path, (transact) => async (work) => {
    pass();
    const value = await transact((tx) => work(diesBetweenStatements(tx, pass)));
    pass();
    return value;
  });
  const messenger = messengerAround(world.messenger, pass, pass);
  const worker = world.workerOver(stores, { messenger });
  await worker.tick().catch(() => undefined);
  await worker.stop();
  stores.close();
  return wasHit();
}

/** A process that starts after the leases of the dead one have run out. */
async function tickAfresh(world: DeliveryWorld): Promise<void> {
  const stores = openStores(world.workspace.path);
  const worker = world.workerOver(stores);
  for (let turn = 0; turn < 3; turn += 1) {
    world.setTime(new Date(world.clock().getTime() + LEASE_MS));
    await worker.tick();
  }
  await worker.stop();
  stores.close();
}

const promptsOf = (world: DeliveryWorld) => PEOPLE.map((id) => world.sentTo(id).length);
const statesIn = async ({ stores }: DeliveryWorld) => {
  const [round] = await stores.rounds.list('T1');
  return (await stores.rounds.prompts(round?.id ?? '')).map(({ state }) => state);
};

describe('a process that dies at any step', () => {
  it('between opening a round and noting its last message: each person gets one question', async () => {
    let step = 1;
    for (; step < 400; step += 1) {
      const world = await startSmallWorld();
      const wasHit = await tickUntilKilled(world, step);
      if (!wasHit) break;
      await tickAfresh(world);
      expect(promptsOf(world), `killed at step ${step}`).toEqual([1, 1, 1, 1]);
      expect(await statesIn(world)).toEqual(['sent', 'sent', 'sent', 'sent']);
      await worlds.pop()?.stop();
    }
    // Opening, a claim, and four times a day, a post and a note, each with its statements.
    expect(step).toBeGreaterThan(60);
    expect(step).toBeLessThan(400);
  }, 600_000);

  it('and again while it makes good for that: still one question', async () => {
    for (const [first, second] of [
      [14, 3],
      [14, 15],
      [24, 6],
      [30, 20],
      [40, 24],
      [48, 9],
    ] as const) {
      const world = await startSmallWorld();
      expect(await tickUntilKilled(world, first)).toBe(true);
      world.setTime(new Date(world.clock().getTime() + LEASE_MS));
      await tickUntilKilled(world, second);
      await tickAfresh(world);
      expect(promptsOf(world), `killed at ${first} and ${second}`).toEqual([1, 1, 1, 1]);
      await worlds.pop()?.stop();
    }
  });
});

describe('two processes on one database', () => {
  it('that tick at once and in turn ask everybody once', async () => {
    for (let attempt = 0; attempt < 10; attempt += 1) {
      const world = await startSmallWorld();
      const both = [openStores(world.workspace.path), openStores(world.workspace.path)];
      const workers = both.map((stores) => createDueWorker(world.needsOver(stores)));
      await Promise.all(workers.map((worker) => worker.tick()));
      for (const worker of [...workers, ...workers]) await worker.tick();
      await Promise.all(workers.map((worker) => worker.tick()));
      expect(promptsOf(world)).toEqual([1, 1, 1, 1]);
      for (const worker of workers) await worker.stop();
      for (const stores of both) stores.close();
      await worlds.pop()?.stop();
    }
  });

  it('of which one hangs past its lease, ask everybody once', async () => {
    const world = await startSmallWorld();
    const slow = world.workerOver(world.stores);
    const hold = world.slack.faults.hold('chat.postMessage', { times: 4 });
    const hanging = slow.tick();
    await world.slack.waitFor('four posts', () => promptsOf(world).every((count) => count === 1));
    await tickAfresh(world);
    hold.release();
    await hanging;
    await tickAfresh(world);
    expect(promptsOf(world)).toEqual([1, 1, 1, 1]);
    expect(await statesIn(world)).toEqual(['sent', 'sent', 'sent', 'sent']);
  });

  it('as two whole apps: one question each', async () => {
    const world: World = await startWorld();
    worlds.push(world);
    const { slack } = world;
    const apps = [await world.startApp(), await world.startApp()] as const;
    world.setTime(AFTER_DUE);
    await Promise.all(apps.map((app) => app.tick()));
    for (const app of [...apps, ...apps]) await app.tick();
    const people = ['U0ANNA', 'U0BEN', 'U0CLEO', 'U0DAN'];
    expect(people.map((id) => slack.record.messagesTo(id).length)).toEqual([1, 1, 1, 1]);
  });
});
