import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFile,
  cp,
  mkdir,
  readdir,
  readFile,
  rename,
  stat,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backUpDatabase } from '../../../src/db/back-up.ts';
import { lockDatabase } from '../../../src/db/database-lock.ts';
import { MIGRATIONS } from '../../../src/db/migrations.ts';
import { restoreDatabase } from '../../../src/db/restore.ts';
import {
  createTempWorkspace,
  messageOf,
  NOW,
  openSentRound,
  openStores,
  type TempWorkspace,
} from '../temp-workspace.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const MAIN = here('../../../src/main.ts');
const run = promisify(execFile);
const LATER = new Date('2026-12-01T10:00:00Z');

let workspace: TempWorkspace;
let path: string;
let folder: string;
const writers: ChildProcess[] = [];

beforeEach(async () => {
  workspace = await createTempWorkspace();
  path = workspace.path;
  folder = dirname(path);
  await openSentRound(workspace.stores, 'r1', ['U1', 'U2'], '100.000000');
  await record('U1', '101.000000', 'first words of U1');
  await record('U2', '102.000000', 'first words of U2');
});
afterEach(async () => {
  for (const writer of writers.splice(0)) writer.kill('SIGKILL');
  await workspace.remove();
});

const record = (person: string, ts: string, text: string) =>
  workspace.stores.replies.record(messageOf(person, ts, text), 'thread', workspace.newId, NOW);

/** Every message that is kept, as it stands in a database. */
async function wordsIn(file: string): Promise<readonly string[]> {
  const stores = openStores(file);
  try {
    const { db, schema } = stores.context;
    const rows = await db.select().from(schema.replyMessages);
    return rows.map(({ text }) => text).sort();
  } finally {
    stores.close();
  }
}

async function backUp(to?: string): Promise<string> {
  const made = await backUpDatabase(path, to, NOW);
  if (!made.ok) throw new Error(made.error);
  return made.value.file;
}

async function restored(backup: string) {
  const done = await restoreDatabase(path, backup, LATER);
  if (!done.ok) throw new Error(done.error);
  return done.value;
}

async function whyNot(backup: string): Promise<string> {
  const done = await restoreDatabase(path, backup, LATER);
  return done.ok ? '' : done.error;
}

/** Starts a process that writes until it is killed; resolves when so many messages are kept. */
async function startWriter(messages: number): Promise<ChildProcess> {
  const writer = spawn(process.execPath, ['--import', 'tsx', here('busy-writer.ts'), path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  writers.push(writer);
  let kept = 0;
  for await (const data of writer.stdout ?? []) {
    kept += String(data).split('\n').length - 1;
    if (kept >= messages) break;
  }
  return writer;
}

async function kill(writer: ChildProcess): Promise<void> {
  const exited = once(writer, 'exit');
  writer.kill('SIGKILL');
  await exited;
}

const sizeOf = async (file: string) => (await stat(file)).size;
const rightsOf = async (file: string) => ((await stat(file)).mode & 0o777).toString(8);
const FIRST_WORDS = ['first words of U1', 'first words of U2'];

describe('a backup', () => {
  it('is whole while another process writes, and only its owner may read it', async () => {
    const writer = await startWriter(5);
    const file = await backUp();
    expect(writer.exitCode).toBeNull();
    const words = await wordsIn(file);
    expect(words).toEqual(expect.arrayContaining(FIRST_WORDS));
    expect(words.length).toBeGreaterThanOrEqual(7);
    expect(basename(file)).toBe('throughline-20261130T090000Z.db');
    for (const each of [path, `${path}-wal`, `${path}-shm`, file, `${file}.sha256`])
      expect(await rightsOf(each), each).toBe('600');
    expect(await rightsOf(dirname(file))).toBe('700');
  });

  it('can be checked with sha256sum', async () => {
    const file = await backUp();
    const cwd = dirname(file);
    const { stdout } = await run('sha256sum', ['-c', `${basename(file)}.sha256`], { cwd });
    expect(stdout).toContain('OK');
  });

  it('goes into a folder, or a file that is not there yet', async () => {
    await mkdir(join(folder, 'kept'));
    expect(await backUp(join(folder, 'kept'))).toBe(
      join(folder, 'kept', 'throughline-20261130T090000Z.db'),
    );
    const file = join(folder, 'mine.db');
    expect(await backUp(file)).toBe(file);
    const before = await readFile(file);
    await expect(backUp(file)).rejects.toThrow('is there already');
    await expect(backUp(join(folder, 'nowhere', 'x.db'))).rejects.toThrow('There is no folder');
    expect(await readFile(file)).toEqual(before);
  });

  it('leaves nothing behind where there is no room', async () => {
    const text = 'words '.repeat(10_000);
    for (const ts of ['201', '202', '203']) await record('U1', `${ts}.000000`, text);
    const command = `ulimit -f 200; exec "$0" --import tsx "$1" backup "$2"`;
    const args = ['-c', command, process.execPath, MAIN, `${folder}/`];
    const env = { ...process.env, DATABASE_PATH: path };
    const failed = await run('bash', args, { env }).catch((e: { stderr: string }) => e);
    expect(failed.stderr).toMatch(/No backup was made: .*(no room left|is full)/);
    expect((await readdir(folder)).filter((name) => name.includes('2026'))).toEqual([]);
  });

  it('says where there is no database', async () => {
    const made = await backUpDatabase(join(folder, 'other.db'), undefined, NOW);
    expect(made).toMatchObject({
      ok: false,
      error: expect.stringContaining('There is no database'),
    });
  });
});

describe('restoring beside what a crash left', () => {
  it('brings every reply that the backup held and no other, and keeps the old database', async () => {
    const backup = await backUp();
    const held = await wordsIn(path);
    workspace.stores.close();
    await kill(await startWriter(20));
    expect(await sizeOf(`${path}-wal`)).toBeGreaterThan(0);
    const crashed = await readFile(`${path}-wal`);

    const { aside } = await restored(backup);

    expect(await wordsIn(path)).toEqual(held);
    expect(aside).toBe(`${path}.replaced-20261201T100000Z`);
    expect(await readFile(`${aside}-wal`)).toEqual(crashed);
    const kept = await wordsIn(aside ?? '');
    expect(kept).toEqual(expect.arrayContaining([...FIRST_WORDS, 'later words 20']));
    expect(await rightsOf(path)).toBe('600');
  });

  it('can be taken back with the database that was put aside', async () => {
    const backup = await backUp();
    workspace.stores.close();
    await kill(await startWriter(20));
    const { aside } = await restored(backup);
    const second = await restored(aside ?? '');
    expect(await wordsIn(path)).toContain('later words 20');
    expect(second.aside).toBe(`${path}.replaced-20261201T100000Z-2`);
    expect(await wordsIn(second.aside ?? '')).toEqual(FIRST_WORDS);
  });

  it('works where the old database is beyond repair, and where there is none', async () => {
    const backup = await backUp();
    workspace.stores.close();
    await writeFile(path, 'not a database at all');
    await writeFile(`${path}-wal`, 'nor a log');
    const { aside } = await restored(backup);
    expect(await readFile(aside ?? '', 'utf8')).toBe('not a database at all');
    expect(await wordsIn(path)).toEqual(FIRST_WORDS);

    const elsewhere = join(folder, 'new', 'throughline.db');
    const done = await restoreDatabase(elsewhere, backup, LATER);
    expect(done).toEqual({ ok: true, value: { path: elsewhere, aside: undefined } });
    expect(await wordsIn(elsewhere)).toEqual(FIRST_WORDS);
  });

  it('is refused while the app or a command uses the database, and not after a crash', async () => {
    const backup = await backUp();
    expect(await whyNot(backup)).toContain('Throughline is using the database');
    workspace.stores.close();
    const writer = await startWriter(1);
    expect(await whyNot(backup)).toContain('Stop it first');
    await kill(writer);
    await restored(backup);
  });

  it('holds off the app while it is under way', () => {
    const letGo = lockDatabase(join(folder, 'other.db'), 'alone');
    expect(() => openStores(join(folder, 'other.db'))).toThrow('is being restored');
    letGo?.();
    openStores(join(folder, 'other.db')).close();
  });
});

/** Ways in which a file is no good, and what is said of it. */
const NO_GOOD: readonly (readonly [string, RegExp, (file: string) => Promise<unknown>])[] = [
  [
    'cut short',
    /is damaged|is not what was backed up/,
    async (file) => truncate(file, (await sizeOf(file)) / 2),
  ],
  [
    'cut to nothing',
    /is no database of Throughline|not what was backed/,
    (file) => truncate(file, 0),
  ],
  [
    'text',
    /is no database of Throughline|not what was backed/,
    (file) => writeFile(file, 'words '.repeat(2_000)),
  ],
  [
    'another database',
    /is no database of Throughline|not what was backed/,
    async (file) => {
      await writeFile(file, '');
      const other = new Database(file);
      other.exec('CREATE TABLE t (x)');
      other.close();
    },
  ],
  [
    'overwritten in the middle',
    /is damaged|not what was backed up/,
    async (file) => {
      const bytes = await readFile(file);
      bytes.fill(0xff, 4_096, bytes.length - 4_096);
      await writeFile(file, bytes);
    },
  ],
  [
    'from a newer version',
    /newer version of Throughline|not what was backed up/,
    async (file) => {
      const newer = new Database(file);
      newer.exec("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('x', 9000000000000)");
      newer.close();
    },
  ],
];

describe('a file that is no good', () => {
  it.each(NO_GOOD)('is refused where it is %s, and nothing is changed', async (_, why, spoil) => {
    const backup = await backUp();
    workspace.stores.close();
    const before = await readFile(path);
    await spoil(backup);
    expect(await whyNot(backup)).toContain('is not what was backed up');
    const alone = join(folder, 'alone.db');
    await rename(backup, alone);
    const said = await whyNot(alone);
    expect(said).toMatch(why);
    expect(said).toContain('Nothing was changed.');
    expect(await readFile(path)).toEqual(before);
    expect(await readdir(folder)).not.toContainEqual(expect.stringMatching(/replaced|restoring/));
  });

  it('is never taken in, whatever byte of it was changed or lost', async () => {
    const backup = await backUp();
    workspace.stores.close();
    const good = await readFile(backup);
    const spoilt = fc.oneof(
      fc.nat(good.length - 1).map((at) => {
        const bytes = Buffer.from(good);
        bytes[at] = (bytes[at] ?? 0) ^ 0x55;
        return bytes;
      }),
      fc.nat(good.length - 1).map((length) => good.subarray(0, length)),
    );
    await fc.assert(
      fc.asyncProperty(spoilt, async (bytes) => {
        await writeFile(backup, bytes);
        expect(await whyNot(backup)).toContain('is not what was backed up');
      }),
      { numRuns: 30 },
    );
    expect(await wordsIn(path)).toEqual(FIRST_WORDS);
  });

  it('is named where it is not there, a folder, or the database itself', async () => {
    workspace.stores.close();
    expect(await whyNot(join(folder, 'gone.db'))).toContain('There is no file');
    expect(await whyNot(folder)).toContain('is a folder');
    expect(await whyNot(path)).toContain('is the database itself');
  });

  it('leaves the old database where there is no room for it', async () => {
    await record('U1', '301.000000', 'words '.repeat(100_000));
    const backup = await backUp();
    const held = await wordsIn(path);
    workspace.stores.close();
    const command = `ulimit -f 200; exec "$0" --import tsx "$1" restore "$2"`;
    const args = ['-c', command, process.execPath, MAIN, backup];
    const env = { ...process.env, DATABASE_PATH: path };
    const failed = await run('bash', args, { env }).catch((e: { stderr: string }) => e);
    expect(failed.stderr).toContain('nothing was changed: there is no room left');
    expect(await wordsIn(path)).toEqual(held);
  });
});

describe('a restore that was cut off', () => {
  it('is noticed before an empty database takes its place, and can be done again', async () => {
    const backup = await backUp();
    workspace.stores.close();
    await copyFile(backup, `${path}-restoring`);
    await rename(path, `${path}.replaced-1`);
    expect(() => openStores(path)).toThrow(/restore was cut off/);
    await restored(backup);
    expect(await wordsIn(path)).toEqual(FIRST_WORDS);
  });
});

/** A database as a version with so many migrations left it. */
async function databaseOf(file: string, migrations: number): Promise<void> {
  const migrationsFolder = join(folder, 'drizzle');
  await cp(MIGRATIONS, migrationsFolder, { recursive: true });
  const journal = join(migrationsFolder, 'meta', '_journal.json');
  const { entries, ...rest } = JSON.parse(await readFile(journal, 'utf8'));
  await writeFile(journal, JSON.stringify({ ...rest, entries: entries.slice(0, migrations) }));
  const connection = new Database(file);
  migrate(drizzle(connection), { migrationsFolder });
  connection.exec("INSERT INTO workspaces (id, name, created_at) VALUES ('T9', 'Old', 0)");
  connection.close();
}

describe('a backup of an older version', () => {
  it.each([1, 7])('with %s migrations is brought to the tables of this one', async (migrations) => {
    const old = join(folder, 'old.db');
    await databaseOf(old, migrations);
    workspace.stores.close();
    await restored(old);
    const stores = openStores(path);
    expect(await stores.people.workspaceIds()).toEqual(['T9']);
    stores.close();
  });
});
