import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';

/** Keeps the vector of a text between starts, by the hash of the text and of who encoded it. */
export type VectorCache = {
  get(identity: string, text: string): Float32Array | undefined;
  /** Writes all or none. */
  putAll(
    identity: string,
    entries: readonly { readonly text: string; readonly vector: Float32Array }[],
  ): void;
  /** Forgets all but these texts once they make up less than a quarter of a cache that has grown large. */
  prune(identity: string, texts: readonly string[]): void;
  close(): void;
};

const LARGE = 40_000;
const IN_MEMORY = ':memory:';
/** SQLite's codes for a file that is not, or no longer, a database. */
const BROKEN = ['SQLITE_NOTADB', 'SQLITE_CORRUPT'];

/**
 * Opens the cache in a file, making it and its folder where missing; without a file it lives in memory.
 * A broken file holds nothing that cannot be computed again: it is replaced.
 */
export function openVectorCache(file: string | undefined): VectorCache {
  if (file === undefined) return overDatabase(openDatabase(IN_MEMORY));
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  try {
    return overDatabase(openDatabase(file));
  } catch (error) {
    if (!(error instanceof Database.SqliteError && BROKEN.includes(error.code))) throw error;
    for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
    return overDatabase(openDatabase(file));
  }
}

function openDatabase(file: string): Database.Database {
  const database = new Database(file, { timeout: 10_000 });
  try {
    database.pragma('journal_mode = WAL');
    // A vector lost in a power cut is computed again.
    database.pragma('synchronous = OFF');
    database.exec(
      'CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB NOT NULL) WITHOUT ROWID',
    );
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function overDatabase(database: Database.Database): VectorCache {
  const select = database
    .prepare<[Buffer], Buffer>('SELECT vector FROM vectors WHERE key = ?')
    .pluck();
  const insert = database.prepare('INSERT OR REPLACE INTO vectors (key, vector) VALUES (?, ?)');
  const count = database.prepare<[], number>('SELECT count(*) FROM vectors').pluck();
  return {
    get(identity, text) {
      const bytes = select.get(keyOf(identity, text));
      return bytes && toVector(bytes);
    },
    putAll: database.transaction((identity, entries) => {
      for (const { text, vector } of entries) insert.run(keyOf(identity, text), toBytes(vector));
    }),
    prune(identity, texts) {
      const rows = count.get() ?? 0;
      if (rows > LARGE && rows > texts.length * 4)
        keepOnly(
          database,
          texts.map((text) => keyOf(identity, text)),
        );
    },
    close: () => database.close(),
  };
}

function keepOnly(database: Database.Database, keys: readonly Buffer[]): void {
  database.exec('CREATE TEMP TABLE wanted (key BLOB PRIMARY KEY) WITHOUT ROWID');
  const want = database.prepare('INSERT OR IGNORE INTO wanted VALUES (?)');
  database.transaction(() => {
    for (const key of keys) want.run(key);
    database.exec('DELETE FROM vectors WHERE key NOT IN (SELECT key FROM wanted)');
  })();
  database.exec('DROP TABLE wanted');
}

function keyOf(identity: string, text: string): Buffer {
  return createHash('sha256').update(identity).update('\0').update(text).digest().subarray(0, 16);
}

function toBytes(vector: Float32Array): Buffer {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);
}

/** Copies, because SQLite's bytes need not lie where a Float32Array may begin. */
function toVector(bytes: Buffer): Float32Array {
  const vector = new Float32Array(bytes.byteLength / Float32Array.BYTES_PER_ELEMENT);
  new Uint8Array(vector.buffer).set(bytes);
  return vector;
}
