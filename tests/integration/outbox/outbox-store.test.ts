import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MESSAGE_KINDS } from '../../../src/message-kinds.ts';
import { prioritiesOf } from '../../../src/outbox/message-kind.ts';
import {
  createTempWorkspace,
  hoursLater,
  NOW,
  openStores,
  outgoingOf,
  promptOf,
  roundOf,
  type Stores,
  type TempWorkspace,
  WORKSPACE,
} from '../temp-workspace.ts';

let workspace: TempWorkspace;
let stores: Stores;
beforeEach(async () => {
  workspace = await createTempWorkspace();
  stores = workspace.stores;
  const prompts = [promptOf('r1', 'U1'), promptOf('r1', 'U2')];
  const outgoing = prompts.map((prompt) => outgoingOf(prompt));
  const opening = { workspaceId: WORKSPACE, round: roundOf('r1'), prompts, outgoing };
  await stores.rounds.open({ ...opening, next: null });
});
afterEach(() => workspace.remove());

const LEASE_END = new Date(NOW.getTime() + 120_000);
const MINE = 'm:r1/U1';
const CLAIM = { id: MINE, leaseUntil: LEASE_END };
const postpone = (attempts: number, notBefore: Date, remark: string, claimed = CLAIM) =>
  stores.outbox.postpone(claimed, { attempts, notBefore, remark });
const claim = (now = NOW, limit = 10, by = stores) =>
  by.outbox.claim(now, new Date(now.getTime() + 120_000), limit, prioritiesOf(MESSAGE_KINDS));
const idsOf = (claimed: readonly { readonly message: { readonly id: string } }[]) =>
  claimed.map(({ message }) => message.id);
const promptState = async () => {
  const prompt = await stores.rounds.prompt('r1/U1');
  return [prompt?.state, prompt?.channelId, prompt?.messageTs, prompt?.remark];
};

describe('a claim', () => {
  it('hands out what is due, with all that sending needs', async () => {
    const [first, ...others] = await claim();
    expect(first).toEqual({
      workspaceId: WORKSPACE,
      message: outgoingOf(promptOf('r1', 'U1')),
      attempts: 0,
      leaseUntil: LEASE_END,
      maybeSent: false,
    });
    expect(idsOf(others)).toEqual(['m:r1/U2']);
  });

  it('hands out nothing before its time', async () => {
    expect(await claim(hoursLater(-1))).toEqual([]);
  });

  it('hands out each message once while its lease lasts', async () => {
    expect(idsOf(await claim(NOW, 1))).toEqual([MINE]);
    expect(idsOf(await claim(NOW, 10))).toEqual(['m:r1/U2']);
    expect(await claim(new Date(LEASE_END.getTime() - 1))).toEqual([]);
  });

  it('hands a message out again, as doubtful, when its lease has ended without a word', async () => {
    await claim();
    const again = await claim(LEASE_END);
    expect(again.map(({ message, maybeSent }) => [message.id, maybeSent])).toEqual([
      [MINE, true],
      ['m:r1/U2', true],
    ]);
  });

  it('is disjoint between two processes on the same file', async () => {
    const other = openStores(workspace.path);
    for (let n = 0; n < 20; n += 1) {
      const message = outgoingOf(promptOf(`x${n}`, 'U3'), { kind: 'receipt' });
      await (n % 2 === 0 ? stores : other).outbox.add(WORKSPACE, message);
    }
    const seen: string[] = [];
    for (let turn = 0; turn < 12; turn += 1) {
      seen.push(...idsOf(await claim(NOW, 2, turn % 2 === 0 ? stores : other)));
    }
    other.close();
    expect(seen).toHaveLength(22);
    expect(new Set(seen).size).toBe(22);
  });
});

describe('settling', () => {
  it('as sent keeps the proof, and the prompt follows', async () => {
    await claim();
    await stores.outbox.markSent(MINE, { channelId: 'D1', messageTs: '5.000000' });
    expect(await promptState()).toEqual(['sent', 'D1', '5.000000', null]);
    expect((await stores.rounds.prompt('r1/U2'))?.state).toBe('waiting');
    expect(await claim(hoursLater(9))).toMatchObject([{ message: { id: 'm:r1/U2' } }]);
    expect(await stores.outbox.pending()).toBe(1);
  });

  it('as put off hands it out later, doubtful after a failed try', async () => {
    await claim();
    await postpone(1, hoursLater(1), 'Slack did not answer.');
    expect(await promptState()).toEqual(['waiting', null, null, null]);
    expect(idsOf(await claim(hoursLater(0.9)))).not.toContain(MINE);
    const later = await claim(hoursLater(1));
    expect(later.find(({ message }) => message.id === MINE)).toMatchObject({
      attempts: 1,
      maybeSent: true,
    });
  });

  it('as put off without a try leaves no doubt', async () => {
    await claim();
    await postpone(0, hoursLater(1), 'Slack asked to wait.');
    const later = await claim(hoursLater(1));
    expect(later.find(({ message }) => message.id === MINE)?.maybeSent).toBe(false);
  });

  it('as given up says why, and the prompt follows', async () => {
    await claim();
    await stores.outbox.giveUp(CLAIM, 'failed', 'This person has left the workspace.');
    expect(await promptState()).toEqual([
      'failed',
      null,
      null,
      'This person has left the workspace.',
    ]);
    const view = await stores.reports.view(WORKSPACE, 'r1');
    expect(view?.unreached).toBe(1);
    expect(view?.answers.map(({ personId }) => personId)).toEqual(['U2']);
  });

  it('by a process whose lease has ended does not undo what another has sent', async () => {
    await claim();
    await claim(LEASE_END);
    await stores.outbox.markSent(MINE, { channelId: 'D1', messageTs: '5.000000' });
    await postpone(1, hoursLater(1), 'late word of the first');
    await stores.outbox.giveUp(CLAIM, 'failed', 'late word of the first');
    expect(await promptState()).toEqual(['sent', 'D1', '5.000000', null]);
    expect(idsOf(await claim(hoursLater(9)))).not.toContain(MINE);
  });

  it('of an unknown message does nothing', async () => {
    await stores.outbox.markSent('nobody', { channelId: 'D1', messageTs: '5.000000' });
    expect(await stores.outbox.pending()).toBe(2);
  });
});

describe('queueing', () => {
  it('the same kind about the same subject to the same place happens once', async () => {
    const message = outgoingOf(promptOf('r1', 'U1'), { id: 'another' });
    await stores.outbox.add(WORKSPACE, message);
    expect(await stores.outbox.pending()).toBe(2);
    await stores.outbox.add(WORKSPACE, { ...message, kind: 'receipt' });
    await stores.outbox.add(WORKSPACE, {
      ...message,
      id: 'for another',
      target: { kind: 'person', personId: 'U3' },
    });
    expect(await stores.outbox.pending()).toBe(4);
  });
});

describe('the order of what is due', () => {
  it('puts what answers somebody first, then questions, notices and reminders', async () => {
    const kinds = ['reminder', 'round-closed', 'receipt', 'trouble', 'sample'] as const;
    for (const kind of kinds) {
      const message = outgoingOf(promptOf('x', 'U3'), { id: kind, kind, notBefore: NOW });
      await stores.outbox.add(WORKSPACE, message);
    }
    const early = { id: 'early', kind: 'reminder', ordinal: 2, notBefore: hoursLater(-1) } as const;
    await stores.outbox.add(WORKSPACE, outgoingOf(promptOf('x', 'U3'), early));
    expect(idsOf(await claim())).toEqual([
      'receipt',
      'sample',
      'm:r1/U1',
      'm:r1/U2',
      'round-closed',
      'trouble',
      'early',
      'reminder',
    ]);
  });
});

describe('word of a claim that was given away', () => {
  it('changes nothing about the claim of the other', async () => {
    await claim();
    await claim(LEASE_END);
    await postpone(0, NOW, 'late word of the first');
    await stores.outbox.giveUp(CLAIM, 'failed', 'late word of the first');
    expect(await promptState()).toEqual(['waiting', null, null, null]);
    expect(await claim(new Date(LEASE_END.getTime() + 60_000))).toEqual([]);
  });
});

describe('the days on which people are asked', () => {
  const day = '2026-11-30';
  const take = (promptId: string, by = stores, on = day) =>
    by.outbox.takeDays(WORKSPACE, [{ personId: 'U1', day: on, promptId }]);
  beforeEach(async () => {
    const prompts = [promptOf('r2', 'U1')];
    const round = roundOf('r2', { dueAt: hoursLater(1) });
    const opening = { workspaceId: WORKSPACE, round, prompts, outgoing: [] };
    await stores.rounds.open({ ...opening, next: null });
  });

  it('belong to one question each, also between two processes', async () => {
    const other = openStores(workspace.path);
    const refused = await Promise.all([take('r1/U1'), take('r2/U1', other)]);
    other.close();
    expect(refused.map((ids) => ids.size).sort()).toEqual([0, 1]);
  });

  it('may be taken again for the same question, and on another day for the other', async () => {
    expect([...(await take('r1/U1'))]).toEqual([]);
    expect([...(await take('r1/U1'))]).toEqual([]);
    expect([...(await take('r2/U1'))]).toEqual(['r2/U1']);
    expect([...(await take('r2/U1', stores, '2026-12-01'))]).toEqual([]);
  });

  it('are free again when the question is given up, but not when it is put off', async () => {
    await claim();
    await take('r1/U1');
    await postpone(0, hoursLater(1), 'Slack asked to wait.');
    expect((await take('r2/U1')).size).toBe(1);
    const [again] = await claim(hoursLater(1));
    const leaseUntil = again?.leaseUntil ?? NOW;
    await stores.outbox.giveUp({ id: MINE, leaseUntil }, 'failed', 'No.');
    expect((await take('r2/U1')).size).toBe(0);
  });
});

describe('hastening', () => {
  const hasten = () => stores.outbox.hasten(WORKSPACE, 'U1', NOW);
  const later = (attempts: number) => postpone(attempts, hoursLater(5), 'Outside working time.');

  it('has the waiting questions of one person looked at now', async () => {
    await claim();
    await later(0);
    await hasten();
    expect(await stores.outbox.nextNotBefore()).toEqual(NOW);
    expect(idsOf(await claim())).toEqual([MINE]);
  });

  it('leaves alone what Slack could not take, what is on its way, and other people', async () => {
    await claim();
    await later(1);
    await hasten();
    await stores.outbox.hasten('T2', 'U1', NOW);
    expect(await stores.outbox.nextNotBefore()).toEqual(hoursLater(5));
    expect(idsOf(await claim())).toEqual([]);
  });
});

describe('sent prompts', () => {
  it('keep when they were sent and are to be reminded, told first', async () => {
    const sent = (at: Date, remindAt: Date | null) => ({
      at,
      reminders: [{ promptId: 'r1/U1', remindAt }],
    });
    const proof = { channelId: 'D1', messageTs: '5.000000' };
    await claim();
    await stores.outbox.markSent(MINE, proof, sent(NOW, hoursLater(24)));
    await stores.outbox.markSent(MINE, proof, sent(hoursLater(1), null));
    expect(await stores.rounds.prompt('r1/U1')).toMatchObject({
      sentAt: NOW,
      remindAt: hoursLater(24),
    });
    expect(await stores.rounds.prompt('r1/U2')).toMatchObject({ sentAt: null, remindAt: null });
  });

  it('of a channel are those who were asked there, not those who were left out', async () => {
    const left = { ...promptOf('rc', 'U2'), state: 'skipped' as const, remark: 'Is a bot.' };
    const prompts = [promptOf('rc', 'U1'), left];
    const target = { kind: 'channel', channelId: 'C1', threadTs: null } as const;
    const changes = { id: 'm:rc', kind: 'round-opening', subjectId: 'rc', target } as const;
    const outgoing = [outgoingOf(promptOf('rc', 'U1'), changes)];
    const round = roundOf('rc', { dueAt: hoursLater(2) });
    await stores.rounds.open({ workspaceId: WORKSPACE, round, prompts, outgoing, next: null });
    await stores.outbox.markSent('m:rc', { channelId: 'C1', messageTs: '5.000000' });
    const kept = await stores.rounds.prompts('rc');
    expect(kept.map(({ state, remark }) => [state, remark])).toEqual([
      ['sent', null],
      ['skipped', 'Is a bot.'],
    ]);
  });
});
