import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { quotesStandIn, type Reading } from '../../../src/domain/reading.ts';
import { err, ok } from '../../../src/domain/result.ts';
import { correctReading } from '../../../src/features/answers/correct-reading.ts';
import { createCorrectionStore } from '../../../src/features/answers/correction-store.ts';
import { exportCorrections } from '../../../src/features/answers/export-corrections.ts';
import { rereadReplies } from '../../../src/features/answers/reread-replies.ts';
import { readWaitingReplies, recordReply } from '../../../src/features/answers/take-in-replies.ts';
import { closeDueRounds } from '../../../src/features/flags/close-rounds.ts';
import { createModelUsageStore } from '../../../src/reader/language-model/model-usage-store.ts';
import type { Reader } from '../../../src/reader/reader.ts';
import { testDeps } from '../../test-deps.ts';
import {
  createTempWorkspace,
  hoursLater,
  messageOf,
  NO_HOLIDAYS,
  NOW,
  openSentRound,
  openStores,
  readingOf,
  type TempWorkspace,
  WORKSPACE,
} from '../temp-workspace.ts';

const silent = { info: () => {}, warn: () => {}, error: () => {} };
let workspace: TempWorkspace;
let now: Date;
beforeEach(async () => {
  workspace = await createTempWorkspace();
  now = NOW;
  await openSentRound(workspace.stores, 'r1', ['U1', 'U2'], '100.000000');
});
afterEach(() => workspace.remove());

/** A reader of a version that takes the same side of everything. */
const readerOf = (side: 'prefer' | 'over', version: string, name = 'test'): Reader => ({
  identity: { name, version },
  async read({ text }) {
    if (text === 'later') return err({ kind: 'unavailable', message: 'It does not answer.' });
    return ok({ ...readingOf(side, text.slice(0, 8)), reader: { name, version } });
  },
});

const deps = (reader = readerOf('prefer', '1')) =>
  testDeps({
    ...workspace.stores,
    reader,
    clock: () => now,
    newId: workspace.newId,
    holidays: NO_HOLIDAYS,
    log: silent,
  });

/** A reply of a person that has been read; answers the id of the reading. */
async function replied(person: string, text: string): Promise<string> {
  const ts = `10${person.slice(1)}.000000`;
  const outcome = await recordReply(deps(), messageOf(person, ts, text));
  if (outcome.kind !== 'recorded') throw new Error(outcome.kind);
  await readWaitingReplies(deps(), now);
  const found = await workspace.stores.readings.readingOf(outcome.replyId);
  if (found === undefined) throw new Error('not read');
  return found.readingId;
}

async function counted(person: string): Promise<Reading | null | undefined> {
  const view = await workspace.stores.reports.view(WORKSPACE, 'r1');
  return view?.answers.find(({ personId }) => personId === person)?.reply?.reading;
}

const exported = (withText: boolean) =>
  exportCorrections(createCorrectionStore(workspace.stores.context), () => withText);

describe('a leader’s word', () => {
  it('wins over the reader’s, which stays beside it', async () => {
    const readingId = await replied('U1', '  We drop the audit logs.');
    const made = await correctReading(deps(), {
      readingId,
      personId: 'U1',
      kind: 'conflicting',
      sides: { features: 'over' },
    });
    expect(made.ok).toBe(true);
    const reading = await counted('U1');
    expect(reading).toMatchObject({
      reader: { name: 'leader', version: NOW.toISOString() },
      kind: 'conflicting',
      confidence: 1,
      positions: [{ side: 'over', decided: true }],
    });
    expect(reading && quotesStandIn('  We drop the audit logs.', reading)).toBe(true);
    expect((await workspace.stores.readings.find(readingId))?.reading.kind).toBe('operational');
  });

  it('can be that the reading is right', async () => {
    const readingId = await replied('U1', 'audit logs');
    const before = await counted('U1');
    expect((await correctReading(deps(), { readingId, personId: 'U1' })).ok).toBe(true);
    expect(await counted('U1')).toMatchObject({ reader: { name: 'leader' }, kind: before?.kind });
  });

  it('can be given again: the newest counts', async () => {
    const readingId = await replied('U1', 'audit logs');
    const about = { readingId, personId: 'U1' };
    for (const [minute, kind] of ['hedged', 'unclear', 'agreement'].entries()) {
      now = new Date(NOW.getTime() + minute * 60_000);
      await correctReading(deps(), { ...about, kind: kind as 'hedged' });
    }
    expect(await counted('U1')).toMatchObject({ kind: 'agreement', evidence: [] });
  });

  it('is nobody else’s, about nothing unknown, and not about words that have changed', async () => {
    const readingId = await replied('U1', 'audit logs');
    const attempt = async (changes: object) => {
      const outcome = await correctReading(deps(), { readingId, personId: 'U1', ...changes });
      return outcome.ok ? 'taken' : outcome.error.kind;
    };
    expect(await attempt({ personId: 'U2' })).toBe('not-theirs');
    expect(await attempt({ readingId: 'nothing' })).toBe('unknown-reading');
    expect(await attempt({ sides: { pricing: 'over' } })).toBe('unknown-rule');
    const edit = messageOf('U1', '101.000000', 'quick features', { editedTs: '110.000000' });
    await recordReply(deps(), edit);
    expect(await attempt({})).toBe('outdated');
    expect(await exported(true)).toEqual([]);
  });

  it('moves the flags of a closed round', async () => {
    const readingId = await replied('U1', 'audit logs');
    now = hoursLater(72);
    await closeDueRounds(deps(), now);
    const kinds = async () =>
      (await workspace.stores.flags.list('r1')).map(({ content }) => content.kind);
    expect(await kinds()).toEqual([]);
    const about = { readingId, personId: 'U1' };
    await correctReading(deps(), { ...about, kind: 'conflicting', sides: { features: 'over' } });
    expect(await kinds()).toEqual(['given-up-side']);
  });
});

describe('exportCorrections', () => {
  it('gives labelled replies beside what the reader had made of them', async () => {
    const first = await replied('U1', 'audit logs start');
    const second = await replied('U2', 'audit logs too');
    await correctReading(deps(), {
      readingId: first,
      personId: 'U1',
      kind: 'conflicting',
      sides: { features: 'over' },
      barriers: ['incentives'],
      note: '  The bonus is for quick ones. ',
    });
    await correctReading(deps(), {
      readingId: second,
      personId: 'U2',
      sides: { features: 'prefer' },
    });
    const [corrected, confirmed] = await exported(true);
    expect(corrected).toEqual({
      id: 'r001',
      leader: { id: 'U01', function: 'Sales', level: null },
      question: 'What will you do differently?',
      channel: 'thread',
      text: 'audit logs start',
      labels: {
        reading: 'conflicting',
        barriers: ['incentives'],
        positions: { features: 'over' },
        evidence: 'audit lo',
      },
      origins: {
        reading: 'corrected',
        barriers: { incentives: 'corrected' },
        positions: { features: 'corrected' },
      },
      strategy: { id: 'large', version: 1 },
      outcome: 'corrected',
      machine: {
        reading: 'operational',
        barriers: [],
        positions: { features: 'prefer' },
        reader: 'test 1',
      },
      note: 'The bonus is for quick ones.',
    });
    expect(confirmed).toMatchObject({ id: 'r002', leader: { id: 'U02' }, outcome: 'confirmed' });
    expect(confirmed?.origins).toMatchObject({
      reading: 'read',
      positions: { features: 'confirmed' },
    });
  });

  it('labels no rule on which nobody but the reader has said anything', async () => {
    const readingId = await replied('U1', 'audit logs');
    await correctReading(deps(), { readingId, personId: 'U1', kind: 'hedged' });
    const [line] = await exported(true);
    expect(line?.labels).toMatchObject({ reading: 'hedged', positions: {} });
    expect(line?.origins.positions).toEqual({ features: 'read' });
  });

  it('keeps the words where they may not leave', async () => {
    const readingId = await replied('U1', 'secret words');
    await correctReading(deps(), { readingId, personId: 'U1', note: 'secret note' });
    const lines = await exported(false);
    expect(lines).toHaveLength(1);
    expect(JSON.stringify(lines)).not.toMatch(/secret|U1"/);
  });

  it('leaves out what was deleted', async () => {
    const readingId = await replied('U1', 'audit logs');
    await correctReading(deps(), { readingId, personId: 'U1' });
    const where = { workspaceId: WORKSPACE, channelId: 'DU1', messageTs: '101.000000' };
    await workspace.stores.replies.erase(where, now);
    expect(await exported(true)).toEqual([]);
  });
});

describe('rereadReplies', () => {
  const reread = (reader: Reader) => rereadReplies(deps(reader), now);

  it('reads only what another version has read, keeps that, and says how much changed', async () => {
    const readingId = await replied('U1', 'audit logs');
    await replied('U2', 'more logs');
    expect(await reread(readerOf('prefer', '1'))).toMatchObject({ current: 2, reread: 0 });
    now = hoursLater(1);
    expect(await reread(readerOf('over', '2'))).toMatchObject({
      current: 0,
      reread: 2,
      changed: 2,
      kindChanged: 0,
      positionsChanged: 2,
      failed: 0,
    });
    expect((await counted('U1'))?.positions[0]?.side).toBe('over');
    expect((await workspace.stores.readings.find(readingId))?.reading.positions[0]?.side).toBe(
      'prefer',
    );
    expect(await reread(readerOf('over', '2'))).toMatchObject({ current: 2, reread: 0 });
  });

  it('can go back to an earlier version, whose reading counts again', async () => {
    await replied('U1', 'audit logs');
    now = hoursLater(1);
    await reread(readerOf('over', '2'));
    now = hoursLater(2);
    expect(await reread(readerOf('prefer', '1'))).toMatchObject({ reread: 1, changed: 1 });
    expect((await counted('U1'))?.positions[0]?.side).toBe('prefer');
  });

  it('leaves the leader’s word in force', async () => {
    const readingId = await replied('U1', 'audit logs');
    await correctReading(deps(), { readingId, personId: 'U1', kind: 'hedged' });
    now = hoursLater(1);
    expect(await reread(readerOf('over', '2'))).toMatchObject({ reread: 1 });
    expect(await counted('U1')).toMatchObject({ reader: { name: 'leader' }, kind: 'hedged' });
  });

  it('takes over what the leader has not spoken on, and nothing else', async () => {
    const readingId = await replied('U1', 'audit logs');
    await correctReading(deps(), { readingId, personId: 'U1', kind: 'hedged', note: 'Mine.' });
    now = hoursLater(1);
    await reread(readerOf('over', '2'));
    expect(await counted('U1')).toMatchObject({
      kind: 'hedged',
      origin: 'corrected',
      positions: [{ side: 'over', origin: 'read' }],
    });
    expect((await exported(true))[0]?.note).toBe('Mine.');
    await correctReading(deps(), { readingId, personId: 'U1', sides: { features: 'prefer' } });
    now = hoursLater(2);
    await reread(readerOf('over', '3'));
    expect(await counted('U1')).toMatchObject({
      positions: [{ side: 'prefer', origin: 'corrected' }],
    });
  });

  it('moves the flags of a closed round', async () => {
    await replied('U1', 'audit logs');
    now = hoursLater(72);
    await closeDueRounds(deps(), now);
    await reread(readerOf('over', '2'));
    expect(await workspace.stores.flags.list('r1')).toHaveLength(1);
  });

  it('keeps the earlier reading where the reader fails or leaves it to the one before', async () => {
    await replied('U1', 'audit logs');
    const fallsBack: Reader = {
      ...readerOf('prefer', '1'),
      identity: { name: 'model', version: '9' },
    };
    expect(await reread(fallsBack)).toMatchObject({ reread: 0, failed: 1 });
    const absent: Reader = {
      identity: { name: 'model', version: '9' },
      read: async () => err({ kind: 'unavailable', message: 'no' }),
    };
    expect(await reread(absent)).toMatchObject({ reread: 0, failed: 1 });
    expect((await counted('U1'))?.reader).toEqual({ name: 'test', version: '1' });
  });

  it('reads many pages', async () => {
    const many = Array.from({ length: 120 }, (_, i) => `U${100 + i}`);
    await openSentRound(workspace.stores, 'r2', many, '200.000000', { dueAt: hoursLater(1) });
    for (const person of many) {
      const message = { ...messageOf(person, '201.000000', 'logs'), threadTs: '200.000000' };
      await recordReply(deps(), message);
    }
    await readWaitingReplies(deps(), now);
    expect(await reread(readerOf('over', '2'))).toMatchObject({ reread: 120, changed: 120 });
  });
});

describe('model usage', () => {
  it('adds up by day and outlives the process', async () => {
    const usage = createModelUsageStore(workspace.stores.context);
    await usage.add('2026-11-30', 100);
    await Promise.all([usage.add('2026-11-30', 20), usage.add('2026-12-01', 7)]);
    const again = openStores(workspace.path);
    const after = createModelUsageStore(again.context);
    expect(await after.usedOn('2026-11-30')).toBe(120);
    expect(await after.usedOn('2026-12-01')).toBe(7);
    expect(await after.usedOn('2026-12-02')).toBe(0);
    again.close();
  });
});
