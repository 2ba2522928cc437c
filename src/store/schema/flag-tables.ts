import type { FlagContent, FlagState } from '../../domain/flag.ts';
import type { Dialect } from '../dialect-sqlite.ts';
import type { RoundTables } from './round-tables.ts';

/** Flags, and what became of each. */
export function flagTables(d: Dialect, { rounds }: RoundTables) {
  const flags = d.table(
    'flags',
    {
      id: d.text('id').primaryKey(),
      workspaceId: d.text('workspace_id').notNull(),
      roundId: d
        .text('round_id')
        .notNull()
        .references(() => rounds.id, { onDelete: 'cascade' }),
      /** What it is about, the same each time the round is looked at: it is not raised twice. */
      subject: d.text('subject').notNull(),
      content: d.json('content').$type<FlagContent>().notNull(),
      state: d.text('state').$type<FlagState>().notNull(),
      raisedAt: d.time('raised_at').notNull(),
    },
    (t) => [d.uniqueIndex('flags_once').on(t.roundId, t.subject)],
  );

  return { flags };
}
