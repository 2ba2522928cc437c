import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { sqliteDialect } from './dialect-sqlite.ts';
import { makeSchema, type Schema } from './schema.ts';
import { type Transact, transactOn } from './transact.ts';

// The same two steps up from src/db and from dist/db.
const MIGRATIONS = fileURLToPath(new URL('../../drizzle', import.meta.url));

/** Runs queries; inside a transaction it is the transaction. */
export type Db = BetterSQLite3Database;

/** What every store is made from: `db` reads committed rows and refuses writes, `transact` writes. */
export type StoreContext = {
  readonly db: Db;
  readonly transact: Transact<Db>;
  readonly schema: Schema;
};

/**
 * Opens the database file, creating it and its folder where missing, and applies the migrations.
 * Throws if the file cannot be opened or is no database.
 */
export function openDatabase(path: string): StoreContext & { readonly close: () => void } {
  mkdirSync(dirname(path), { recursive: true });
  const writer = new Database(path);
  setUp(writer);
  const writing = drizzle(writer);
  migrate(writing, { migrationsFolder: MIGRATIONS });
  // From here on `transact` waits for its turn by itself.
  writer.pragma('busy_timeout = 0');
  // Reads go over a connection that cannot write: a stray write would otherwise join
  // whichever transaction is open and vanish with its rollback.
  const reader = new Database(path, { readonly: true });
  reader.pragma('busy_timeout = 5000');
  const close = () => {
    reader.close();
    writer.close();
  };
  return {
    db: drizzle(reader),
    transact: transactOn(writing, (statement) => writer.exec(statement)),
    schema: makeSchema(sqliteDialect),
    close,
  };
}

function setUp(connection: Database.Database): void {
  connection.pragma('busy_timeout = 5000');
  connection.pragma('journal_mode = WAL');
  // FULL: a reply that was acknowledged survives a power cut.
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
}
