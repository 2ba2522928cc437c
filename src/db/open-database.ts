import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { type Cipher, NO_CIPHER } from './cipher.ts';
import { lockDatabase } from './database-lock.ts';
import { sqliteDialect } from './dialect-sqlite.ts';
import { codeOf } from './error-code.ts';
import { MIGRATIONS, standingOf } from './migrations.ts';
import { makePrivate } from './private-file.ts';
import { makeSchema, type Schema } from './schema.ts';

/** Runs queries; inside a transaction it is the transaction. */
export type Db = BetterSQLite3Database;

/** How long another program that writes is waited for. */
const PATIENCE_MS = 5_000;

/** What every store is made from: `db` reads committed rows and refuses writes, `transact` writes. */
export type StoreContext = {
  readonly db: Db;
  readonly transact: Transact<Db>;
  /** Said inside a transaction that erases words: once it is kept, they stand in no file any more. */
  readonly erasing: () => void;
  readonly schema: Schema;
};

type DatabaseOptions = {
  /** By default words are kept as they are. */
  readonly cipher?: Cipher | undefined;
  /** How long another program that writes is waited for. */
  readonly patienceMs?: number | undefined;
};

/**
 * Opens the database file, creating it and its folder where missing, and applies the migrations.
 * Throws if the file cannot be opened, is no database, or is encrypted with another key.
 */
export function openDatabase(
  path: string,
  { cipher = NO_CIPHER, patienceMs = PATIENCE_MS }: DatabaseOptions = {},
): StoreContext & { readonly close: () => void } {
  const letGo = useTogether(path);
  makePrivate(path);
  const writer = openMigrated(path);
  const writing = drizzle(writer);
  // From here on `transact` waits for its turn by itself.
  writer.pragma('busy_timeout = 0');
  // Reads go over a connection that cannot write: a stray write would otherwise join
  // whichever transaction is open and vanish with its rollback.
  const reader = new Database(path, { readonly: true });
  reader.pragma('busy_timeout = 5000');
  let hasErased = false;
  // Where somebody is reading, the log cannot be emptied; then the next transaction does it.
  const emptyLogIfErased = () => {
    if (hasErased) hasErased = !emptyLog(writer);
  };
  const close = () => {
    reader.close();
    emptyLogIfErased();
    writer.close();
    letGo();
  };
  try {
    tryKey(reader, cipher);
  } catch (error) {
    close();
    throw error;
  }
  return {
    db: drizzle(reader),
    transact: transactOn(writing, (statement) => writer.exec(statement), {
      patienceMs,
      afterCommit: emptyLogIfErased,
    }),
    erasing: () => {
      hasErased = true;
    },
    schema: makeSchema(sqliteDialect(cipher)),
    close,
  };
}

/** Says at once that the key is another one, and not at the first reply. */
function tryKey(reader: Database.Database, cipher: Cipher): void {
  for (const name of reader.prepare('SELECT name FROM people LIMIT 100').pluck().all())
    cipher.open(String(name));
}

/** Where the rest of a restore that was cut off lies. */
export const STAGED = '-restoring';

/** Refuses where a restore is under way, and where an empty database would hide what one left behind. */
function useTogether(path: string): () => void {
  const letGo = lockDatabase(path, 'with others');
  if (letGo === undefined)
    throw new Error(`${path} is being restored. Start again when that is done.`);
  const left = ['-wal', STAGED].map((part) => `${path}${part}`).find((file) => existsSync(file));
  if (left === undefined || existsSync(path)) return letGo;
  letGo();
  throw new Error(
    `There is no database ${path}, but there is ${left}: it was moved, or a restore was cut off. Restore the backup again; or move ${left} away to begin with an empty database.`,
  );
}

/** Brings a database to the tables of this version. Throws where a later version has changed it. */
export function migrateDatabase(path: string): void {
  openMigrated(path).close();
}

function openMigrated(path: string): Database.Database {
  const connection = new Database(path);
  setUp(connection);
  if (standingOf(connection) === 'newer') {
    connection.close();
    throw new Error(
      `${path} was written by a newer version of Throughline. Install that version again, or restore a backup that is older.`,
    );
  }
  migrate(drizzle(connection), { migrationsFolder: MIGRATIONS });
  // What was erased just before a crash may still stand in the log.
  emptyLog(connection);
  return connection;
}

/** Moves the write-ahead log into the database and empties it; false where somebody is reading. */
function emptyLog(connection: Database.Database): boolean {
  try {
    return connection.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) === 0;
  } catch {
    // A disk that is full must not undo what is kept already.
    return false;
  }
}

function setUp(connection: Database.Database): void {
  connection.pragma('busy_timeout = 5000');
  connection.pragma('journal_mode = WAL');
  // FULL: a reply that was acknowledged survives a power cut.
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  // What is erased or changed is overwritten with zeros, not only let go.
  connection.pragma('secure_delete = ON');
}

/**
 * Runs `work` in one write transaction: all of it is kept, or none. Transactions wait for
 * one another. Inside, await queries of the handed `tx` and nothing else.
 */
export type Transact<Tx> = <Value>(work: (tx: Tx) => Promise<Value>) => Promise<Value>;

const BUSY_WAIT_MS = 5;

/**
 * Transactions over one connection, one after another. better-sqlite3 has no transactions
 * that may await (drizzle-orm#2275), hence the statements by hand. While another process writes,
 * the turn is awaited for a while: SQLite's own wait would hold up everything else in this process.
 * `afterCommit` runs before the next one begins.
 */
export function transactOn<Tx>(
  tx: Tx,
  execute: (statement: string) => void,
  {
    patienceMs = PATIENCE_MS,
    afterCommit = () => {},
  }: { readonly patienceMs?: number; readonly afterCommit?: () => void } = {},
): Transact<Tx> {
  let last: Promise<unknown> = Promise.resolve();

  /** SQLite rolls back by itself when the disk is full; a second time must not hide the cause. */
  function rollBack(): void {
    try {
      execute('ROLLBACK');
    } catch {}
  }

  async function begin(): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      try {
        return execute('BEGIN IMMEDIATE');
      } catch (error) {
        if (!isBusy(error) || tries * BUSY_WAIT_MS >= patienceMs) throw error;
        await new Promise((resolve) => setTimeout(resolve, BUSY_WAIT_MS));
      }
    }
  }

  async function run<Value>(work: (tx: Tx) => Promise<Value>): Promise<Value> {
    await begin();
    try {
      const value = await work(tx);
      execute('COMMIT');
      afterCommit();
      return value;
    } catch (error) {
      rollBack();
      throw error;
    }
  }

  return (work) => {
    const mine = last.then(() => run(work));
    last = mine.catch(() => undefined);
    return mine;
  };
}

function isBusy(error: unknown): boolean {
  return codeOf(error)?.startsWith('SQLITE_BUSY') === true;
}
