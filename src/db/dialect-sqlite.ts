import {
  blob,
  check,
  customType,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import { visibleOnly } from '../domain/words.ts';
import type { Cipher } from './cipher.ts';

/**
 * The few words in which the schema is written. A second dialect exports the same names
 * over its own builders, so that the schema and the stores are written once. What people wrote, and
 * their names, pass through the cipher on their way in and out.
 */
export function sqliteDialect(cipher: Cipher) {
  const written = (shown: (words: string) => string) =>
    customType<{ data: string; driverData: string }>({
      dataType: () => 'text',
      toDriver: (words) => cipher.seal(shown(words)),
      fromDriver: (kept) => shown(cipher.open(kept)),
    });
  const writtenJson = customType<{ data: unknown; driverData: string }>({
    dataType: () => 'text',
    toDriver: (value) => cipher.seal(JSON.stringify(value)),
    fromDriver: (kept) => JSON.parse(cipher.open(kept)),
  });
  const shownText = customType<{ data: string; driverData: string }>({
    dataType: () => 'text',
    toDriver: visibleOnly,
    fromDriver: visibleOnly,
  });
  const [words, names] = [written((as) => as), written(visibleOnly)];
  return {
    table: sqliteTable,
    index,
    uniqueIndex,
    primaryKey,
    check,
    text: (name: string) => text(name),
    /** Shown to others as somebody wrote it: what makes one look like another is neither kept nor read. */
    shown: (name: string) => shownText(name),
    /** What somebody wrote. No query can look into it, but for whether it is empty. */
    words: (name: string) => words(name),
    /** What somebody is called: words that are shown to others. */
    personName: (name: string) => names(name),
    int: (name: string) => integer(name),
    num: (name: string) => real(name),
    bool: (name: string) => integer(name, { mode: 'boolean' }),
    /** An instant, to the millisecond, in UTC. */
    time: (name: string) => integer(name, { mode: 'timestamp_ms' }),
    json: (name: string) => text(name, { mode: 'json' }),
    /** JSON with what somebody wrote in it. */
    wordsJson: (name: string) => writtenJson(name),
    bytes: (name: string) => blob(name, { mode: 'buffer' }),
  };
}

/** What a dialect must offer. */
export type Dialect = ReturnType<typeof sqliteDialect>;
