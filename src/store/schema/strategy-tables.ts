import type { AudienceDefinition } from '../../domain/audience.ts';
import type { Question } from '../../domain/question.ts';
import type { Delivery } from '../../domain/round.ts';
import type { Recurrence } from '../../domain/schedule.ts';
import type { Strategy } from '../../domain/strategy.ts';
import type { Dialect } from '../dialect-sqlite.ts';
import type { PeopleTables } from './people-tables.ts';

/** Strategies with their published versions, audiences, and the schedules that join them. */
export function strategyTables(d: Dialect, { workspaces }: PeopleTables) {
  const ofWorkspace = () =>
    d
      .text('workspace_id')
      .notNull()
      .references(() => workspaces.id, { onDelete: 'cascade' });

  const strategyVersions = d.table(
    'strategy_versions',
    {
      workspaceId: ofWorkspace(),
      strategyId: d.text('strategy_id').notNull(),
      version: d.int('version').notNull(),
      content: d.json('content').$type<Strategy>().notNull(),
      publishedAt: d.time('published_at').notNull(),
    },
    (t) => [d.primaryKey({ columns: [t.workspaceId, t.strategyId, t.version] })],
  );

  const audiences = d.table(
    'audiences',
    {
      workspaceId: ofWorkspace(),
      id: d.text('id').notNull(),
      definition: d.json('definition').$type<AudienceDefinition>().notNull(),
    },
    (t) => [d.primaryKey({ columns: [t.workspaceId, t.id] })],
  );

  const schedules = d.table(
    'schedules',
    {
      workspaceId: ofWorkspace(),
      id: d.text('id').notNull(),
      strategyId: d.text('strategy_id').notNull(),
      audienceId: d.text('audience_id').notNull(),
      questions: d.json('questions').$type<readonly Question[]>().notNull(),
      delivery: d.json('delivery').$type<Delivery>().notNull(),
      recurrence: d.json('recurrence').$type<Recurrence>().notNull(),
      timeZone: d.text('time_zone').notNull(),
      openHours: d.int('open_hours').notNull(),
      graceHours: d.int('grace_hours').notNull(),
      isPaused: d.bool('is_paused').notNull(),
      /** Null when nothing is due any more. */
      nextDueAt: d.time('next_due_at'),
    },
    (t) => [
      d.primaryKey({ columns: [t.workspaceId, t.id] }),
      d.index('schedules_due').on(t.nextDueAt),
    ],
  );

  return { strategyVersions, audiences, schedules };
}
