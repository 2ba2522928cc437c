import { existsSync, realpathSync } from 'node:fs';
import Database from 'better-sqlite3';
import { codeOf } from './error-code.ts';
import { makePrivate } from './private-file.ts';

/**
 * Says to other processes that the database is in use, until the returned function is called: together
 * with others, or alone. Undefined where that cannot be had now. The system itself lets go of it when
 * the process ends, however it ends: a crash leaves an empty file behind, and no lock.
 */
export function lockDatabase(path: string, how: 'with others' | 'alone'): (() => void) | undefined {
  const file = `${behindLinks(path)}-lock`;
  makePrivate(file);
  const connection = new Database(file, { timeout: 0 });
  try {
    connection.exec(how === 'alone' ? 'BEGIN EXCLUSIVE' : 'BEGIN');
    // Only a read takes the lock that is shared.
    connection.prepare('SELECT 1 FROM sqlite_schema').get();
    return () => connection.close();
  } catch (error) {
    connection.close();
    if (codeOf(error) === 'SQLITE_BUSY') return undefined;
    throw error;
  }
}

/** Where a database is: SQLite keeps what belongs to it beside the file itself, not beside a link. */
export function behindLinks(path: string): string {
  return existsSync(path) ? realpathSync(path) : path;
}
