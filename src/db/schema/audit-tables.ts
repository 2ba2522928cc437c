import type { Dialect } from '../dialect-sqlite.ts';
import type { PeopleTables } from './people-tables.ts';

/** Who did what when, and who is gone for good. Neither holds a word or a name of anybody. */
export function auditTables(d: Dialect, { workspaces }: PeopleTables) {
  /** Nothing here is ever changed or removed: each entry is sealed together with the one before it. */
  const auditEntries = d.table('audit_entries', {
    /** Counts from 1, without a gap. */
    number: d.int('number').primaryKey(),
    at: d.time('at').notNull(),
    workspaceId: d.text('workspace_id').notNull(),
    /** The mark of a person, or what did it by itself: "command line". */
    actor: d.text('actor').notNull(),
    operation: d.text('operation').notNull(),
    /** What it was done to: the id of a round, a strategy, a schedule, or the mark of a person; '' for nothing. */
    subject: d.text('subject').notNull(),
    seal: d.text('seal').notNull(),
  });

  /** Whom a mark in the audit stands for; whose row is gone was erased. */
  const auditPeople = d.table(
    'audit_people',
    {
      mark: d.text('mark').primaryKey(),
      workspaceId: d.text('workspace_id').notNull(),
      personId: d.text('person_id').notNull(),
    },
    (t) => [d.uniqueIndex('audit_people_once').on(t.workspaceId, t.personId)],
  );

  /** Who is not taken over from Slack's list again while it only says that they have left. */
  const erasedPeople = d.table(
    'erased_people',
    {
      workspaceId: d
        .text('workspace_id')
        .notNull()
        .references(() => workspaces.id, { onDelete: 'cascade' }),
      /** A digest of their id, which itself is gone. */
      digest: d.text('digest').notNull(),
      erasedAt: d.time('erased_at').notNull(),
    },
    (t) => [d.primaryKey({ columns: [t.workspaceId, t.digest] })],
  );

  return { auditEntries, auditPeople, erasedPeople };
}
