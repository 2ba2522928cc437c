import { afterEach, describe, expect, it } from 'vitest';
import { seal } from '../../../src/features/flags/disclosure/disclose.ts';
import { setMayQuote } from '../../../src/features/home/take-back.ts';
import { composeReport } from '../../../src/features/report/compose-report.ts';
import { WORKSPACE } from '../temp-workspace.ts';
import { createReportWorkspace, OVER, PREFER, type ReportWorkspace } from './report-workspace.ts';

let w: ReportWorkspace;
afterEach(() => w.remove());

async function frozen() {
  const now = await w.reports.open(WORKSPACE, await w.key());
  const key = await w.reports.freeze(WORKSPACE, 'U4', await w.key());
  if (key?.source.kind !== 'frozen' || now === undefined) throw new Error('not frozen');
  const { frozenId } = key.source;
  return { key, frozenId, now };
}

/** A frozen report as it is made again, letter for letter. */
async function remade(frozenId: string): Promise<string> {
  const kept = await w.stores.frozen.find(WORKSPACE, frozenId);
  if (kept === undefined) throw new Error('gone');
  return JSON.stringify(composeReport(seal(kept.input.view), kept.input.around));
}

describe('a frozen report', () => {
  it.each(['named', 'function'] as const)(
    'is made again bit for bit after a correction and a belief: %s',
    async (disclosure) => {
      w = await createReportWorkspace({ disclosure, smallestGroup: 2 });
      await w.reports.keepPrediction(WORKSPACE, 'U4', { roundId: 'r1', ofHundred: 80 });
      const { frozenId, key, now } = await frozen();
      expect(await remade(frozenId)).toBe(JSON.stringify(now.report));
      await w.correct('prefer');
      await w.reports.keepPrediction(WORKSPACE, 'U3', { roundId: 'r1', ofHundred: 10 });
      expect(await remade(frozenId)).toBe(JSON.stringify(now.report));
      const shown = await w.reports.open(WORKSPACE, key);
      expect(JSON.stringify(shown?.report)).toBe(JSON.stringify(now.report));
      expect(shown?.frozen).toMatchObject({ frozenBy: 'U4' });
      const fresh = await w.reports.open(WORKSPACE, await w.key());
      expect(JSON.stringify(fresh?.report)).not.toBe(JSON.stringify(now.report));
      const kept = await w.stores.frozen.find(WORKSPACE, frozenId);
      expect(kept?.input.madeBy).toBe('9.9.9');
    },
  );

  it('loses the words of what was erased, and keeps its counts', async () => {
    w = await createReportWorkspace();
    const { frozenId, now } = await frozen();
    await w.erase('U1');
    const after = JSON.parse(await remade(frozenId));
    expect(JSON.stringify(after)).not.toContain('quick ones');
    expect(JSON.stringify(after)).toContain(PREFER);
    expect(after.response).toEqual(now.report.response);
    const talliesOf = (report: typeof after) =>
      report.priorities.map(({ rules }: { rules: { tally: unknown }[] }) =>
        rules.map(({ tally }) => tally),
      );
    expect(talliesOf(after)).toEqual(talliesOf(now.report));
    expect(after.flags[0].summary).toBe(now.report.flags[0]?.summary);
    const { schema, db } = w.stores.context;
    const rows = JSON.stringify([
      await db.select().from(schema.frozenReports),
      await db.select().from(schema.flags),
    ]);
    expect(rows).not.toContain('quick ones');
  });

  it('no longer quotes who took their consent back', async () => {
    w = await createReportWorkspace({ disclosure: 'anonymous', smallestGroup: 2 });
    const owner = { workspaceId: WORKSPACE, personId: 'U1' };
    await setMayQuote(w.deps, owner, 'r1', true);
    const { frozenId } = await frozen();
    expect(await remade(frozenId)).toContain(OVER);
    await setMayQuote(w.deps, owner, 'r1', false);
    expect(await remade(frozenId)).not.toContain(OVER);
  });

  it('stands in the list, and nothing but a closed round can be frozen', async () => {
    w = await createReportWorkspace();
    const { key } = await frozen();
    expect(await w.reports.listFrozen(WORKSPACE)).toMatchObject([
      { frozenBy: 'U4', strategyName: 'Few and large' },
    ]);
    expect(await w.reports.freeze(WORKSPACE, 'U4', key)).toBeUndefined();
    expect(await w.reports.listFrozen('T2')).toEqual([]);
    expect(await w.reports.open('T2', key)).toBeUndefined();
  });
});

describe('what others may see', () => {
  it('names nobody and counts small groups together, in a frozen report as well', async () => {
    w = await createReportWorkspace();
    const { key } = await frozen();
    for (const each of [key, await w.key()]) {
      const shown = await w.reports.openForOthers(WORKSPACE, each);
      expect(shown?.disclosure).toBe('named');
      expect(JSON.stringify(shown?.report)).not.toMatch(/Person U|Sales|Product/);
    }
  });
});

describe('what is expected', () => {
  it('is asked once for a closed round, and stands beside what was found', async () => {
    w = await createReportWorkspace();
    const key = await w.key();
    expect(await w.reports.predictionToAsk(WORKSPACE, 'U4', key)).toEqual({
      strategyName: 'Few and large',
    });
    await w.reports.keepPrediction(WORKSPACE, 'U4', { roundId: 'r1', ofHundred: 80 });
    await w.reports.keepPrediction(WORKSPACE, 'U4', { roundId: 'r1', ofHundred: 50 });
    expect(await w.reports.predictionToAsk(WORKSPACE, 'U4', key)).toBeNull();
    expect(await w.reports.predictionToAsk(WORKSPACE, 'U3', key)).not.toBeNull();
    const shown = await w.reports.open(WORKSPACE, key);
    expect(shown?.report.belief).toMatchObject({ predicted: 0.8, found: { count: 1, of: 2 } });
  });

  it('may be left unsaid for good', async () => {
    w = await createReportWorkspace();
    await w.reports.keepPrediction(WORKSPACE, 'U4', { roundId: 'r1', ofHundred: null });
    expect(await w.reports.predictionToAsk(WORKSPACE, 'U4', await w.key())).toBeNull();
    expect((await w.reports.open(WORKSPACE, await w.key()))?.report.belief).toBeNull();
  });
});
