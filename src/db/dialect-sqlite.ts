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

/** Names are shown to others: what makes one look like another is never kept, nor read from what was. */
const shownText = customType<{ data: string; driverData: string }>({
  dataType: () => 'text',
  toDriver: visibleOnly,
  fromDriver: visibleOnly,
});

/**
 * The few words in which the schema is written. A second dialect exports the same names
 * over its own builders, so that the schema and the stores are written once.
 */
export const sqliteDialect = {
  table: sqliteTable,
  index,
  uniqueIndex,
  primaryKey,
  check,
  text: (name: string) => text(name),
  /** Of people and their functions, as somebody wrote them. */
  name: (name: string) => shownText(name),
  int: (name: string) => integer(name),
  num: (name: string) => real(name),
  bool: (name: string) => integer(name, { mode: 'boolean' }),
  /** An instant, to the millisecond, in UTC. */
  time: (name: string) => integer(name, { mode: 'timestamp_ms' }),
  json: (name: string) => text(name, { mode: 'json' }),
  bytes: (name: string) => blob(name, { mode: 'buffer' }),
};

/** What a dialect must offer. */
export type Dialect = typeof sqliteDialect;
