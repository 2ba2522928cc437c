import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Standings } from '../../../src/domain/round.ts';
import { DEFAULT_ROTATION, type Schedule } from '../../../src/domain/schedule.ts';
import type { Strategy } from '../../../src/domain/strategy.ts';
import { openDueRounds } from '../../../src/features/check-in/open-rounds.ts';
import { testDeps } from '../../test-deps.ts';
import {
  createTempWorkspace,
  hoursLater,
  NO_HOLIDAYS,
  NOW,
  SCHEDULE,
  STRATEGY,
  type TempWorkspace,
  WORKSPACE,
} from '../temp-workspace.ts';

const DAILY: Schedule = { ...SCHEDULE, recurrence: { kind: 'cron', expression: '0 9 * * *' } };
const silent = { info: () => {}, warn: () => {}, error: () => {} };
const AUDIENCE = {
  people: [],
  userGroups: [],
  channels: ['C1'],
  functions: [],
  levels: [],
  except: [],
};

let workspace: TempWorkspace;
let members: (source: string) => Promise<readonly string[]>;
beforeEach(async () => {
  workspace = await createTempWorkspace();
  members = async () => ['U1', 'U3'];
});
afterEach(() => workspace.remove());

const save = (schedule: Schedule, dueAt: Date = NOW) =>
  workspace.stores.schedules.save(WORKSPACE, schedule, occurrenceAt(dueAt), 'file');
const occurrenceAt = (dueAt: Date) => ({ localTime: dueAt.toISOString().slice(0, 16), dueAt });
const tick = (now: Date) => {
  const { stores, newId } = workspace;
  const directory = { membersOf: (source: string) => members(source) };
  const random = () => 0;
  return openDueRounds(
    testDeps({ ...stores, directory, holidays: NO_HOLIDAYS, newId, random, log: silent }),
    now,
  );
};
const close = (roundId: string, standings: Standings) =>
  workspace.stores.flags.closeRound({
    workspaceId: WORKSPACE,
    roundId,
    now: hoursLater(30),
    published: null,
    standings,
    flags: [],
    outgoing: [],
  });
function manyRules(count: number): Strategy {
  const rules = Array.from({ length: count }, (_, i) => ({
    id: `r${i}`,
    prefer: `this ${i}`,
    over: `that ${i}`,
    evenIf: '',
  }));
  const [priority, ...others] = STRATEGY.priorities;
  if (priority === undefined) throw new Error('the sample strategy has no priority');
  return { ...STRATEGY, priorities: [{ ...priority, decisionRules: rules }, ...others] };
}
const rounds = () => workspace.stores.rounds.list(WORKSPACE);
const dueAt = async () =>
  (await workspace.stores.schedules.list(WORKSPACE))[0]?.next?.dueAt ?? null;

describe('opening what is due', () => {
  it('asks each person of the audience, once', async () => {
    expect(await tick(hoursLater(-0.01))).toBe(0);
    expect(await tick(hoursLater(0.01))).toBe(1);
    expect(await tick(hoursLater(0.02))).toBe(0);
    const [round] = await rounds();
    expect(round).toMatchObject({
      dueAt: NOW,
      openedAt: hoursLater(0.01),
      closesAt: hoursLater(72),
      strategyVersion: 1,
    });
    const prompts = await workspace.stores.rounds.prompts(round?.id ?? '');
    expect(prompts.map((p) => [p.personId, p.function, p.level, p.state])).toEqual([
      ['U1', 'Sales', 'director', 'waiting'],
      ['U2', 'Product', 'manager', 'waiting'],
    ]);
    expect(await workspace.stores.outbox.pending()).toBe(2);
    expect(await dueAt()).toBeNull();
  });

  it('queues one message for a round in a channel', async () => {
    await save({ ...SCHEDULE, delivery: { kind: 'channel', channelId: 'C7' } });
    await tick(NOW);
    const claimed = await workspace.stores.outbox.claim(NOW, hoursLater(1), 10);
    expect(claimed.map(({ message }) => [message.kind, message.target])).toEqual([
      ['round-opening', { kind: 'channel', channelId: 'C7', threadTs: null }],
    ]);
  });

  it('asks the questions in turn', async () => {
    const turn = (text: string) => [{ kind: 'text', text }] as const;
    await save({ ...DAILY, rotation: [turn('first?'), turn('second?')] });
    for (const day of [0, 1, 2]) await tick(hoursLater(day * 24));
    const asked = (await rounds()).map((round) => round.questions[0]?.text);
    expect(asked.reverse()).toEqual(['first?', 'second?', 'first?']);
  });

  it('chooses its trade-offs by where functions parted in the newest closed round', async () => {
    const { stores } = workspace;
    await stores.strategies.publish(WORKSPACE, 'large', manyRules(5), hoursLater(-1));
    await save({ ...DAILY, rotation: DEFAULT_ROTATION });
    const askedOn = async (day: number) => {
      await tick(hoursLater(day * 24));
      const [newest] = await rounds();
      const { id = '', questions = [] } = newest ?? {};
      return { id, asked: questions.map(({ kind, ruleId }) => ruleId ?? kind) };
    };
    const first = await askedOn(0);
    expect(first.asked).toEqual(['clarity', 'open', 'r0', 'r1']);
    // Nothing has closed: it goes on where the last one ended.
    const second = await askedOn(1);
    expect(second.asked).toEqual(['clarity', 'open', 'r2', 'r3']);
    const standings = {
      rules: ['r0', 'r1', 'r2', 'r3', 'r4'],
      people: { U1: 'posps', U2: 'pppoo' },
    };
    await close(second.id, standings);
    expect((await askedOn(2)).asked).toEqual(['clarity', 'open', 'r1', 'r3']);
  });

  it('asks the trade-offs that a plan names, and chooses only for the room that is left', async () => {
    const { stores } = workspace;
    await stores.strategies.publish(WORKSPACE, 'large', manyRules(3), hoursLater(-1));
    const fixed = { kind: 'dilemma', ruleId: 'r0' } as const;
    await save({ ...DAILY, rotation: [[{ kind: 'open' }, { kind: 'trade-offs' }, fixed]] });
    await tick(NOW);
    const [round] = await rounds();
    expect(round?.questions.map(({ kind, ruleId }) => ruleId ?? kind)).toEqual([
      'open',
      'r1',
      'r0',
    ]);
  });

  it('never lets a message go out after its round has closed', async () => {
    await save({ ...SCHEDULE, openDays: 1, graceHours: 48 });
    await tick(NOW);
    const [claimed] = await workspace.stores.outbox.claim(NOW, hoursLater(1), 1);
    expect(claimed?.message.expiresAt).toEqual(hoursLater(24));
  });
});

describe('after an outage', () => {
  it('opens what is late by up to the grace period', async () => {
    await save(DAILY);
    expect(await tick(hoursLater(12))).toBe(1);
    expect(await dueAt()).toEqual(hoursLater(24));
  });

  it('skips what is later than that, and goes on from now', async () => {
    await save(DAILY);
    expect(await tick(hoursLater(12.01))).toBe(0);
    expect(await rounds()).toEqual([]);
    expect(await dueAt()).toEqual(hoursLater(24));
  });

  it('opens one round for a week of missed ones', async () => {
    await save(DAILY, hoursLater(-24 * 7));
    expect(await tick(hoursLater(1))).toBe(0);
    expect(await tick(hoursLater(1.1))).toBe(0);
    expect(await dueAt()).toEqual(hoursLater(24));
    expect(await tick(hoursLater(24))).toBe(1);
  });
});

describe('a clock that jumps back', () => {
  it('repeats nothing', async () => {
    await save(DAILY);
    await tick(hoursLater(0.5));
    for (const hour of [-1, -0.01, 0, 0.01, 0.5, 1]) expect(await tick(hoursLater(hour))).toBe(0);
    expect(await rounds()).toHaveLength(1);
    expect(await dueAt()).toEqual(hoursLater(24));
  });

  it('opens no second round for the same due time even where the schedule was set back', async () => {
    await save(DAILY);
    await tick(hoursLater(0.5));
    await save(DAILY, NOW);
    expect(await tick(hoursLater(0.6))).toBe(0);
    expect(await rounds()).toHaveLength(1);
    expect(await workspace.stores.outbox.pending()).toBe(2);
    expect(await dueAt()).toEqual(hoursLater(24));
  });
});

describe('what stands in the way', () => {
  it('skips a round that nobody could answer, and moves on', async () => {
    await workspace.stores.audiences.save(WORKSPACE, 'leaders', AUDIENCE);
    members = async () => [];
    await save(DAILY);
    expect(await tick(NOW)).toBe(0);
    expect(await dueAt()).toEqual(hoursLater(24));
  });

  it('skips a round about a strategy or for an audience that is not there', async () => {
    await save({ ...DAILY, strategyId: 'gone' });
    expect(await tick(NOW)).toBe(0);
    await save({ ...DAILY, audienceId: 'gone' });
    expect(await tick(NOW)).toBe(0);
    expect(await rounds()).toEqual([]);
  });

  it('waits while Slack does not say who is in a channel, and other rounds open', async () => {
    await workspace.stores.audiences.save(WORKSPACE, 'channel', AUDIENCE);
    await save({ ...DAILY, id: 'a first one', audienceId: 'channel' });
    members = () => Promise.reject(new Error('channel_not_found'));
    expect(await tick(NOW)).toBe(1);
    members = async () => ['U1', 'U3'];
    expect(await tick(hoursLater(0.1))).toBe(1);
    const [newest] = await rounds();
    const prompts = await workspace.stores.rounds.prompts(newest?.id ?? '');
    expect(prompts.map(({ personId }) => personId)).toEqual(['U1', 'U3']);
  });
});
