import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IncomingMessage, MessagePlace } from '../../../src/domain/reply.ts';
import { err, ok } from '../../../src/domain/result.ts';
import { createCatchUp } from '../../../src/features/answers/catch-up.ts';
import { correctReading } from '../../../src/features/answers/correct-reading.ts';
import {
  eraseMessage,
  readWaitingReplies,
  recordReply,
} from '../../../src/features/answers/take-in-replies.ts';
import { closeDueRounds } from '../../../src/features/flags/close-rounds.ts';
import type { Reader } from '../../../src/reader/reader.ts';
import { testDeps } from '../../test-deps.ts';
import {
  createTempWorkspace,
  hoursLater,
  messageOf,
  NO_HOLIDAYS,
  NOW,
  openSentRound,
  readingOf,
  type TempWorkspace,
  WORKSPACE,
} from '../temp-workspace.ts';

const silent = { info: () => {}, warn: () => {}, error: () => {} };
let workspace: TempWorkspace;
let now: Date;
let reader: Reader;
beforeEach(async () => {
  workspace = await createTempWorkspace();
  now = NOW;
  // Takes the side that the reply begins with.
  reader = {
    identity: { name: 'test', version: '1' },
    async read({ text }) {
      if (text === 'unreadable') return err({ kind: 'empty', message: 'It has no words.' });
      if (text === 'later') return err({ kind: 'unavailable', message: 'It does not answer.' });
      return ok(readingOf(text.startsWith('over') ? 'over' : 'prefer', text));
    },
  };
  await openSentRound(workspace.stores, 'r1', ['U1', 'U2'], '100.000000');
  await workspace.stores.people.setHolders(WORKSPACE, 'executive', ['U4']);
});
afterEach(() => workspace.remove());

const deps = () =>
  testDeps({
    ...workspace.stores,
    reader,
    clock: () => now,
    newId: workspace.newId,
    holidays: NO_HOLIDAYS,
    log: silent,
  });
const write = (person: string, ts: string, text: string, editedTs: string | null = null) =>
  recordReply(deps(), messageOf(person, ts, text, { editedTs }));
const read = () => readWaitingReplies(deps(), now);
/** Reads what waits, and has each of these people confirm the side that was read. */
async function confirmed(sides: Readonly<Record<string, 'prefer' | 'over'>>) {
  await read();
  const rows = await workspace.stores.readings.page('', 9);
  for (const { personId, readingId } of rows) {
    const side = sides[personId];
    if (side === undefined) continue;
    await correctReading(deps(), { readingId, personId, sides: { features: side } });
  }
}
const erase = (person: string, messageTs: string) =>
  eraseMessage(deps(), { workspaceId: WORKSPACE, channelId: `D${person}`, messageTs });
const close = async () => {
  now = hoursLater(72);
  return await closeDueRounds(deps(), now);
};
const flags = async () =>
  (await workspace.stores.flags.list('r1')).map(({ content }) => [
    content.kind,
    content.quotes.map(({ quote }) => quote),
  ]);
const waiting = async () =>
  (await workspace.stores.outbox.claim(now, now, 100)).map(({ message }) => message.kind);

describe('recording', () => {
  it('answers the first message of a reply with a receipt, and no other', async () => {
    await write('U1', '101.000000', 'prefer it');
    await write('U1', '101.000000', 'prefer it');
    await write('U1', '101.000000', 'prefer it so', '110.000000');
    await write('U1', '102.000000', 'and more');
    expect(await waiting()).toEqual(['receipt']);
  });
});

describe('reading', () => {
  it('reads each reply once, and again after an edit', async () => {
    await write('U1', '101.000000', 'prefer it');
    expect([await read(), await read()]).toEqual([1, 0]);
    await write('U1', '101.000000', 'over it', '110.000000');
    expect(await read()).toBe(1);
  });

  it('keeps what cannot be read as saying nothing', async () => {
    await write('U1', '101.000000', 'unreadable');
    expect([await read(), await read()]).toEqual([1, 0]);
    const view = await workspace.stores.reports.view(WORKSPACE, 'r1');
    expect(view?.answers[0]?.reply?.reading).toMatchObject({
      kind: 'unclear',
      decided: false,
      positions: [{ ruleId: 'features', side: 'silent', decided: false }],
    });
  });

  it('lets a reply wait while the reader is unavailable, and reads the others', async () => {
    await write('U1', '101.000000', 'later');
    await write('U2', '101.000000', 'prefer it');
    expect([await read(), await read()]).toEqual([1, 0]);
    expect(await workspace.stores.readings.unread(10)).toHaveLength(1);
  });
});

describe('closing', () => {
  it('raises flags with quotes and tells each executive, once', async () => {
    await write('U1', '101.000000', 'over it');
    await write('U2', '101.000000', 'prefer it');
    await confirmed({ U1: 'over', U2: 'prefer' });
    expect([await closeDueRounds(deps(), hoursLater(71)), await close(), await close()]).toEqual([
      0, 1, 0,
    ]);
    expect(await flags()).toEqual([['opposite-sides', ['over it', 'prefer it']]]);
    expect(await waiting()).toContain('round-closed');
  });

  it('only asks on what nobody but a reader says', async () => {
    await write('U1', '101.000000', 'over it');
    await read();
    await close();
    expect(await flags()).toEqual([['to-ask', ['over it']]]);
    await confirmed({ U1: 'over' });
    expect(await flags()).toEqual([['given-up-side', ['over it']]]);
  });

  it('is followed by late replies and edits', async () => {
    await write('U1', '101.000000', 'over it');
    await confirmed({ U1: 'over' });
    await close();
    expect(await flags()).toEqual([['given-up-side', ['over it']]]);
    await write('U2', '900.000000', 'prefer it, late');
    await confirmed({ U2: 'prefer' });
    expect(await flags()).toEqual([['opposite-sides', ['over it', 'prefer it, late']]]);
    await write('U1', '101.000000', 'prefer it now', '910.000000');
    await read();
    expect(await flags()).toEqual([]);
  });

  it('is followed by deletions: the quote is gone at once', async () => {
    await write('U1', '101.000000', 'over it');
    await write('U2', '101.000000', 'prefer it');
    await confirmed({ U1: 'over', U2: 'prefer' });
    await close();
    await erase('U2', '101.000000');
    expect(await flags()).toEqual([['given-up-side', ['over it']]]);
    await erase('U1', '101.000000');
    expect(await flags()).toEqual([]);
    const { db, schema } = workspace.stores.context;
    expect(JSON.stringify(await db.select().from(schema.flags))).not.toMatch(/(over|prefer) it/);
  });
});

describe('catching up', () => {
  const historic = (messageTs: string, text: string, threadTs: string | null) =>
    messageOf('U1', messageTs, text, { threadTs });

  it('takes in what was missed in threads and beside them, and knows what it knows', async () => {
    await write('U1', '101.000000', 'prefer it');
    const held = (messages: readonly IncomingMessage[], roots: readonly string[] = []) => ({
      messages,
      roots,
      ids: ['100.000000', ...messages.map(({ messageTs }) => messageTs)],
    });
    const history = {
      thread: async () =>
        held([
          historic('101.000000', 'prefer it', '100.000000'),
          historic('102.000000', 'missed', '100.000000'),
        ]),
      directSince: async ({ channelId }: MessagePlace) =>
        channelId === 'DU1'
          ? held([historic('103.000000', 'beside', null)], ['100.000000'])
          : held([]),
    };
    const catchUp = createCatchUp(testDeps({ ...deps(), history }));
    expect(await catchUp.run()).toBe(2);
    expect(await catchUp.run()).toBe(0);
    catchUp.missed();
    expect(await catchUp.run()).toBe(0);
    const view = await workspace.stores.reports.view(WORKSPACE, 'r1');
    expect(view?.answers[0]?.reply?.text).toBe('prefer it\nmissed\nbeside');
  });
});
