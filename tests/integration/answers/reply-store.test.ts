import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IncomingMessage } from '../../../src/domain/reply.ts';
import {
  createTempWorkspace,
  hoursLater,
  messageOf,
  NOW,
  openSentRound,
  outgoingOf,
  promptOf,
  readingOf,
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
  await openSentRound(stores, 'r1', ['U1', 'U2'], '100.000000');
});
afterEach(() => workspace.remove());

const record = (message: IncomingMessage, now = NOW) =>
  stores.replies.record(message, 'thread', workspace.newId, now);
const erase = (messageTs: string, channelId = 'DU1') =>
  stores.replies.erase({ workspaceId: WORKSPACE, channelId, messageTs }, NOW);
const answerOf = async (personId: string, roundId = 'r1') =>
  (await stores.reports.view(WORKSPACE, roundId))?.answers.find((a) => a.personId === personId);
const textOf = async (personId: string, roundId = 'r1') =>
  (await answerOf(personId, roundId))?.reply?.text;
const revisionTexts = async () => {
  const { db, schema } = stores.context;
  const rows = await db.select().from(schema.revisions).orderBy(schema.revisions.number);
  return rows.map(({ number, text }) => [number, text]);
};

describe('a message in the thread of a prompt', () => {
  it('is a reply of the person asked', async () => {
    const outcome = await record(messageOf('U1', '101.000000', 'We stop the quick features.'));
    expect(outcome).toMatchObject({ kind: 'recorded', isLate: false, wasAsked: true });
    expect(await textOf('U1')).toBe('We stop the quick features.');
    expect(await answerOf('U2')).toMatchObject({ reply: null });
  });

  it('that comes again is a duplicate and changes nothing', async () => {
    const message = messageOf('U1', '101.000000', 'once');
    const first = await record(message);
    const again = await record({ ...message, text: 'something else' });
    expect(again).toEqual({ kind: 'duplicate', replyId: 'replyId' in first ? first.replyId : '' });
    expect(await textOf('U1')).toBe('once');
    expect(await revisionTexts()).toEqual([[1, 'once']]);
  });

  it('is one reply together with further messages, in the order of sending', async () => {
    await record(messageOf('U1', '103.000000', 'third'));
    await record(messageOf('U1', '101.000000', 'first'));
    const last = await record(messageOf('U1', '102.000000', 'second'));
    expect(last.kind).toBe('recorded');
    expect(await textOf('U1')).toBe('first\nsecond\nthird');
    expect(await revisionTexts()).toHaveLength(3);
  });

  it('by somebody who was not asked is kept apart', async () => {
    const outcome = await record(messageOf('U3', '101.000000', 'me too', { channelId: 'DU1' }));
    expect(outcome).toMatchObject({ kind: 'recorded', wasAsked: false });
    const view = await stores.reports.view(WORKSPACE, 'r1');
    expect(view?.uncounted).toBe(1);
    expect(view?.answers.map(({ reply }) => reply)).toEqual([null, null]);
    await erase('101.000000');
    expect((await stores.reports.view(WORKSPACE, 'r1'))?.uncounted).toBe(0);
  });

  it('after the round has closed is late, and kept', async () => {
    await stores.flags.closeRound({
      workspaceId: WORKSPACE,
      roundId: 'r1',
      now: hoursLater(72),
      flags: [],
      published: null,
      standings: null,
      outgoing: [],
    });
    const late = messageOf('U1', '900.000000', 'sorry', { sentAt: hoursLater(80) });
    const outcome = await record(late, hoursLater(80));
    expect(outcome).toMatchObject({ kind: 'recorded', isLate: true });
    expect(await answerOf('U1')).toMatchObject({ reply: { text: 'sorry', isLate: true } });
    const inTime = messageOf('U2', '800.000000', 'in time', { sentAt: hoursLater(71) });
    expect(await record(inTime, hoursLater(80))).toMatchObject({ isLate: false });
  });

  it('of another thread, channel or workspace is no reply', async () => {
    const elsewhere: Partial<IncomingMessage>[] = [
      { threadTs: '55.000000' },
      { channelId: 'DU2', threadTs: '101.000000' },
      { workspaceId: 'T2' },
    ];
    for (const change of elsewhere) {
      const outcome = await record(messageOf('U1', '101.000000', 'hello', change));
      expect(outcome).toEqual({ kind: 'not-a-reply' });
    }
    expect(await revisionTexts()).toEqual([]);
  });
});

describe('an edit', () => {
  const original = messageOf('U1', '101.000000', 'before');
  const edit = (editedTs: string, text: string) => ({ ...original, editedTs, text });

  it('is a revision, and the earlier wording is kept', async () => {
    await record(original);
    expect((await record(edit('110.000000', 'after'))).kind).toBe('revised');
    expect(await textOf('U1')).toBe('after');
    expect(await revisionTexts()).toEqual([
      [1, 'before'],
      [2, 'after'],
    ]);
  });

  it('older than the one that is known changes nothing', async () => {
    await record(original);
    await record(edit('120.000000', 'newest'));
    expect((await record(edit('110.000000', 'older'))).kind).toBe('duplicate');
    expect((await record(edit('120.000000', 'newest'))).kind).toBe('duplicate');
    expect(await textOf('U1')).toBe('newest');
  });

  it('that comes before the original wins over it', async () => {
    expect((await record(edit('110.000000', 'after'))).kind).toBe('recorded');
    expect((await record(original)).kind).toBe('duplicate');
    expect(await textOf('U1')).toBe('after');
  });

  it('of one message leaves the others alone', async () => {
    await record(original);
    await record(messageOf('U1', '102.000000', 'more'));
    await record(edit('110.000000', 'after'));
    expect(await textOf('U1')).toBe('after\nmore');
  });

  it('that changes no word is no revision', async () => {
    await record(original);
    expect((await record(edit('110.000000', 'before'))).kind).toBe('duplicate');
    expect(await revisionTexts()).toHaveLength(1);
  });
});

describe('a deletion', () => {
  it('takes every wording and every reading with it', async () => {
    const outcome = await record(messageOf('U1', '101.000000', 'secret one'));
    const replyId = 'replyId' in outcome ? outcome.replyId : '';
    const content = readingOf('over', 'secret one');
    const reading = { id: 'g1', replyId, revision: 1, source: 'reader', content } as const;
    expect(await stores.readings.save(reading, NOW)).toBe(true);
    await record(messageOf('U1', '101.000000', 'secret two', { editedTs: '110.000000' }));
    expect(await erase('101.000000')).toEqual({ replyId, roundId: 'r1' });
    expect(await revisionTexts()).toEqual([
      [1, ''],
      [2, ''],
      [3, ''],
    ]);
    const { db, schema } = stores.context;
    expect(await db.select().from(schema.readings)).toEqual([]);
    const messages = await db.select().from(schema.replyMessages);
    expect(messages.map(({ text }) => text)).toEqual(['']);
    expect((await answerOf('U1'))?.reply).toBeNull();
    expect(await stores.readings.unread(10)).toEqual([]);
  });

  it('leaves the other messages of the reply', async () => {
    await record(messageOf('U1', '101.000000', 'secret'));
    await record(messageOf('U1', '102.000000', 'stays'));
    await erase('101.000000');
    expect(await textOf('U1')).toBe('stays');
    expect((await revisionTexts()).join()).not.toContain('secret');
    expect((await stores.readings.unread(10)).map(({ text }) => text)).toEqual(['stays']);
  });

  it('is final: neither the message nor an edit of it comes back', async () => {
    const message = messageOf('U1', '101.000000', 'secret');
    await record(message);
    await erase('101.000000');
    expect((await record(message)).kind).toBe('duplicate');
    expect((await record({ ...message, editedTs: '110.000000' })).kind).toBe('duplicate');
    expect(await textOf('U1')).toBeUndefined();
    expect(await erase('101.000000')).toBeUndefined();
  });

  it('of a message unknown here is nothing to us', async () => {
    expect(await erase('55.000000')).toBeUndefined();
  });

  it('makes room for a new answer', async () => {
    await record(messageOf('U1', '101.000000', 'secret'));
    await erase('101.000000');
    await record(messageOf('U1', '102.000000', 'again'));
    expect(await textOf('U1')).toBe('again');
  });
});

describe('a plain direct message', () => {
  const plain = (text: string, ts = '200.000000') => messageOf('U1', ts, text, { threadTs: null });

  it('answers the one prompt that is open', async () => {
    expect((await record(plain('by the way'))).kind).toBe('recorded');
    expect(await textOf('U1')).toBe('by the way');
  });

  it('goes on in the thread under it, where its receipt stands', async () => {
    await record(plain('by the way'));
    const more = messageOf('U1', '201.000000', 'and more', { threadTs: '200.000000' });
    expect((await record(more)).kind).toBe('recorded');
    expect(await textOf('U1')).toBe('by the way\nand more');
    const other = messageOf('U2', '202.000000', 'hm', { channelId: 'DU1', threadTs: '200.000000' });
    expect((await record(other)).kind).toBe('not-a-reply');
  });

  it('with two prompts open could mean either', async () => {
    await openSentRound(stores, 'r2', ['U1'], '150.000000', { dueAt: hoursLater(1) });
    expect(await record(plain('which?'))).toEqual({ kind: 'which-prompt' });
    const inThread = messageOf('U1', '201.000000', 'this one', { threadTs: '150.000000' });
    expect((await record(inThread)).kind).toBe('recorded');
    expect(await textOf('U1', 'r2')).toBe('this one');
    expect(await textOf('U1', 'r1')).toBeUndefined();
  });

  it('with no prompt open, or none sent, is no reply', async () => {
    const closing = {
      workspaceId: WORKSPACE,
      roundId: 'r1',
      now: NOW,
      flags: [],
      published: null,
      standings: null,
      outgoing: [],
    };
    await stores.flags.closeRound(closing);
    const round = roundOf('r3', { dueAt: hoursLater(1) });
    const prompts = [promptOf('r3', 'U1')];
    const opening = { workspaceId: WORKSPACE, round, prompts, outgoing: [], next: null };
    await stores.rounds.open(opening);
    expect(await record(plain('hello'))).toEqual({ kind: 'not-a-reply' });
    const inChannel = { ...plain('hello'), channelId: 'C1', isDirect: false };
    expect(await record(inChannel)).toEqual({ kind: 'not-a-reply' });
  });
});

describe('a prompt whose place in Slack is not known yet', () => {
  const outgoing = outgoingOf(promptOf('r2', 'U3'));
  beforeEach(async () => {
    const prompts = [promptOf('r2', 'U3')];
    const round = roundOf('r2', { dueAt: hoursLater(1) });
    const opening = { workspaceId: WORKSPACE, round, prompts, outgoing: [outgoing] };
    await stores.rounds.open({ ...opening, next: null });
  });
  const plain = messageOf('U3', '401.000000', 'quick', { threadTs: null });
  const inThread = messageOf('U3', '402.000000', 'and more', { threadTs: '400.000000' });

  it('is answered by a direct message or in its thread while it is on its way', async () => {
    await stores.outbox.claim(NOW, hoursLater(1), 10);
    expect((await record(plain)).kind).toBe('recorded');
    expect((await record(inThread)).kind).toBe('recorded');
    expect(await textOf('U3', 'r2')).toBe('quick\nand more');
  });

  it('is answered also while it waits to be looked up', async () => {
    await stores.outbox.claim(NOW, hoursLater(1), 10);
    const put = { attempts: 1, notBefore: hoursLater(1), remark: 'Slack did not answer.' };
    await stores.outbox.postpone({ id: outgoing.id, leaseUntil: hoursLater(1) }, put);
    expect((await record(inThread)).kind).toBe('recorded');
  });

  it('is not answered before it was tried, nor by others, nor in a channel', async () => {
    expect((await record(plain)).kind).toBe('not-a-reply');
    await stores.outbox.claim(NOW, hoursLater(1), 10);
    const elsewhere = { ...inThread, channelId: 'C1', isDirect: false };
    expect((await record(elsewhere)).kind).toBe('not-a-reply');
    expect((await record({ ...inThread, authorId: 'U4' })).kind).toBe('not-a-reply');
  });

  it('that is answered was reached, also where Slack never confirmed it', async () => {
    await stores.outbox.claim(NOW, hoursLater(1), 10);
    await record(plain);
    await stores.outbox.giveUp(
      { id: outgoing.id, leaseUntil: hoursLater(1) },
      'failed',
      'Slack did not answer.',
    );
    const view = await stores.reports.view(WORKSPACE, 'r2');
    expect(view?.answers.map(({ reply }) => reply?.text)).toEqual(['quick']);
    expect(view?.unreached).toBe(0);
  });
});

describe('a channel round', () => {
  it('takes everybody in its one thread, each with an own reply', async () => {
    const prompts = [promptOf('rc', 'U1'), promptOf('rc', 'U2')];
    const round = roundOf('rc', {
      dueAt: hoursLater(2),
      delivery: { kind: 'channel', channelId: 'C1' },
    });
    const opening = {
      id: 'm:rc',
      kind: 'round-opening',
      subjectId: 'rc',
      target: { kind: 'channel', channelId: 'C1', threadTs: null },
      ordinal: 0,
      notBefore: NOW,
      expiresAt: hoursLater(12),
    } as const;
    await stores.rounds.open({
      workspaceId: WORKSPACE,
      round,
      prompts,
      outgoing: [opening],
      next: null,
    });
    await stores.outbox.claim(NOW, hoursLater(1), 10);
    await stores.outbox.markSent('m:rc', { channelId: 'C1', messageTs: '300.000000' });
    const sent = await stores.rounds.prompts('rc');
    expect(sent.map(({ state, channelId, messageTs }) => [state, channelId, messageTs])).toEqual([
      ['sent', 'C1', '300.000000'],
      ['sent', 'C1', '300.000000'],
    ]);
    for (const [n, person] of ['U1', 'U2', 'U3'].entries()) {
      const where = { channelId: 'C1', isDirect: false, threadTs: '300.000000' };
      await record(messageOf(person, `30${n + 1}.000000`, `by ${person}`, where));
    }
    expect([await textOf('U1', 'rc'), await textOf('U2', 'rc')]).toEqual(['by U1', 'by U2']);
    expect((await stores.reports.view(WORKSPACE, 'rc'))?.uncounted).toBe(1);
  });
});

describe('readings', () => {
  const write = async (text: string) => {
    const outcome = await record(messageOf('U1', '101.000000', text));
    return 'replyId' in outcome ? outcome.replyId : '';
  };
  const save = (replyId: string, revision: number, name = 'test', source = 'reader' as const) => {
    const content = readingOf('over', 'words', name);
    const id = workspace.newId();
    return stores.readings.save({ id, replyId, revision, source, content }, NOW);
  };

  it('are waited for by every newest revision with words', async () => {
    const replyId = await write('words');
    expect(await stores.readings.unread(10)).toMatchObject([
      {
        replyId,
        revision: 1,
        text: 'words',
        isRoundClosed: false,
        question: { kind: 'open' },
        strategy: { name: 'Few and large' },
      },
    ]);
    await save(replyId, 1);
    expect(await stores.readings.unread(10)).toEqual([]);
    await record(messageOf('U1', '101.000000', 'new words', { editedTs: '110.000000' }));
    expect(await stores.readings.unread(10)).toMatchObject([{ revision: 2, text: 'new words' }]);
  });

  it('of a revision that is no longer the newest are refused', async () => {
    const replyId = await write('words');
    await record(messageOf('U1', '101.000000', 'new words', { editedTs: '110.000000' }));
    expect(await save(replyId, 1)).toBe(false);
    expect(await save(replyId, 2)).toBe(true);
    expect(await save(replyId, 2)).toBe(false);
    expect(await save('nobody', 1)).toBe(false);
  });

  it('of an earlier revision no longer count', async () => {
    const replyId = await write('words');
    await save(replyId, 1);
    expect((await answerOf('U1'))?.reply?.reading).not.toBeNull();
    await record(messageOf('U1', '101.000000', 'new words', { editedTs: '110.000000' }));
    expect((await answerOf('U1'))?.reply?.reading).toBeNull();
  });

  it("by the leader count before any reader's, whichever came last", async () => {
    const replyId = await write('words');
    const own = readingOf('prefer', 'words', 'leader');
    const reading = { id: 'own', replyId, revision: 1, source: 'leader', content: own } as const;
    await stores.readings.save(reading, NOW);
    await save(replyId, 1, 'late reader');
    expect((await answerOf('U1'))?.reply?.reading?.positions[0]?.side).toBe('prefer');
  });

  it('go with a round that goes', async () => {
    await save(await write('words'), 1);
    const { transact, schema, db } = stores.context;
    await transact((tx) => tx.delete(schema.rounds).where(eq(schema.rounds.id, 'r1')));
    expect(await db.select().from(schema.readings)).toEqual([]);
    expect(await db.select().from(schema.revisions)).toEqual([]);
  });

  it('remembers for a while what was deleted before it came', async () => {
    const place = { workspaceId: WORKSPACE, channelId: 'DU1', messageTs: '200.000000' };
    await stores.replies.erase(place, NOW);
    const late = messageOf('U1', '200.000000', 'too late');
    const take = () => stores.replies.record(late, 'thread', workspace.newId, NOW);
    expect(await take()).toEqual({ kind: 'not-a-reply' });
    const eraseAnother = (at: Date) =>
      stores.replies.erase({ ...place, messageTs: '201.000000' }, at);
    await eraseAnother(hoursLater(47));
    expect(await take()).toEqual({ kind: 'not-a-reply' });
    await eraseAnother(hoursLater(49));
    await openSentRound(stores, 'r1', ['U1'], '100.000000');
    expect((await take()).kind).toBe('recorded');
  });
});
