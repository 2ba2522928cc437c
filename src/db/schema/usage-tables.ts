import type { Dialect } from '../dialect-sqlite.ts';

/** What is used of services that cost money. */
export function usageTables(d: Dialect) {
  const modelUsage = d.table('model_usage', {
    /** "2026-11-30", in UTC. */
    day: d.text('day').primaryKey(),
    tokens: d.int('tokens').notNull(),
  });
  return { modelUsage };
}
