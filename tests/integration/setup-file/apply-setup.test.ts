import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_ROTATION } from '../../../src/domain/schedule.ts';
import { applySetup } from '../../../src/features/setup-file/apply-setup.ts';
import type { Setup } from '../../../src/features/setup-file/load-setup.ts';
import { testDeps } from '../../test-deps.ts';
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
  questions: new Map(),
  schedules: [WEEKLY],
  settings: undefined,
  ...changes,
});

let workspace: TempWorkspace;
beforeEach(async () => {
  workspace = await createTempWorkspace();
});
afterEach(() => workspace.remove());

const apply = (wanted: Setup, now = NOW) =>
  applySetup(testDeps({ ...workspace.stores, clock: () => now, log: silent }), WORKSPACE, wanted);
const due = async (id = 'weekly') =>
  (await workspace.stores.schedules.list(WORKSPACE)).find((s) => s.schedule.id === id)?.next
    ?.dueAt ?? null;
const everything = async () => {
  const { db, schema } = workspace.stores.context;
  const tables = [
    schema.people,
    schema.roles,
    schema.strategyVersions,
    schema.audiences,
    schema.schedules,
    schema.ownQuestions,
    schema.absences,
    schema.settings,
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
    const audience = await workspace.stores.audiences.find(WORKSPACE, 'all');
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
    const rotation = [[{ kind: 'text', text: 'Another?' }]] as const;
    await apply(setup({ schedules: [{ ...WEEKLY, rotation }] }), hoursLater(24 * 8));
    expect(await due()).toEqual(new Date('2026-12-07T09:00:00Z'));
  });

  it('asks the default round where a new schedule says nothing, and lets an old one go on', async () => {
    const { rotation: _, ...silentOnes } = WEEKLY;
    const rotation = async () =>
      (await workspace.stores.schedules.list(WORKSPACE)).find(
        ({ schedule }) => schedule.id === 'weekly',
      )?.schedule.rotation;
    const nothingSaid = setup({ schedules: [silentOnes] });
    await apply(nothingSaid);
    expect(await rotation()).toEqual(DEFAULT_ROTATION);

    // Before there was more, a file without a word meant the open question.
    const asked = { ...WEEKLY, rotation: [[{ kind: 'open' }]] } as const;
    await workspace.stores.schedules.save(WORKSPACE, asked, null, 'file');
    await apply(nothingSaid);
    expect(await rotation()).toEqual([[{ kind: 'open' }]]);
    await apply(setup({ schedules: [{ ...silentOnes, openDays: 4 }] }));
    expect(await rotation()).toEqual([[{ kind: 'open' }]]);
    await apply(setup({ schedules: [{ ...WEEKLY, rotation: DEFAULT_ROTATION }] }));
    expect(await rotation()).toEqual(DEFAULT_ROTATION);
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

describe('parts that a set-up does not name', () => {
  it('stay as they are', async () => {
    await apply(setup({ settings: { region: 'DE', smallestGroup: 5 } }));
    const before = await everything();
    const nothing = {
      strategies: new Map(),
      people: [],
      admins: undefined,
      executives: undefined,
      audiences: new Map(),
      questions: new Map(),
      schedules: undefined,
      settings: undefined,
    };
    await apply(nothing);
    expect(await everything()).toEqual(before);
    await apply({ ...nothing, settings: { region: null } });
    const settings = await workspace.stores.settings.read(WORKSPACE);
    expect(settings).toMatchObject({ region: null, smallestGroup: 5 });
  });

  it('stay as they are of a person too, who may stand there twice', async () => {
    const people = [
      { person: 'U1', level: 'executive' },
      { person: 'u1@example.org', region: 'DE-BY' },
    ] as const;
    await apply(setup({ people }));
    expect(await workspace.stores.people.find(WORKSPACE, 'U1')).toMatchObject({
      function: 'Sales',
      level: 'executive',
      region: 'DE-BY',
    });
  });
});

describe('a leave in the set-up', () => {
  const away = (days: { awayFrom?: string; awayUntil: string }) =>
    setup({ people: [{ person: 'U1', ...days }] });
  const leaves = () => workspace.stores.people.absences(WORKSPACE, 'U1');

  it('ends with its last day, and stays as it was noted first', async () => {
    await apply(away({ awayUntil: '2026-12-04' }));
    await apply(away({ awayUntil: '2026-12-04' }), hoursLater(48));
    expect(await leaves()).toEqual([
      {
        personId: 'U1',
        source: 'admin',
        from: new Date('2026-11-30T00:00:00Z'),
        until: new Date('2026-12-05T00:00:00Z'),
      },
    ]);
  });

  it('may begin later', async () => {
    await apply(away({ awayFrom: '2026-12-02', awayUntil: '2026-12-04' }));
    expect(await leaves()).toMatchObject([{ from: new Date('2026-12-02T00:00:00Z') }]);
  });

  it('that is over is no news', async () => {
    await apply(away({ awayUntil: '2026-11-29' }));
    expect(await leaves()).toEqual([]);
  });
});

describe('a schedule that was made in Slack', () => {
  const mine = { ...WEEKLY, id: 'mine' };
  const origins = async () =>
    (await workspace.stores.schedules.list(WORKSPACE)).map(
      ({ schedule, origin }) => [schedule.id, origin, schedule.isPaused] as const,
    );
  beforeEach(async () => {
    await apply(setup());
    await workspace.stores.schedules.save(WORKSPACE, mine, null, 'slack');
  });

  it('is left alone, also where the file says the same', async () => {
    await apply(setup());
    await apply(setup({ schedules: [WEEKLY, mine] }));
    await apply(setup());
    expect(await origins()).toContainEqual(['mine', 'slack', false]);
  });

  it('is kept by the file from when the file changes it', async () => {
    await apply(setup({ schedules: [WEEKLY, { ...mine, openDays: 9 }] }));
    expect(await origins()).toContainEqual(['mine', 'file', false]);
    await apply(setup());
    expect(await origins()).toContainEqual(['mine', 'file', true]);
  });
});

describe('applying that is interrupted', () => {
  it('is finished by applying again', async () => {
    const other = await createTempWorkspace();
    const wanted = setup({ settings: { smallestGroup: 5 } });
    await applySetup(
      testDeps({ ...other.stores, clock: () => NOW, log: silent }),
      WORKSPACE,
      wanted,
    );
    for (const store of ['audiences', 'schedules'] as const) {
      const failing = async () => {
        throw new Error('The machine stops here.');
      };
      const stopped = { [store]: { ...workspace.stores[store], save: failing } };
      const deps = testDeps({ ...workspace.stores, ...stopped, clock: () => NOW, log: silent });
      await expect(applySetup(deps, WORKSPACE, wanted)).rejects.toThrow('stops here');
    }
    await apply(wanted);
    const { schema, db } = other.stores.context;
    const expected = await db.select().from(schema.schedules);
    const found = await workspace.stores.context.db.select().from(schema.schedules);
    await other.remove();
    expect(found).toEqual(expected);
  });
});
