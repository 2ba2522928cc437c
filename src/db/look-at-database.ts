import Database from 'better-sqlite3';
import { codeOf } from './error-code.ts';
import { standingOf } from './migrations.ts';

const DAMAGED = 'is damaged: SQLite finds that its pages do not fit together.';
const FOREIGN = 'is no database of Throughline.';

const BY_CODE: Readonly<Record<string, string>> = {
  SQLITE_NOTADB: FOREIGN,
  SQLITE_CORRUPT: DAMAGED,
};

/**
 * Looks a whole database over without changing it. Says what is wrong, as the end of a sentence about
 * the file; undefined where this version of Throughline can use it. Throws where it cannot be opened.
 */
export function problemOfDatabase(file: string): string | undefined {
  const connection = new Database(file, { readonly: true, fileMustExist: true });
  try {
    return problemOf(connection);
  } catch (error) {
    const known = BY_CODE[codeOf(error)?.match(/^SQLITE_[A-Z]+/)?.[0] ?? ''];
    if (known === undefined) throw error;
    return known;
  } finally {
    connection.close();
  }
}

function problemOf(connection: Database.Database): string | undefined {
  const standing = standingOf(connection);
  if (standing === 'foreign') return FOREIGN;
  if (standing === 'newer') return 'was made by a newer version of Throughline than this one.';
  const found = connection.pragma('integrity_check', { simple: true });
  return found === 'ok' ? undefined : DAMAGED;
}
