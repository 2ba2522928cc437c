import type { Dialect } from './dialect-sqlite.ts';
import { auditTables } from './schema/audit-tables.ts';
import { flagTables } from './schema/flag-tables.ts';
import { guideTables } from './schema/guide-tables.ts';
import { peopleTables } from './schema/people-tables.ts';
import { replyTables } from './schema/reply-tables.ts';
import { roundTables } from './schema/round-tables.ts';
import { strategyTables } from './schema/strategy-tables.ts';

/** Every table, in the words of one dialect. */
export function makeSchema(d: Dialect) {
  const people = peopleTables(d);
  const rounds = roundTables(d, people);
  return {
    ...people,
    ...strategyTables(d, people),
    ...rounds,
    ...replyTables(d, rounds),
    ...flagTables(d, rounds),
    ...guideTables(d, people),
    ...auditTables(d, people),
    ...usageTables(d),
  };
}

/** What is used of services that cost money. */
function usageTables(d: Dialect) {
  const modelUsage = d.table('model_usage', {
    /** "2026-11-30", in UTC. */
    day: d.text('day').primaryKey(),
    tokens: d.int('tokens').notNull(),
  });
  return { modelUsage };
}

/** Every table of the store. */
export type Schema = ReturnType<typeof makeSchema>;
