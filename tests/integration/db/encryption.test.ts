import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCipher, keyFrom } from '../../../src/db/cipher.ts';
import { openDatabase } from '../../../src/db/open-database.ts';
import { placesOfWords, sealDatabase } from '../../../src/db/seal-database.ts';
import { createStores } from '../../../src/stores.ts';
import {
  createTempWorkspace,
  messageOf,
  NOW,
  openSentRound,
  readingOf,
  type Stores,
  type TempWorkspace,
  WORKSPACE,
} from '../temp-workspace.ts';

const WORDS = 'I stop the zeppelin features.';
const [FIRST, SECOND] = [randomBytes(32), randomBytes(32)];

let workspace: TempWorkspace;
beforeEach(async () => {
  workspace = await createTempWorkspace();
});
afterEach(() => workspace.remove());

/** Does something with the stores as the app opens them with these keys. */
async function withKeys<Value>(
  keys: Parameters<typeof createCipher>[0],
  work: (stores: Stores) => Promise<Value>,
): Promise<Value> {
  const opened = openDatabase(workspace.path, { cipher: createCipher(keys) });
  try {
    return await work({ ...createStores(opened), context: opened, close: opened.close });
  } finally {
    opened.close();
  }
}

/** U1 answers; the reader quotes it, U1 adds a note. */
async function answer(stores: Stores) {
  const { replies, readings } = stores;
  await openSentRound(stores, 'r1', ['U1'], '100.000000');
  await replies.record(messageOf('U1', '101.000000', WORDS), 'dm', workspace.newId, NOW);
  const [reply] = await readings.unread(1);
  const { replyId = '', revision = 0 } = reply ?? {};
  const content = readingOf('over', WORDS);
  await readings.save({ id: 'a', replyId, revision, source: 'reader', content }, NOW);
}

const wordsOf = (stores: Stores) =>
  stores.ownAnswers.list({ workspaceId: WORKSPACE, personId: 'U1' });
const nameOf = async ({ people }: Stores) => (await people.find(WORKSPACE, 'U1'))?.name;

function filesWith(word: string): readonly string[] {
  const folder = dirname(workspace.path);
  return readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(word));
}

describe('a database with a key', () => {
  it('holds in no file what people wrote, nor their names, and gives both back', async () => {
    workspace.stores.close();
    expect(sealDatabase(workspace.path, createCipher({ current: FIRST }))).toMatchObject({
      ok: true,
    });
    await withKeys({ current: FIRST }, async (stores) => {
      await answer(stores);
      for (const word of ['zeppelin', 'Person U1', 'u1@example.org'])
        expect(filesWith(word)).toEqual([]);
      expect(await wordsOf(stores)).toMatchObject([{ text: WORDS }]);
      expect(await nameOf(stores)).toBe('Person U1');
    });
    expect(filesWith('zeppelin')).toEqual([]);
  });

  it('reads what was kept before there was a key, and leaves it in no file once it is encrypted', async () => {
    await answer(workspace.stores);
    workspace.stores.close();
    await withKeys({ current: FIRST }, async (stores) => {
      expect(await wordsOf(stores)).toMatchObject([{ text: WORDS }]);
    });
    expect(filesWith('zeppelin')).not.toEqual([]);
    const cipher = createCipher({ current: FIRST });
    expect(sealDatabase(workspace.path, cipher)).toMatchObject({ ok: true });
    expect(filesWith('zeppelin')).toEqual([]);
    expect(filesWith('Person U1')).toEqual([]);
    expect(sealDatabase(workspace.path, cipher)).toEqual({ ok: true, value: 0 });
    await withKeys({ current: FIRST }, async (stores) => {
      expect(await wordsOf(stores)).toMatchObject([{ text: WORDS }]);
    });
  });

  it('goes from one key to another, and back to none', async () => {
    await answer(workspace.stores);
    workspace.stores.close();
    const steps = [{ current: FIRST }, { current: SECOND, before: FIRST }, { before: SECOND }];
    for (const keys of steps)
      expect(sealDatabase(workspace.path, createCipher(keys))).toMatchObject({ ok: true });
    await withKeys({}, async (stores) => {
      expect(await wordsOf(stores)).toMatchObject([{ text: WORDS }]);
      expect(await nameOf(stores)).toBe('Person U1');
    });
  });

  it.each([
    ['no key', {}, /Set ENCRYPTION_KEY/],
    ['another key', { current: SECOND }, /another key than ENCRYPTION_KEY/],
  ])('is not opened with %s, and says what to do', async (_, keys, words) => {
    workspace.stores.close();
    sealDatabase(workspace.path, createCipher({ current: FIRST }));
    expect(() => openDatabase(workspace.path, { cipher: createCipher(keys) })).toThrow(words);
    expect(() => sealDatabase(workspace.path, createCipher(keys))).toThrow(words);
    await withKeys({ current: FIRST }, async (stores) => {
      expect(await nameOf(stores)).toBe('Person U1');
    });
  });

  it('is not encrypted anew while the app uses it', () => {
    expect(sealDatabase(workspace.path, createCipher({ current: FIRST }))).toMatchObject({
      ok: false,
    });
  });

  it('has a cipher on every column that is named like words of people', () => {
    const sealed = new Set(placesOfWords().map(({ table, column }) => `${table}.${column}`));
    const db = new Database(workspace.path, { readonly: true });
    const columns = db
      .prepare(
        "SELECT m.name || '.' || c.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'",
      )
      .pluck()
      .all() as string[];
    db.close();
    const ofWords = columns.filter((one) => /\.(text|note|transcript|email|answer)$/.test(one));
    expect(ofWords.filter((one) => !sealed.has(one))).toEqual([]);
    for (const one of [
      'people.name',
      'readings.content',
      'flags.content',
      'rounds.published',
      'frozen_reports.input',
    ])
      expect(sealed).toContain(one);
  });
});

describe('a cipher', () => {
  it('gives back any words, sealed otherwise each time, and refuses what was changed', () => {
    const cipher = createCipher({ current: FIRST });
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), fc.nat(), (words, at) => {
        const kept = cipher.seal(words);
        expect(cipher.open(kept)).toBe(words.toWellFormed?.() ?? words);
        expect(cipher.seal(words)).not.toBe(kept);
        const body = Buffer.from(kept.split('.')[1] ?? '', 'base64');
        const byte = at % body.length;
        body[byte] = (body[byte] ?? 0) ^ 1;
        expect(() => cipher.open(`${kept.split('.')[0]}.${body.toString('base64')}`)).toThrow();
      }),
      { numRuns: 50 },
    );
  });

  it('never takes for sealed what somebody typed', () => {
    const [open, plain] = [createCipher({ current: FIRST }), createCipher({})];
    const forged = open.seal('x');
    expect(plain.open(plain.seal(forged))).toBe(forged.slice(1));
    expect(open.open(open.seal(forged))).toBe(forged);
  });

  it('takes a key of 32 bytes and nothing else', () => {
    expect(keyFrom(FIRST.toString('base64'))).toEqual(FIRST);
    expect(keyFrom(FIRST.toString('hex'))).toEqual(FIRST);
    for (const wrong of ['', 'secret', 'a'.repeat(43), FIRST.toString('base64').slice(4)])
      expect(keyFrom(wrong)?.length ?? 0).not.toBe(wrong.length === 43 ? 31 : 32);
  });
});
