import type { AudienceDefinition } from '../../domain/person.ts';
import type { Question, QuestionRef } from '../../domain/question.ts';
import type { Recurrence } from '../../domain/recurrence.ts';
import type { Delivery } from '../../domain/round.ts';
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

  const strategyDrafts = d.table(
    'strategy_drafts',
    {
      workspaceId: ofWorkspace(),
      strategyId: d.text('strategy_id').notNull(),
      /** A strategy in the making: texts may be empty and lists short. */
      content: d.json('content').$type<Strategy>().notNull(),
      savedAt: d.time('saved_at').notNull(),
    },
    (t) => [d.primaryKey({ columns: [t.workspaceId, t.strategyId] })],
  );

  const strategyAnswers = d.table(
    'strategy_answers',
    {
      id: d.text('id').primaryKey(),
      workspaceId: ofWorkspace(),
      strategyId: d.text('strategy_id').notNull(),
      /** The question in the words of whoever answers it: nobody's reply is kept here. */
      question: d.words('question').notNull(),
      answer: d.words('answer').notNull(),
      answeredBy: d.text('answered_by').notNull(),
      answeredAt: d.time('answered_at').notNull(),
      /** The replies that asked it, by their ids: their authors get the answer. */
      replyIds: d.json('reply_ids').$type<readonly string[]>().notNull(),
    },
    (t) => [d.index('answers_of_strategy').on(t.workspaceId, t.strategyId)],
  );

  const ownQuestions = d.table(
    'own_questions',
    {
      workspaceId: ofWorkspace(),
      id: d.text('id').notNull(),
      content: d.json('content').$type<Question>().notNull(),
    },
    (t) => [d.primaryKey({ columns: [t.workspaceId, t.id] })],
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

  const schedules = schedulesTable(d, workspaces);

  return {
    strategyVersions,
    strategyDrafts,
    strategyAnswers,
    ownQuestions,
    audiences,
    schedules,
  };
}

/** Where a schedule comes from: a set-up file, or somebody in Slack. */
export type ScheduleOrigin = 'file' | 'slack';

function schedulesTable(d: Dialect, workspaces: PeopleTables['workspaces']) {
  return d.table(
    'schedules',
    {
      workspaceId: d
        .text('workspace_id')
        .notNull()
        .references(() => workspaces.id, { onDelete: 'cascade' }),
      id: d.text('id').notNull(),
      strategyId: d.text('strategy_id').notNull(),
      audienceId: d.text('audience_id').notNull(),
      rotation: d
        .json('rotation')
        .$type<readonly (readonly QuestionRef[])[]>()
        .notNull()
        .default([[{ kind: 'open' }]]),
      delivery: d.json('delivery').$type<Delivery>().notNull(),
      recurrence: d.json('recurrence').$type<Recurrence>().notNull(),
      timeZone: d.text('time_zone').notNull(),
      atLocalHour: d.bool('at_local_hour').notNull().default(false),
      openDays: d.int('open_days').notNull().default(3),
      reminders: d.json('reminders').$type<readonly number[]>().notNull().default([]),
      graceHours: d.int('grace_hours').notNull(),
      isPaused: d.bool('is_paused').notNull(),
      /** Null when nothing is due any more. */
      nextDueAt: d.time('next_due_at'),
      /** The local time that `nextDueAt` stands for; null with it. */
      nextLocalTime: d.text('next_local_time'),
      /** Asked once more than the rotation says, when it comes round next, and then no more. */
      extraQuestions: d
        .json('extra_questions')
        .$type<readonly QuestionRef[]>()
        .notNull()
        .default([]),
      /** Who keeps it: what a set-up file brought goes when the file drops it. */
      origin: d.text('origin').$type<ScheduleOrigin>().notNull().default('file'),
    },
    (t) => [
      d.primaryKey({ columns: [t.workspaceId, t.id] }),
      d.index('schedules_due').on(t.nextDueAt),
    ],
  );
}
