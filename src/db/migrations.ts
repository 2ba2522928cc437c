import { fileURLToPath } from 'node:url';
import type Database from 'better-sqlite3';
import { readMigrationFiles } from 'drizzle-orm/migrator';

// The same two steps up from src/db and from dist/db.
/** What changes the tables from version to version. */
export const MIGRATIONS = fileURLToPath(new URL('../../drizzle', import.meta.url));

/**
 * How a database stands to this version of Throughline: how many migrations it still needs; 'newer'
 * where a later version has changed it, 'foreign' where Throughline has never seen it.
 */
export type Standing = 'newer' | 'foreign' | number;

/** Looks at which migrations a database has had. Throws where it cannot be read. */
export function standingOf(connection: Database.Database): Standing {
  const known = readMigrationFiles({ migrationsFolder: MIGRATIONS }).map((m) => m.folderMillis);
  const had = connection
    .prepare("SELECT 1 FROM sqlite_schema WHERE name = '__drizzle_migrations'")
    .get();
  if (had === undefined) return 'foreign';
  const applied = connection
    .prepare('SELECT created_at FROM __drizzle_migrations ORDER BY created_at')
    .pluck()
    .all()
    .map(Number);
  const [first] = applied;
  if (first === undefined || !known.includes(first)) return 'foreign';
  if (applied.some((each) => !known.includes(each))) return 'newer';
  return known.length - applied.length;
}
