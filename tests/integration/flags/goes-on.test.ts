import { afterEach, describe, expect, it } from 'vitest';
import type { FlagContent } from '../../../src/domain/flag.ts';
import { correctReading } from '../../../src/features/answers/correct-reading.ts';
import { recordReply } from '../../../src/features/answers/take-in-replies.ts';
import type { FlagAct } from '../../../src/features/flags/flag-workflow.ts';
import { FLAG_ASSIGNED } from '../../../src/features/flags/messages/flag-assigned.ts';
import { flagView } from '../../../src/features/report/slack/flag-view.ts';
import { createReportWorkspace, type ReportWorkspace } from '../report/report-workspace.ts';
import { hoursLater, messageOf, WORKSPACE } from '../temp-workspace.ts';

let w: ReportWorkspace;
afterEach(() => w.remove());

const act = (flagId: string, doing: FlagAct) =>
  w.flags.act({ workspaceId: WORKSPACE, personId: 'U4', flagId, act: doing });
const assign = { kind: 'assign', assigneeId: 'U2', by: '2026-12-11' } as const;
const standing = async () => await w.stores.flags.list('r1');
const page = async (flagId: string) => {
  const found = await w.flags.describe(WORKSPACE, flagId);
  if (found === undefined) throw new Error('no page');
  return found;
};
const kinds = async (flagId: string) =>
  (await page(flagId)).history.map(({ content }) => content.kind);

/** U1 says that they meant what was read of them. */
async function confirm(at = hoursLater(80)) {
  w.setNow(at);
  const { db, schema } = w.stores.context;
  for (const { id: readingId, source } of await db.select().from(schema.readings)) {
    const found = await w.stores.readings.find(readingId);
    if (source === 'leader' || found?.personId !== 'U1' || found.isOutdated) continue;
    await correctReading(w.deps, { readingId, personId: 'U1', sides: { features: 'over' } });
  }
}

/** As if what they said did not stand any more, and it were only read again. */
async function forget(now: Date) {
  const [flag] = await standing();
  if (flag === undefined) throw new Error('no flag');
  const content = { ...flag.content, subject: 'ask:features', kind: 'to-ask' } as const;
  const nothing = { published: null, standings: null };
  const flags = [{ id: 'unused', content }];
  await w.stores.flags.reconcile({ workspaceId: WORKSPACE, roundId: 'r1', now, flags, ...nothing });
}

describe('what was only read, once its author has said it', () => {
  it('stays with whoever looks after it, by the same day, with all that was done', async () => {
    w = await createReportWorkspace({}, false);
    const asked = await w.flagId();
    await act(asked, { kind: 'acknowledge' });
    await act(asked, assign);
    await confirm();

    const [flag, ...others] = await standing();
    expect(others).toEqual([]);
    expect(flag).toMatchObject({
      state: 'acknowledged',
      assigneeId: 'U2',
      by: '2026-12-11',
      content: { subject: 'rule:features', kind: 'given-up-side' },
    });
    expect(flag?.id).not.toBe(asked);
    expect(await kinds(flag?.id ?? '')).toEqual(['raised', 'assigned', 'acknowledged', 'raised']);
    const shown = JSON.stringify(flagView(await page(flag?.id ?? '')).blocks);
    expect(shown).toContain('asked <@U2> to look after it, by 11 December 2026');
    expect(shown).toContain('<@U2> looks after it, by 11 December 2026');
  });

  it('is led to from the one that it was, which is closed', async () => {
    w = await createReportWorkspace({}, false);
    const asked = await w.flagId();
    await act(asked, assign);
    await confirm();
    const [flag] = await standing();
    const { db, schema } = w.stores.context;
    const rows = await db.select().from(schema.flags);
    expect(rows.find(({ id }) => id === asked)).toMatchObject({ state: 'withdrawn' });
    expect((await page(asked)).flag.id).toBe(flag?.id);
    // The note to whom it was given may be on its way still.
    const message = { subjectId: asked, target: { kind: 'person', personId: 'U2' } };
    expect(await FLAG_ASSIGNED.compose(w.deps, WORKSPACE, message as never)).toMatchObject({
      flagId: flag?.id,
      askedBy: 'U4',
      by: '2026-12-11',
    });
    // A form that was opened on the guess settles no word of a person.
    const dismiss = { kind: 'dismiss', reason: 'They mean something else.' } as const;
    expect(await act(asked, dismiss)).toEqual({ ok: false, error: 'state' });
    expect(await act(asked, { kind: 'assign', assigneeId: 'U1' })).toMatchObject({ ok: true });
    expect((await standing())[0]).toMatchObject({ assigneeId: 'U1' });
  });

  it('is looked at anew where the guess had been settled, and keeps why', async () => {
    w = await createReportWorkspace({}, false);
    const asked = await w.flagId();
    await act(asked, { kind: 'dismiss', reason: 'A slip of the tongue.' });
    await confirm();
    const [flag] = await standing();
    expect(flag).toMatchObject({ state: 'raised' });
    const shown = JSON.stringify(flagView(await page(flag?.id ?? '')).blocks);
    expect(shown).toContain('A slip of the tongue.');
  });

  it('goes back and forth with nothing lost and nothing twice', async () => {
    w = await createReportWorkspace({}, false);
    const asked = await w.flagId();
    await act(asked, assign);
    await confirm();
    const said = (await standing())[0]?.id ?? '';
    await act(said, { kind: 'assign', assigneeId: 'U3', by: '2026-12-18' });
    await forget(hoursLater(90));
    expect(await standing()).toMatchObject([
      { id: asked, assigneeId: 'U3', by: '2026-12-18', content: { kind: 'to-ask' } },
    ]);
    await confirm(hoursLater(100));
    expect(await standing()).toMatchObject([{ id: said, assigneeId: 'U3', by: '2026-12-18' }]);
    expect(await kinds(said)).toEqual([
      'raised',
      'raised',
      'assigned',
      'raised',
      'assigned',
      'raised',
    ]);
    expect((await page(asked)).flag.id).toBe(said);
  });
});

describe('the page of a flag', () => {
  const summary = async () => {
    const { flag } = await page(await w.flagId());
    const shown = await w.reports.open(WORKSPACE, await w.key());
    expect(shown?.flags.map(({ content }) => content.summary)).toEqual([flag.content.summary]);
    return flag.content.summary;
  };

  it('says what the report says, whatever an earlier version had kept', async () => {
    w = await createReportWorkspace();
    const { transact, schema } = w.stores.context;
    const [flag] = await standing();
    const old = { ...flag?.content, summary: 'Sales is against Product.', quotes: [] };
    const content = old as unknown as FlagContent;
    await transact(async (tx) => await tx.update(schema.flags).set({ content }));
    expect(await summary()).not.toContain('against');
    expect((await page(await w.flagId())).flag.content.quotes).toHaveLength(2);
    await act(await w.flagId(), assign);
    const message = { subjectId: await w.flagId(), target: { kind: 'person', personId: 'U2' } };
    await w.stores.people.setHolders(WORKSPACE, 'executive', ['U4', 'U2']);
    const told = await FLAG_ASSIGNED.compose(w.deps, WORKSPACE, message as never);
    expect(told?.summary).toBe(await summary());
  });

  it('follows words that were changed before anybody has read the new ones', async () => {
    w = await createReportWorkspace();
    const flagId = await w.flagId();
    const words = 'prefer: on second thoughts';
    const edited = { editedTs: '102.000000' };
    await recordReply(w.deps, messageOf('U1', '101.000000', words, edited));
    const { flag, acts } = await page(flagId);
    expect(flag).toMatchObject({ state: 'withdrawn', content: { quotes: [] } });
    expect(acts.size).toBe(0);
  });

  it('follows a late confirmation and an erasure', async () => {
    w = await createReportWorkspace({}, false);
    expect(await summary()).toContain('seem to part');
    await confirm();
    const said = await summary();
    await w.erase('U2');
    expect(await summary()).toBe(said);
  });
});
