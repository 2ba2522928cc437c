import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { standingFlags } from '../../../src/features/flags/flag-workflow.ts';
import { DECISION } from '../../../src/features/flags/messages/decision.ts';
import { FLAG_ASSIGNED } from '../../../src/features/flags/messages/flag-assigned.ts';
import { eventWords, standingLine } from '../../../src/features/flags/slack/flag-words.ts';
import { createReportWorkspace, type ReportWorkspace } from '../report/report-workspace.ts';
import { hoursLater, WORKSPACE } from '../temp-workspace.ts';

let w: ReportWorkspace;
beforeEach(async () => {
  w = await createReportWorkspace();
});
afterEach(() => w.remove());

const act = async (doing: Parameters<ReportWorkspace['flags']['act']>[0]['act'], personId = 'U4') =>
  await w.flags.act({ workspaceId: WORKSPACE, personId, flagId: await w.flagId(), act: doing });
const decide = (toldTo: 'concerned' | 'everybody', personId?: string) =>
  act({ kind: 'decide', reason: ' Audit logs first, until March. ', toldTo }, personId);

/** What waits for people of this kind. */
async function waiting(kind: string) {
  const { db, schema } = w.stores.context;
  return (await db.select().from(schema.outbox)).filter((row) => row.kind === kind);
}

describe('deciding and telling them', () => {
  it('settles the flag with the decision, and tells those concerned once, in its words', async () => {
    const flagId = await w.flagId();
    expect(await decide('concerned')).toEqual({ ok: true, value: null });
    expect(await decide('concerned')).toEqual({ ok: false, error: 'state' });
    const page = await w.flags.describe(WORKSPACE, flagId);
    expect(page?.flag.state).toBe('resolved');
    expect(page?.history[0]?.content).toEqual({
      kind: 'resolved',
      reason: 'Audit logs first, until March.',
      toldTo: 'concerned',
    });
    if (page?.history[0]) expect(eventWords(page.history[0])).toContain('told those concerned');
    const notes = await waiting('decision');
    expect(notes.map(({ recipient }) => recipient)).toEqual(['U1', 'U2']);
    // References only.
    expect(JSON.stringify(notes)).not.toContain('Audit logs');
    const [note] = notes;
    const told = note && (await DECISION.compose(w.deps, WORKSPACE, note as never));
    if (told === undefined) throw new Error('nothing was told');
    const drawn = JSON.stringify(DECISION.draw(told));
    expect(drawn).toContain('Person U4 has decided');
    expect(drawn).toContain('Audit logs first, until March.');
    expect(drawn).toContain('quick features');
    expect(drawn).not.toMatch(/U1|U2|Sales|Product/);
  });

  it('tells everybody who was asked where that is wanted, but for who decided', async () => {
    await decide('everybody', 'U2');
    expect((await waiting('decision')).map(({ recipient }) => recipient)).toEqual(['U1']);
  });

  it('is not told any more once it is taken back, and a second one is', async () => {
    await decide('concerned');
    await act({ kind: 'reopen' });
    await decide('concerned');
    const notes = await waiting('decision');
    expect(notes).toHaveLength(4);
    const told = await Promise.all(
      notes.map((note) => DECISION.compose(w.deps, WORKSPACE, note as never)),
    );
    expect(told.filter((each) => each !== undefined)).toHaveLength(2);
  });

  it('needs words, and somebody to tell', async () => {
    expect(await act({ kind: 'decide', reason: ' ', toldTo: 'everybody' })).toEqual({
      ok: false,
      error: 'no-reason',
    });
    await w.erase('U1');
    await w.erase('U2');
    expect(await waiting('decision')).toEqual([]);
  });
});

describe('a day by which somebody is to look after a flag', () => {
  it('stands in its line, in its history and in the note', async () => {
    await act({ kind: 'assign', assigneeId: 'U2', by: '2026-12-11' });
    const [flag] = await w.stores.flags.list('r1');
    if (flag === undefined) throw new Error('no flag');
    const [standing] = standingFlags([flag.content], [flag]);
    expect(standing && standingLine(standing)).toContain(
      '<@U2> looks after it, by 11 December 2026',
    );
    const [event] = await w.stores.flags.history(flag.id);
    expect(event && eventWords(event)).toContain('by 11 December 2026');
    await w.stores.people.setHolders(WORKSPACE, 'executive', ['U4', 'U2']);
    const message = { subjectId: flag.id, target: { kind: 'person', personId: 'U2' } };
    const note = await FLAG_ASSIGNED.compose(w.deps, WORKSPACE, message as never);
    if (note === undefined) throw new Error('no note');
    expect(FLAG_ASSIGNED.draw(note).text).toContain('by 11 December 2026');
    await act({ kind: 'assign', assigneeId: 'U1' });
    expect((await w.stores.flags.list('r1'))[0]).not.toHaveProperty('by');
  });

  it('is not one that has gone by, by the clock of who names it', async () => {
    const today = hoursLater(72).toISOString().slice(0, 10);
    for (const by of ['2026-12-01', 'soon', '2026-13-40'])
      expect(await act({ kind: 'assign', assigneeId: 'U2', by })).toEqual({
        ok: false,
        error: 'past-day',
      });
    expect((await act({ kind: 'assign', assigneeId: 'U2', by: today })).ok).toBe(true);
  });
});
