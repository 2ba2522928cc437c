import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/domain/settings.ts';
import { forgetOld, monthsBefore } from '../../../src/features/retention/forget-old.ts';
import { isRenewal } from '../../../src/outbox/outbox-rows.ts';
import { filesWith } from '../files-with.ts';
import { createReportWorkspace, type ReportWorkspace } from '../report/report-workspace.ts';
import { hoursLater, messageOf, openSentRound, WORKSPACE } from '../temp-workspace.ts';

const DAY = 24;
let w: ReportWorkspace;
beforeEach(async () => {
  w = await createReportWorkspace();
});
afterEach(() => w.remove());

const keepFor = (keepMonths: number) =>
  w.stores.settings.save(WORKSPACE, { ...DEFAULT_SETTINGS, keepMonths });
const later = (days: number) => hoursLater(72 + days * DAY);

async function replyOf(personId: string): Promise<string> {
  const { schema, db } = w.stores.context;
  const all = await db.select().from(schema.replies);
  return all.find((reply) => reply.personId === personId)?.id ?? '';
}

describe('what was kept long enough', () => {
  it('goes from every file: a round with all that was said in it, and nothing newer', async () => {
    const { stores, newId } = w;
    await w.reports.freeze(WORKSPACE, 'U4', await w.key());
    await stores.guide.add({
      id: 'q1',
      workspaceId: WORKSPACE,
      question: 'An old walrus?',
      stems: [],
      askedAt: later(0),
    });
    await openSentRound(stores, 'r2', ['U1'], '200.000000', {
      dueAt: later(10),
      openedAt: later(10),
      closesAt: later(400),
    });
    const said = messageOf('U1', '201.000000', 'A newer word.', { threadTs: '200.000000' });
    await stores.replies.record(said, 'thread', newId, later(11));
    await stores.outbox.add(WORKSPACE, {
      id: 'm1',
      kind: 'read-back',
      subjectId: await replyOf('U1'),
      target: { kind: 'channel', channelId: 'DU1', threadTs: '100.000000' },
      ordinal: 0,
      notBefore: later(0),
      expiresAt: later(1),
    });
    await stores.outbox.markSent('m1', { channelId: 'DU1', messageTs: '102.000000' });
    await keepFor(12);
    await forgetOld(w.deps, later(364));
    expect(filesWith(w.path, 'quick ones')).not.toEqual([]);
    await forgetOld(w.deps, later(366));
    // What quotes them in Slack is taken back: until then it is known where it stands.
    const renewals = (await stores.outbox.claim(later(366), later(367), 100)).filter(
      ({ message }) => message.kind === 'read-back' && isRenewal(message),
    );
    expect(renewals).toHaveLength(1);
    for (const { message } of renewals)
      expect(await stores.outbox.standing(message)).toEqual([
        { channelId: 'DU1', messageTs: '102.000000' },
      ]);
    for (const trace of ['quick ones', 'I build the logs', 'old walrus'])
      expect(filesWith(w.path, trace)).toEqual([]);
    const { schema, db } = stores.context;
    for (const table of [schema.flags, schema.frozenReports, schema.readings])
      expect(await db.select().from(table)).toEqual([]);
    expect(filesWith(w.path, 'A newer word.')).not.toEqual([]);
    expect(await w.reports.open(WORKSPACE, { ...(await w.key()) })).toBeDefined();
  });

  it('is 24 months where nobody has said otherwise', async () => {
    await forgetOld(w.deps, later(729));
    expect(await w.stores.rounds.find(WORKSPACE, 'r1')).toBeDefined();
    await forgetOld(w.deps, later(732));
    expect(await w.stores.rounds.find(WORKSPACE, 'r1')).toBeUndefined();
  });

  it('takes somebody who has left out of the directory once no round needs them', async () => {
    const left = (id: string) => ({
      id,
      name: `Walrus ${id}`,
      email: null,
      timeZone: 'UTC',
      standing: 'left' as const,
      isOwner: false,
      awayUntil: null,
    });
    await w.stores.people.saveFromDirectory(WORKSPACE, [left('U1'), left('U3')], later(0));
    await forgetOld(w.deps, later(0));
    await forgetOld(w.deps, later(89));
    expect(await w.stores.people.find(WORKSPACE, 'U3')).toBeDefined();
    await forgetOld(w.deps, later(91));
    expect(await w.stores.people.find(WORKSPACE, 'U3')).toBeUndefined();
    expect(filesWith(w.path, 'Walrus U3')).toEqual([]);
    expect(await w.stores.people.find(WORKSPACE, 'U1')).toBeDefined();
    await keepFor(4);
    await forgetOld(w.deps, later(130));
    await forgetOld(w.deps, later(131));
    expect(await w.stores.people.find(WORKSPACE, 'U1')).toBeUndefined();
  });

  it('counts the days from when somebody left last', async () => {
    const entry = (standing: 'left' | 'active') => ({
      id: 'U3',
      name: 'Person U3',
      email: null,
      timeZone: 'UTC',
      standing,
      isOwner: false,
      awayUntil: null,
    });
    const say = async (standing: 'left' | 'active', day: number) => {
      await w.stores.people.saveFromDirectory(WORKSPACE, [entry(standing)], later(day));
      await forgetOld(w.deps, later(day));
    };
    await say('left', 0);
    await say('active', 50);
    await say('left', 60);
    await forgetOld(w.deps, later(120));
    expect(await w.stores.people.find(WORKSPACE, 'U3')).toBeDefined();
    await forgetOld(w.deps, later(151));
    expect(await w.stores.people.find(WORKSPACE, 'U3')).toBeUndefined();
  });
});

it('some months before is never later, and never off by more than the days of a month', () => {
  const moments = fc.date({
    min: new Date('2000-01-01'),
    max: new Date('2100-01-01'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(moments, fc.integer({ min: 1, max: 120 }), (now, months) => {
      const then = monthsBefore(now, months);
      const apart =
        (now.getUTCFullYear() - then.getUTCFullYear()) * 12 +
        now.getUTCMonth() -
        then.getUTCMonth();
      expect(apart).toBe(months);
      expect(then.getUTCDate()).toBeLessThanOrEqual(now.getUTCDate());
    }),
  );
});
