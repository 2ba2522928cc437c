import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FlagContent } from '../../../src/domain/flag.ts';
import { askNow } from '../../../src/features/check-in/open-rounds.ts';
import type { FlagAct } from '../../../src/features/flags/flag-workflow.ts';
import { FLAG_ASSIGNED } from '../../../src/features/flags/messages/flag-assigned.ts';
import { createReportWorkspace, OVER, type ReportWorkspace } from '../report/report-workspace.ts';
import { hoursLater, OCCURRENCE, openStores, SCHEDULE, WORKSPACE } from '../temp-workspace.ts';

let w: ReportWorkspace;
beforeEach(async () => {
  w = await createReportWorkspace();
});
afterEach(() => w.remove());

const act = async (doing: FlagAct) =>
  await w.flags.act({
    workspaceId: WORKSPACE,
    personId: 'U4',
    flagId: await w.flagId(),
    act: doing,
  });
const history = async (flagId: string) =>
  (await w.flags.describe(WORKSPACE, flagId))?.history.map(({ personId, content }) => [
    personId,
    content.kind,
  ]);

describe('the history of a flag', () => {
  it('tells who did what, the newest first', async () => {
    const id = await w.flagId();
    await act({ kind: 'acknowledge' });
    await act({ kind: 'assign', assigneeId: 'U2' });
    await act({ kind: 'resolve', reason: ' They talked. ' });
    await act({ kind: 'reopen' });
    expect(await history(id)).toEqual([
      ['U4', 'reopened'],
      ['U4', 'resolved'],
      ['U4', 'assigned'],
      ['U4', 'acknowledged'],
      [null, 'raised'],
    ]);
    const page = await w.flags.describe(WORKSPACE, id);
    expect(page?.history[1]?.content).toMatchObject({ reason: 'They talked.' });
    expect(page?.flag).toMatchObject({ state: 'raised', assigneeId: 'U2' });
  });

  it('tells that a correction withdrew it, and that another raised it again', async () => {
    const id = await w.flagId();
    await w.correct('prefer');
    expect(await history(id)).toEqual([
      [null, 'withdrawn'],
      [null, 'raised'],
    ]);
    expect(await w.stores.flags.list('r1')).toEqual([]);
    expect((await w.flags.describe(WORKSPACE, id))?.acts.size).toBe(0);
  });

  it('signs nobody in a flag of the time before quotes told whose word they are', async () => {
    const id = await w.flagId();
    const { transact, schema } = w.stores.context;
    const kept = await w.stores.flags.find(WORKSPACE, id);
    const quotes = kept?.content.quotes.map(({ isOwn: _, ...quote }) => quote) ?? [];
    expect(JSON.stringify(quotes)).toContain('Person U1');
    const content = { ...kept?.content, quotes } as unknown as FlagContent;
    await transact(async (tx) => await tx.update(schema.flags).set({ content }));
    for (const flag of [
      await w.stores.flags.find(WORKSPACE, id),
      ...(await w.stores.flags.list('r1')),
    ])
      expect(flag?.content.quotes).toMatchObject([
        { personName: '', isOwn: false, function: 'Sales' },
        { personName: '', isOwn: false, function: 'Product' },
      ]);
  });

  it('tells that a deletion changed it, and holds none of the words any more', async () => {
    const id = await w.flagId();
    await w.erase('U2');
    expect((await history(id))?.[0]).toEqual([null, 'changed']);
    await w.erase('U1');
    expect((await history(id))?.[0]).toEqual([null, 'withdrawn']);
    const everything = JSON.stringify(await w.flags.describe(WORKSPACE, id));
    expect(everything).not.toMatch(/quick ones|build the logs/);
  });

  it('is not written twice when nothing changes', async () => {
    const id = await w.flagId();
    await w.correct('silent');
    const before = await history(id);
    await w.stores.flags.list('r1');
    expect(await history(id)).toEqual(before);
  });
});

describe('what is not possible', () => {
  it.each([
    [{ kind: 'dismiss', reason: '  ' }, 'no-reason'],
    [{ kind: 'reopen' }, 'state'],
    [{ kind: 'assign', assigneeId: 'U9' }, 'not-here'],
    [{ kind: 're-ask', scheduleId: 'plan' }, 'no-schedule'],
  ] as const)('%o', async (doing, error) => {
    expect(await act(doing)).toEqual({ ok: false, error });
    expect((await history(await w.flagId()))?.length).toBe(1);
  });

  it('is what somebody else has done at the same moment', async () => {
    const [one, other] = [openStores(w.path), openStores(w.path)];
    const [flag] = await one.flags.list('r1');
    if (flag === undefined) throw new Error('no flag');
    const step = {
      state: 'acknowledged',
      assigneeId: null,
      event: { kind: 'acknowledged' },
    } as const;
    const move = { workspaceId: WORKSPACE, flag, step, personId: 'U4', now: hoursLater(73) };
    expect([await one.flags.step(move), await other.flags.step(move)]).toEqual([true, false]);
    one.close();
    other.close();
  });
});

describe('who is to look after it', () => {
  const noteTo = async (assigneeId: string) => {
    await act({ kind: 'assign', assigneeId });
    const waiting = await w.stores.outbox.claim(hoursLater(80), hoursLater(81), 100);
    const note = waiting.find(({ message }) => message.kind === 'flag-assigned');
    if (note === undefined) return undefined;
    const deps = w.deps as unknown as Parameters<typeof FLAG_ASSIGNED.compose>[0];
    return await FLAG_ASSIGNED.compose(deps, WORKSPACE, note.message);
  };

  it('hears of it without the words of others, unless they may see reports', async () => {
    expect(await noteTo('U3')).toMatchObject({ askedBy: 'U4', summary: null });
    await w.stores.people.setHolders(WORKSPACE, 'executive', ['U4', 'U2']);
    const note = await noteTo('U2');
    expect(note).toMatchObject({ summary: expect.stringContaining('quick features') });
    expect(JSON.stringify(note)).not.toContain(OVER);
  });

  it('does not hear of it who took it on themselves', async () => {
    expect(await noteTo('U4')).toBeUndefined();
  });
});

describe('putting it to people again', () => {
  const next = { localTime: '2027-01-04T09:00', dueAt: new Date('2027-01-04T09:00:00Z') };

  it('adds the choice to the next round of the plan, and to no later one', async () => {
    await w.stores.schedules.save(WORKSPACE, SCHEDULE, next, 'file');
    expect(await w.flags.schedulesFor(WORKSPACE, await w.flagId())).toEqual([
      { id: 'plan', nextAt: next.dueAt },
    ]);
    await act({ kind: 're-ask', scheduleId: 'plan' });
    await act({ kind: 're-ask', scheduleId: 'plan' });
    const asked: unknown[] = [];
    for (const hour of [100, 101]) {
      w.setNow(hoursLater(hour));
      const opened = await askNow(w.deps as never, WORKSPACE, 'plan');
      const id = opened.kind === 'opened' ? opened.roundId : '';
      const round = await w.stores.rounds.find(WORKSPACE, id);
      asked.push(round?.questions.map(({ kind, ruleId }) => [kind, ruleId]));
    }
    expect(asked).toEqual([
      [
        ['open', null],
        ['dilemma', 'features'],
      ],
      [['open', null]],
    ]);
    const key = await w.key();
    expect((await w.reports.open(WORKSPACE, key))?.askedAgain).toEqual(['features']);
  });

  it('is kept while a plan is edited', async () => {
    await w.stores.schedules.save(WORKSPACE, SCHEDULE, next, 'file');
    await act({ kind: 're-ask', scheduleId: 'plan' });
    await w.stores.schedules.save(WORKSPACE, { ...SCHEDULE, openDays: 5 }, OCCURRENCE, 'file');
    const [planned] = await w.stores.schedules.list(WORKSPACE);
    expect(planned).toMatchObject({ extra: [{ kind: 'dilemma', ruleId: 'features' }] });
  });
});
