import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FlagContent } from '../../../src/domain/flag.ts';
import {
  createTempWorkspace,
  hoursLater,
  NOW,
  OCCURRENCE,
  openSentRound,
  outgoingOf,
  promptOf,
  roundOf,
  SCHEDULE,
  STRATEGY,
  type Stores,
  type TempWorkspace,
  WORKSPACE,
} from '../temp-workspace.ts';

let workspace: TempWorkspace;
let stores: Stores;
beforeEach(async () => {
  workspace = await createTempWorkspace();
  stores = workspace.stores;
});
afterEach(() => workspace.remove());

const occurrenceAt = (dueAt: Date) => ({ localTime: dueAt.toISOString().slice(0, 16), dueAt });
const open = (id: string, nextDueAt = hoursLater(24)) => {
  const prompts = [promptOf(id, 'U1'), promptOf(id, 'U2')];
  const outgoing = prompts.map((prompt) => outgoingOf(prompt));
  const opening = { workspaceId: WORKSPACE, round: roundOf(id), prompts, outgoing };
  return stores.rounds.open({ ...opening, next: occurrenceAt(nextDueAt) });
};
const dueAt = async () => (await stores.schedules.list(WORKSPACE))[0]?.next?.dueAt ?? null;

describe('opening a round', () => {
  it('keeps round, prompts and messages, and moves the schedule on', async () => {
    expect(await open('r1')).toBe(true);
    expect(await stores.rounds.find(WORKSPACE, 'r1')).toMatchObject(roundOf('r1'));
    expect(await stores.rounds.prompts('r1')).toMatchObject([
      promptOf('r1', 'U1'),
      promptOf('r1', 'U2'),
    ]);
    expect(await stores.outbox.pending()).toBe(2);
    expect(await dueAt()).toEqual(hoursLater(24));
  });

  it('happens once for a due time', async () => {
    await open('r1');
    expect(await open('r2', hoursLater(48))).toBe(false);
    expect(await stores.rounds.countOf(WORKSPACE, 'plan')).toBe(1);
    expect(await stores.rounds.prompts('r2')).toEqual([]);
    expect(await stores.outbox.pending()).toBe(2);
    expect(await dueAt()).toEqual(hoursLater(24));
  });

  it('keeps nothing where one of its prompts cannot be kept', async () => {
    const twice = [promptOf('r1', 'U1'), { ...promptOf('r1', 'U1'), id: 'another' }];
    const opening = { workspaceId: WORKSPACE, round: roundOf('r1'), prompts: twice };
    await expect(stores.rounds.open({ ...opening, outgoing: [], next: null })).rejects.toThrow(
      /UNIQUE/,
    );
    expect(await stores.rounds.list(WORKSPACE)).toEqual([]);
    expect(await dueAt()).toEqual(NOW);
  });

  it('is not seen from another workspace', async () => {
    await open('r1');
    expect(await stores.rounds.find('T2', 'r1')).toBeUndefined();
    expect(await stores.reports.view('T2', 'r1')).toBeUndefined();
    expect(await stores.rounds.list('T2')).toEqual([]);
  });
});

describe('closing a round', () => {
  const closing = {
    workspaceId: WORKSPACE,
    roundId: 'r1',
    now: hoursLater(72),
    flags: [],
    published: null,
    standings: null,
  };
  const notice = outgoingOf(promptOf('r1', 'U3'), { kind: 'round-closed', subjectId: 'r1' });

  it('is due when its time is over', async () => {
    await open('r1');
    expect(await stores.rounds.dueToClose(hoursLater(71.9))).toEqual([]);
    expect(await stores.rounds.dueToClose(hoursLater(72))).toMatchObject([
      { workspaceId: WORKSPACE, round: { id: 'r1' } },
    ]);
  });

  it('happens once, and tells once', async () => {
    await open('r1');
    expect(await stores.flags.closeRound({ ...closing, outgoing: [notice] })).toBe(true);
    const again = { ...notice, id: 'again', subjectId: 'other' };
    expect(await stores.flags.closeRound({ ...closing, outgoing: [again] })).toBe(false);
    expect(await stores.outbox.pending()).toBe(3);
    expect((await stores.rounds.find(WORKSPACE, 'r1'))?.closedAt).toEqual(hoursLater(72));
    expect(await stores.rounds.dueToClose(hoursLater(99))).toEqual([]);
  });

  it('can be brought forward, but not back', async () => {
    await open('r1');
    await stores.rounds.endNow(WORKSPACE, 'r1', hoursLater(1));
    expect(await stores.rounds.dueToClose(hoursLater(1))).toHaveLength(1);
    await stores.flags.closeRound({ ...closing, outgoing: [] });
    await stores.rounds.endNow(WORKSPACE, 'r1', hoursLater(5));
    expect((await stores.rounds.find(WORKSPACE, 'r1'))?.closesAt).toEqual(hoursLater(1));
  });

  it('leaves no open prompt', async () => {
    await openSentRound(stores, 'r1', ['U1', 'U2'], '100.000000');
    expect(await stores.rounds.openPrompts(WORKSPACE)).toHaveLength(2);
    await stores.flags.closeRound({ ...closing, outgoing: [] });
    expect(await stores.rounds.openPrompts(WORKSPACE)).toEqual([]);
  });
});

describe('the flags of a round', () => {
  const flag = (subject: string, quote = 'the words'): FlagContent => ({
    subject,
    kind: 'given-up-side',
    cause: 'not-operational',
    severity: 'high',
    ruleId: 'features',
    summary: `about ${subject}`,
    quotes: [
      {
        replyId: 'x',
        personName: 'Person U1',
        function: 'Sales',
        level: null,
        side: 'over',
        isOwn: true,
        quote,
      },
    ],
  });
  const reconcile = (...contents: readonly FlagContent[]) =>
    stores.flags.reconcile({
      workspaceId: WORKSPACE,
      roundId: 'r1',
      now: NOW,
      published: null,
      standings: null,
      flags: contents.map((content) => ({ id: workspace.newId(), content })),
    });
  const kept = async () => {
    const { db, schema } = stores.context;
    const rows = await db.select().from(schema.flags).orderBy(schema.flags.subject);
    return rows.map(({ subject, state, content }) => [subject, state, content.quotes.length]);
  };
  beforeEach(() => open('r1'));

  it('are raised once, and take over new words', async () => {
    await reconcile(flag('a'), flag('b'));
    const [before] = await stores.flags.list('r1');
    await reconcile(flag('a', 'new words'), flag('b'));
    const [after, ...others] = await stores.flags.list('r1');
    expect(after).toMatchObject({ id: before?.id, state: 'raised' });
    expect(after?.content.quotes[0]?.quote).toBe('new words');
    expect(others).toHaveLength(1);
  });

  it('keep what a person made of them', async () => {
    await reconcile(flag('a'));
    const { transact, schema } = stores.context;
    await transact((tx) => tx.update(schema.flags).set({ state: 'acknowledged' }));
    await reconcile(flag('a', 'new words'));
    expect(await kept()).toEqual([['a', 'acknowledged', 1]]);
  });

  it('whose ground is gone are withdrawn, and their quotes go', async () => {
    await reconcile(flag('a'), flag('b'));
    await reconcile(flag('b'));
    expect(await kept()).toEqual([
      ['a', 'withdrawn', 0],
      ['b', 'raised', 1],
    ]);
    expect((await stores.flags.list('r1')).map(({ content }) => content.subject)).toEqual(['b']);
    const { db, schema } = stores.context;
    const [gone] = await db.select().from(schema.flags).orderBy(schema.flags.subject);
    expect(JSON.stringify(gone)).not.toContain('the words');
  });

  it('are all withdrawn where none should stand', async () => {
    await reconcile(flag('a'), flag('b'));
    await reconcile();
    expect(await stores.flags.list('r1')).toEqual([]);
    expect((await kept()).map(([, state]) => state)).toEqual(['withdrawn', 'withdrawn']);
  });

  it('come back when their ground comes back', async () => {
    await reconcile(flag('a'));
    await reconcile();
    await reconcile(flag('a'));
    expect(await kept()).toEqual([['a', 'raised', 1]]);
  });

  it('of another round are left alone', async () => {
    await stores.rounds.open({
      workspaceId: WORKSPACE,
      round: roundOf('r2', { dueAt: hoursLater(1) }),
      prompts: [],
      outgoing: [],
      next: null,
    });
    const flags = [{ id: 'other', content: flag('a') }];
    await stores.flags.reconcile({
      workspaceId: WORKSPACE,
      roundId: 'r2',
      now: NOW,
      published: null,
      standings: null,
      flags,
    });
    await reconcile();
    expect(await stores.flags.list('r2')).toHaveLength(1);
  });
});

describe('strategies and schedules', () => {
  it('publish a new version only for new content', async () => {
    const again = await stores.strategies.publish(WORKSPACE, 'large', STRATEGY, NOW);
    expect(again).toEqual({ version: 1, isNew: false });
    const changed = { ...STRATEGY, statement: 'We changed our mind.' };
    expect(await stores.strategies.publish(WORKSPACE, 'large', changed, NOW)).toEqual({
      version: 2,
      isNew: true,
    });
    expect(await stores.strategies.list(WORKSPACE)).toMatchObject([{ version: 2 }]);
  });

  it('let a round keep the version that it asked about', async () => {
    await open('r1');
    const changed = { ...STRATEGY, statement: 'We changed our mind.' };
    await stores.strategies.publish(WORKSPACE, 'large', changed, NOW);
    const brief = await stores.rounds.brief(WORKSPACE, 'r1');
    expect(brief?.strategy.statement).toBe(STRATEGY.statement);
  });

  it('are due at their time, unless they are paused', async () => {
    expect(await stores.schedules.due(hoursLater(-0.1))).toEqual([]);
    expect(await stores.schedules.due(NOW)).toMatchObject([{ schedule: SCHEDULE, dueAt: NOW }]);
    await stores.schedules.save(WORKSPACE, { ...SCHEDULE, isPaused: true }, OCCURRENCE, 'file');
    expect(await stores.schedules.due(NOW)).toEqual([]);
  });

  it('move on only from the due time that was seen', async () => {
    await stores.schedules.advance(WORKSPACE, 'plan', hoursLater(1), null);
    expect(await dueAt()).toEqual(NOW);
    await stores.schedules.advance(WORKSPACE, 'plan', NOW, occurrenceAt(hoursLater(24)));
    expect(await dueAt()).toEqual(hoursLater(24));
  });
});

describe('people', () => {
  it('keep function and level when Slack is asked again', async () => {
    const [first] = await stores.people.all(WORKSPACE);
    const entry = { id: 'U1', name: 'New Name', email: null, timeZone: 'Asia/Tokyo' };
    await stores.people.saveFromDirectory(
      WORKSPACE,
      [{ ...entry, standing: 'left', isOwner: true, awayUntil: null }],
      NOW,
    );
    expect(await stores.people.find(WORKSPACE, 'U1')).toMatchObject({
      name: 'New Name',
      standing: 'left',
      function: first?.function,
      level: first?.level,
    });
  });

  it('hold a role until the list is replaced', async () => {
    await stores.people.setHolders(WORKSPACE, 'executive', ['U1', 'U2', 'U1']);
    await stores.people.setHolders(WORKSPACE, 'admin', ['U1']);
    await stores.people.setHolders(WORKSPACE, 'executive', ['U2']);
    expect(await stores.people.roles(WORKSPACE)).toEqual(
      expect.arrayContaining([
        { personId: 'U1', role: 'admin' },
        { personId: 'U2', role: 'executive' },
      ]),
    );
    expect(await stores.people.roles(WORKSPACE)).toHaveLength(2);
  });

  it('are remembered to be listened to', async () => {
    expect(await stores.people.listeningAt(WORKSPACE)).toBeNull();
    await stores.people.setListeningAt(WORKSPACE, NOW);
    expect(await stores.people.listeningAt(WORKSPACE)).toEqual(NOW);
  });
});
