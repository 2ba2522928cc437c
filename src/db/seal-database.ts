import Database from 'better-sqlite3';
import { getTableColumns, getTableName, is } from 'drizzle-orm';
import { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { err, ok, type Result } from '../domain/result.ts';
import type { Cipher } from './cipher.ts';
import { lockDatabase } from './database-lock.ts';
import { sqliteDialect } from './dialect-sqlite.ts';
import { migrateDatabase } from './open-database.ts';
import { makeSchema } from './schema.ts';

type Place = { readonly table: string; readonly column: string };
type Kept = { readonly at: number; readonly words: string };

const BATCH = 500;

/**
 * Seals everything that people wrote with the key of today: what was kept without a key, and what an
 * earlier key has sealed; without a key all becomes readable. All of it or nothing, and what stood there
 * before is in no file afterwards. Answers how many texts were sealed anew. Refused while anybody uses
 * the database; throws `WrongKey` where a key is missing.
 */
export function sealDatabase(path: string, cipher: Cipher): Result<number, string> {
  const letGo = lockDatabase(path, 'alone');
  if (letGo === undefined)
    return err('Throughline is using the database. Stop it first, then encrypt.');
  try {
    migrateDatabase(path);
    return ok(sealAll(path, cipher));
  } finally {
    letGo();
  }
}

function sealAll(path: string, cipher: Cipher): number {
  const connection = new Database(path);
  try {
    connection.pragma('synchronous = FULL');
    connection.pragma('secure_delete = ON');
    const sealed = connection.transaction(() =>
      placesOfWords().reduce((sum, place) => sum + sealPlace(connection, place, cipher), 0),
    )();
    connection.pragma('wal_checkpoint(TRUNCATE)');
    return sealed;
  } finally {
    connection.close();
  }
}

function sealPlace(connection: Database.Database, place: Place, cipher: Cipher): number {
  const [table, column] = [`"${place.table}"`, `"${place.column}"`];
  const next = connection.prepare<[number], Kept>(
    `SELECT rowid AS at, ${column} AS words FROM ${table} WHERE rowid > ? AND ${column} IS NOT NULL ORDER BY rowid LIMIT ${BATCH}`,
  );
  const put = connection.prepare(`UPDATE ${table} SET ${column} = ? WHERE rowid = ?`);
  let sealed = 0;
  for (let rows = next.all(-1); rows.length > 0; rows = next.all(rows.at(-1)?.at ?? 0)) {
    for (const { at, words } of rows) {
      if (cipher.isCurrent(words)) continue;
      put.run(cipher.seal(cipher.open(words)), at);
      sealed += 1;
    }
  }
  return sealed;
}

const PROBE = 'sealed';

/** Every column that passes through the cipher, found by what the schema does with it. */
export function placesOfWords(): readonly Place[] {
  const probe: Cipher = { seal: () => PROBE, open: (kept) => kept, isCurrent: () => true };
  const tables = Object.values(makeSchema(sqliteDialect(probe))).filter((one) =>
    is(one, SQLiteTable),
  );
  return tables.flatMap((table) =>
    Object.values(getTableColumns(table))
      .filter(
        (column) => column.dataType === 'custom' && column.mapToDriverValue('words') === PROBE,
      )
      .map((column) => ({ table: getTableName(table), column: column.name })),
  );
}
