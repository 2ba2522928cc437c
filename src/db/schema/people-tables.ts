import type { AbsenceSource } from '../../calendar/work-calendar.ts';
import type { ImportedPerson, Level, Role, Standing } from '../../domain/person.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Dialect } from '../dialect-sqlite.ts';

/** Workspaces, the people in them and what those may do here. */
export function peopleTables(d: Dialect) {
  const workspaces = workspacesTable(d);
  const people = peopleTable(d, workspaces);
  const roles = d.table(
    'roles',
    {
      workspaceId: d
        .text('workspace_id')
        .notNull()
        .references(() => workspaces.id, { onDelete: 'cascade' }),
      personId: d.text('person_id').notNull(),
      role: d.text('role').$type<Role>().notNull(),
    },
    (t) => [d.primaryKey({ columns: [t.workspaceId, t.personId, t.role] })],
  );

  const absences = d.table(
    'absences',
    {
      workspaceId: d
        .text('workspace_id')
        .notNull()
        .references(() => workspaces.id, { onDelete: 'cascade' }),
      personId: d.text('person_id').notNull(),
      source: d.text('source').$type<AbsenceSource>().notNull(),
      from: d.time('from_time').notNull(),
      until: d.time('until_time').notNull(),
    },
    (t) => [d.primaryKey({ columns: [t.workspaceId, t.personId, t.source] })],
  );

  const settings = d.table('settings', {
    workspaceId: d
      .text('workspace_id')
      .primaryKey()
      .references(() => workspaces.id, { onDelete: 'cascade' }),
    content: d.json('content').$type<Partial<Settings>>().notNull(),
  });

  /** Lists of people that an admin has uploaded and not yet applied. */
  const peopleImports = d.table(
    'people_imports',
    {
      workspaceId: d
        .text('workspace_id')
        .notNull()
        .references(() => workspaces.id, { onDelete: 'cascade' }),
      id: d.text('id').notNull(),
      content: d.wordsJson('content').$type<readonly ImportedPerson[]>().notNull(),
      createdAt: d.time('created_at').notNull(),
    },
    (t) => [d.primaryKey({ columns: [t.workspaceId, t.id] })],
  );

  return { workspaces, people, roles, absences, settings, peopleImports };
}

/** The tables of `peopleTables`, for those that refer to them. */
export type PeopleTables = ReturnType<typeof peopleTables>;

function workspacesTable(d: Dialect) {
  return d.table('workspaces', {
    id: d.text('id').primaryKey(),
    name: d.text('name').notNull(),
    createdAt: d.time('created_at').notNull(),
    /** When this process last knew that it was listening; replies since then are looked up. */
    listeningAt: d.time('listening_at'),
    /** Tells the set-up file that was applied last from a changed one. */
    setupDigest: d.text('setup_digest'),
  });
}

function peopleTable(d: Dialect, workspaces: ReturnType<typeof workspacesTable>) {
  return d.table(
    'people',
    {
      workspaceId: d
        .text('workspace_id')
        .notNull()
        .references(() => workspaces.id, { onDelete: 'cascade' }),
      id: d.text('id').notNull(),
      name: d.personName('name').notNull(),
      email: d.words('email'),
      timeZone: d.text('time_zone').notNull(),
      standing: d.text('standing').$type<Standing>().notNull(),
      /** The column is older than the rule that owners alone are meant. */
      isOwner: d.bool('is_slack_admin').notNull(),
      function: d.shown('function'),
      level: d.text('level').$type<Level>(),
      /** Whose public holidays they have: "DE-BY"; null takes the workspace's. */
      region: d.text('region'),
      /** Before this time of their day, "10:30", they would rather not be asked. */
      preferredTime: d.text('preferred_time'),
      /** When it was first known that they have left; null while they are here. */
      leftAt: d.time('left_at'),
    },
    (t) => [d.primaryKey({ columns: [t.workspaceId, t.id] })],
  );
}
