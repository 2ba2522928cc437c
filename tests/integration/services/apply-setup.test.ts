import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applySetup } from '../../../src/services/setup/apply-setup.ts';
import type { Setup } from '../../../src/services/setup/load-setup.ts';
import {
  createTempWorkspace,
  hoursLater,
  NOW,
  SCHEDULE,
  STRATEGY,
  type TempWorkspace,
  WORKSPACE,
} from '../temp-workspace.ts';

const silent = { info: () => {}, warn: () => {}, error: () => {} };
const WEEKLY = {
  ...SCHEDULE,
  id: 'weekly',
  audienceId: 'all',
  recurrence: { kind: 'cron', expression: '0 9 * * 1' },
} as const;
const setup = (changes: Partial<Setup> = {}): Setup => ({
  strategies: new Map([['large', STRATEGY]]),
  people: [{ person: 'U3@Example.org', function: 'Support', level: 'manager' }],
  admins: ['U1'],
  executives: ['u2@example.org'],
  audiences: new Map([
    [
      'all',
      {
        people: ['u1@example.org', 'U2'],
        userGroups: [],
        channels: [],
        functions: [],
        levels: [],
        except: ['u2@example.org'],
      },
    ],
  ]),
  schedules: [WEEKLY],
  ...changes,
});

let workspace: TempWorkspace;
beforeEach(async () => {
  workspace = await createTempWorkspace();
});
afterEach(() => workspace.remove());

const apply = (wanted: Setup, now = NOW) =>
  applySetup({ ...workspace.stores, clock: () => now, log: silent }, WORKSPACE, wanted);
const due = async (id = 'weekly') =>
  (await workspace.stores.schedules.list(WORKSPACE)).find((s) => s.schedule.id === id)?.nextDueAt;
const everything = async () => {
  const { db, schema } = workspace.stores.context;
  const tables = [
    schema.people,
    schema.roles,
    schema.strategyVersions,
    schema.audiences,
    schema.schedules,
    schema.outbox,
  ];
  return await Promise.all(tables.map((table) => db.select().from(table)));
};

describe('applying a set-up', () => {
  it('sets people, roles, strategies, audiences and schedules', async () => {
    expect(await apply(setup())).toEqual({ ok: true, value: null });
    expect(await workspace.stores.people.find(WORKSPACE, 'U3')).toMatchObject({
      function: 'Support',
      level: 'manager',
    });
    expect(await workspace.stores.people.roles(WORKSPACE)).toEqual([
      { personId: 'U1', role: 'admin' },
      { personId: 'U2', role: 'executive' },
    ]);
    const audience = await workspace.stores.schedules.audience(WORKSPACE, 'all');
    expect(audience).toMatchObject({ people: ['U1', 'U2'], except: ['U2'] });
    expect(await due()).toEqual(new Date('2026-12-07T09:00:00Z'));
  });

  it('again changes nothing, also later', async () => {
    await apply(setup());
    const before = await everything();
    await apply(setup());
    await apply(setup(), hoursLater(3));
    expect(await everything()).toEqual(before);
  });

  it('leaves a due time that has come alone: a restart must not skip it', async () => {
    await apply(setup());
    await apply(setup(), hoursLater(24 * 7 + 0.1));
    expect(await due()).toEqual(new Date('2026-12-07T09:00:00Z'));
  });

  it('does not ask a second time what was asked once', async () => {
    const once = { ...SCHEDULE, id: 'once' };
    await apply(setup({ schedules: [once] }));
    await workspace.stores.schedules.advance(WORKSPACE, 'once', NOW, null);
    await apply(setup({ schedules: [once] }), hoursLater(0.1));
    expect(await due('once')).toBeNull();
  });

  it('publishes a changed strategy, and gives a changed schedule a new due time', async () => {
    await apply(setup());
    const strategies = new Map([['large', { ...STRATEGY, statement: 'Changed.' }]]);
    const daily = { ...WEEKLY, recurrence: { kind: 'cron', expression: '0 9 * * *' } } as const;
    await apply(setup({ strategies, schedules: [daily] }), hoursLater(1));
    expect(await workspace.stores.strategies.newest(WORKSPACE, 'large')).toMatchObject({
      version: 2,
    });
    expect(await due()).toEqual(hoursLater(24));
  });

  it('keeps the due time where only the question changes', async () => {
    await apply(setup());
    const question = { kind: 'open', text: 'Another?', ruleId: null } as const;
    await apply(setup({ schedules: [{ ...WEEKLY, questions: [question] }] }), hoursLater(24 * 8));
    expect(await due()).toEqual(new Date('2026-12-07T09:00:00Z'));
  });

  it('takes a single time that has just passed for meant, but no old one', async () => {
    const once = { ...SCHEDULE, id: 'once' };
    await apply(setup({ schedules: [once] }), hoursLater(1));
    expect(await due('once')).toEqual(NOW);
    const old = { ...SCHEDULE, id: 'old' };
    await apply(setup({ schedules: [old] }), hoursLater(13));
    expect(await due('old')).toBeNull();
  });

  it('names people whom Slack does not know, and then changes nothing at all', async () => {
    const before = await everything();
    const wrong = setup({ executives: ['nobody@example.org', 'U9', 'U9'], admins: [] });
    expect(await apply(wrong)).toEqual({
      ok: false,
      error: { unknownPeople: ['nobody@example.org', 'U9'] },
    });
    expect(await everything()).toEqual(before);
  });
});

describe('a schedule that is taken out of the file', () => {
  it('asks nobody any more, and asks again once it is back', async () => {
    await apply(setup());
    await apply(setup({ schedules: [] }));
    expect(await workspace.stores.schedules.due(hoursLater(24 * 30))).toEqual([]);
    await apply(setup());
    expect(await workspace.stores.schedules.due(hoursLater(24 * 30))).toHaveLength(1);
  });
});
