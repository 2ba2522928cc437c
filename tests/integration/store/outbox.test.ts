import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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
  by.outbox.claim(now, new Date(now.getTime() + 120_000), limit);
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
      isDoubtful: false,
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
    expect(again.map(({ message, isDoubtful }) => [message.id, isDoubtful])).toEqual([
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
      isDoubtful: true,
    });
  });

  it('as put off without a try leaves no doubt', async () => {
    await claim();
    await postpone(0, hoursLater(1), 'Slack asked to wait.');
    const later = await claim(hoursLater(1));
    expect(later.find(({ message }) => message.id === MINE)?.isDoubtful).toBe(false);
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
