import type { LocalSlackOptions } from 'local-slack';
import { afterEach, describe, expect, it } from 'vitest';
import type { OutboxMessage } from '../../../src/domain/outbox-message.ts';
import { RECEIPT } from '../../../src/features/answers/messages/receipt.ts';
import { createMessenger } from '../../../src/outbox/slack/messenger.ts';
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
import { type DeliveryWorld, FOUR, startDeliveryWorld } from './delivery-world.ts';

let world: DeliveryWorld;
let worker: DueWorker;
afterEach(() => world.stop());

async function start(options: Partial<LocalSlackOptions> = {}) {
  world = await startDeliveryWorld(options);
  await world.stores.schedules.save(WORKSPACE, SCHEDULE, null, 'file');
  worker = world.workerOver(world.stores);
}
async function ask(...people: readonly string[]) {
  const prompts = people.map((person) => promptOf('r1', person));
  const outgoing = prompts.map((prompt) => outgoingOf(prompt));
  await world.stores.rounds.open({
    workspaceId: WORKSPACE,
    round: roundOf('r1'),
    prompts,
    outgoing,
    next: null,
  });
}
async function askInChannel() {
  const opening: OutboxMessage = {
    id: 'm:r1',
    kind: 'round-opening',
    subjectId: 'r1',
    target: { kind: 'channel', channelId: 'C1', threadTs: null },
    ordinal: 0,
    notBefore: NOW,
    expiresAt: hoursLater(12),
  };
  const prompts = [promptOf('r1', 'U1'), promptOf('r1', 'U2')];
  const round = roundOf('r1', { delivery: { kind: 'channel', channelId: 'C1' } });
  const made = { workspaceId: WORKSPACE, round, prompts, outgoing: [opening] };
  await world.stores.rounds.open({ ...made, next: null });
}
const prompts = async () =>
  (await world.stores.rounds.prompts('r1')).map(({ state, remark }) => [state, remark]);
const secondsLater = (seconds: number) => hoursLater(seconds / 3600);
const channels = [{ id: 'C1', name: 'leaders', members: ['U1', 'U2'] }];

describe('somebody who has left', () => {
  it('is skipped with a remark and known to have left, and the others are asked', async () => {
    await start({ people: [{ id: 'U1', name: 'Gone', deleted: true }, ...FOUR.slice(1)] });
    await ask('U1', 'U2');
    await worker.tick();
    expect(await prompts()).toEqual([
      ['failed', 'Has left the workspace.'],
      ['sent', null],
    ]);
    const person = await world.stores.people.find(WORKSPACE, 'U1');
    expect(person).toMatchObject({ standing: 'left', function: 'Sales' });
    expect(world.lines).toEqual([]);
  });

  it('and whom Slack does not know at all is skipped too', async () => {
    await start({ people: FOUR.slice(1) });
    await ask('U1', 'U2');
    await worker.tick();
    expect(await prompts()).toEqual([
      ['failed', 'Slack does not let the app write to this person.'],
      ['sent', null],
    ]);
  });

  it('is told from a dead token where Slack has one word for both', async () => {
    await start();
    const refusal = Object.assign(new Error('refused'), {
      code: 'slack_webapi_platform_error',
      data: { error: 'account_inactive' },
    });
    const clientWhere = (isTokenAlive: boolean) =>
      ({
        chat: { postMessage: () => Promise.reject(refusal) },
        auth: { test: () => (isTokenAlive ? Promise.resolve({}) : Promise.reject(refusal)) },
      }) as unknown as Parameters<typeof createMessenger>[0];
    const post = (isTokenAlive: boolean) =>
      createMessenger(clientWhere(isTokenAlive)).post(
        'm',
        { kind: 'person', personId: 'U1' },
        RECEIPT.draw({ isLate: false, wasAsked: true, isClip: false, closesAt: NOW }),
      );
    expect(await post(true)).toMatchObject({ error: { kind: 'undeliverable', cause: 'left' } });
    expect(await post(false)).toMatchObject({ error: { kind: 'unauthorised' } });
  });
});

describe('what cannot be reached', () => {
  it('is a bot, and says so', async () => {
    await start({ people: [...FOUR.slice(1), { id: 'U1', name: 'Bot', isBot: true }] });
    await ask('U1', 'U2');
    await worker.tick();
    expect((await prompts())[0]).toEqual(['failed', 'This is a bot; it cannot be asked.']);
    expect((await world.stores.people.find(WORKSPACE, 'U1'))?.standing).toBe('active');
  });

  it('is a channel without the app, for each person in it', async () => {
    await start({ channels });
    await world.slack.removeApp('C1');
    await askInChannel();
    await worker.tick();
    const remark = 'The app is not in that channel; invite it there.';
    expect(await prompts()).toEqual([
      ['failed', remark],
      ['failed', remark],
    ]);
  });

  it('is a private channel that the app may not even see', async () => {
    const hidden = { id: 'C1', name: 'board', isPrivate: true, includesApp: false };
    await start({ channels: [hidden] });
    await askInChannel();
    await worker.tick();
    expect((await prompts())[0]?.[1]).toContain('invite it there');
  });

  it('is an archived channel', async () => {
    await start({ channels });
    world.slack.archive('C1');
    await askInChannel();
    await worker.tick();
    expect((await prompts())[0]).toEqual(['failed', 'That channel is archived.']);
  });

  it('frees the days that were taken for it', async () => {
    await start({ channels });
    world.slack.archive('C1');
    await askInChannel();
    await worker.tick();
    const { db, schema } = world.stores.context;
    expect(await db.select().from(schema.askedDays)).toEqual([]);
  });
});

describe('a token that was revoked', () => {
  it('stops everything, is told once with what to do, and gives nothing up', async () => {
    await start();
    await ask('U1', 'U2', 'U3', 'U4');
    await world.slack.revokeTokens().catch(() => undefined);
    for (const minute of [0, 1, 2, 8]) {
      world.setTime(secondsLater(minute * 60));
      await worker.tick();
    }
    expect(world.lines).toHaveLength(1);
    expect(world.lines[0]).toContain('SLACK_BOT_TOKEN');
    expect((await prompts()).map(([state]) => state)).toEqual(Array(4).fill('waiting'));
    // At most as many as were on their way at once.
    expect(world.slack.record.calls('chat.postMessage').length).toBeLessThanOrEqual(4);
  });
});

describe('an outage of Slack', () => {
  it('is waited for, longer each time, and tried with few messages only', async () => {
    await start();
    await ask('U1', 'U2', 'U3', 'U4');
    world.slack.faults.fail('chat.postMessage', { times: 12, status: 503 });
    for (let minute = 0; minute < 60; minute += 1) {
      world.setTime(secondsLater(minute * 60));
      await worker.tick();
    }
    expect((await prompts()).map(([state]) => state)).toEqual(Array(4).fill('sent'));
    const calls = world.slack.record.calls('chat.postMessage').map(({ at }) => at);
    const span = (calls.at(11) ?? 0) - NOW.getTime();
    expect(calls).toHaveLength(16);
    expect(span).toBeGreaterThan(5 * 60_000);
    expect(['U1', 'U2', 'U3', 'U4'].map((id) => world.sentTo(id).length)).toEqual([1, 1, 1, 1]);
  });
});

describe('a rate limit', () => {
  it('is kept, and everybody is asked once', async () => {
    await start({ rateLimits: true });
    await ask('U1', 'U2', 'U3', 'U4');
    world.slack.faults.fail('chat.postMessage', { times: 2, status: 429 });
    for (let minute = 0; minute < 10; minute += 1) {
      world.setTime(secondsLater(minute * 60));
      await worker.tick();
    }
    expect(['U1', 'U2', 'U3', 'U4'].map((id) => world.sentTo(id).length)).toEqual([1, 1, 1, 1]);
  });
});
