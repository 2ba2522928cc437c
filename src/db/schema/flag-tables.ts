import type { FlagContent, FlagEventContent, FlagState } from '../../domain/flag.ts';
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
      content: d.wordsJson('content').$type<FlagContent>().notNull(),
      state: d.text('state').$type<FlagState>().notNull(),
      raisedAt: d.time('raised_at').notNull(),
      /** Who looks after it; null for nobody yet. */
      assigneeId: d.text('assignee_id'),
    },
    (t) => [d.uniqueIndex('flags_once').on(t.roundId, t.subject)],
  );

  const flagEvents = d.table(
    'flag_events',
    {
      id: d.text('id').primaryKey(),
      flagId: d
        .text('flag_id')
        .notNull()
        .references(() => flags.id, { onDelete: 'cascade' }),
      at: d.time('at').notNull(),
      /** Null where nobody did it but a reply that was changed or erased. */
      personId: d.text('person_id'),
      content: d.wordsJson('content').$type<FlagEventContent>().notNull(),
    },
    (t) => [d.index('flag_events_of_flag').on(t.flagId, t.at)],
  );

  const predictions = d.table(
    'beliefs',
    {
      roundId: d
        .text('round_id')
        .notNull()
        .references(() => rounds.id, { onDelete: 'cascade' }),
      personId: d.text('person_id').notNull(),
      /** From 0 to 1; null where they would rather not say. */
      predicted: d.num('predicted'),
      at: d.time('at').notNull(),
    },
    (t) => [d.primaryKey({ columns: [t.roundId, t.personId] })],
  );

  const frozenReports = d.table(
    'frozen_reports',
    {
      id: d.text('id').primaryKey(),
      workspaceId: d.text('workspace_id').notNull(),
      roundId: d
        .text('round_id')
        .notNull()
        .references(() => rounds.id, { onDelete: 'cascade' }),
      frozenAt: d.time('frozen_at').notNull(),
      frozenBy: d.text('frozen_by').notNull(),
      /** All that the report is made from, as it may be seen; the store of reports knows its shape. */
      input: d.wordsJson('input').notNull(),
    },
    (t) => [d.index('frozen_reports_of_round').on(t.roundId, t.frozenAt)],
  );

  const noteRefusals = noteRefusalsTable(d);
  return { flags, flagEvents, predictions, frozenReports, noteRefusals };
}

function noteRefusalsTable(d: Dialect) {
  return d.table(
    'note_refusals',
    {
      workspaceId: d.text('workspace_id').notNull(),
      /** An executive who does not want to hear by themself that a round has closed. */
      personId: d.text('person_id').notNull(),
      at: d.time('at').notNull(),
    },
    (t) => [d.primaryKey({ columns: [t.workspaceId, t.personId] })],
  );
}
