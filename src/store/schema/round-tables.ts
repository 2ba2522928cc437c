import type { MessageKind, MessageTarget } from '../../domain/outgoing.ts';
import type { Level } from '../../domain/person.ts';
import type { Question } from '../../domain/question.ts';
import type { Delivery, PromptState } from '../../domain/round.ts';
import type { Dialect } from '../dialect-sqlite.ts';
import type { PeopleTables } from './people-tables.ts';

/** Rounds, the prompt of each person asked, and the outbox that carries messages to Slack. */
export function roundTables(d: Dialect, { workspaces }: PeopleTables) {
  const rounds = d.table(
    'rounds',
    {
      id: d.text('id').primaryKey(),
      workspaceId: d
        .text('workspace_id')
        .notNull()
        .references(() => workspaces.id, { onDelete: 'cascade' }),
      scheduleId: d.text('schedule_id').notNull(),
      strategyId: d.text('strategy_id').notNull(),
      strategyVersion: d.int('strategy_version').notNull(),
      delivery: d.json('delivery').$type<Delivery>().notNull(),
      questions: d.json('questions').$type<readonly Question[]>().notNull(),
      /** The due time that opened it: the same due time never opens a second round. */
      dueAt: d.time('due_at').notNull(),
      openedAt: d.time('opened_at').notNull(),
      closesAt: d.time('closes_at').notNull(),
      closedAt: d.time('closed_at'),
    },
    (t) => [
      d.uniqueIndex('rounds_once').on(t.workspaceId, t.scheduleId, t.dueAt),
      d.index('rounds_closing').on(t.closedAt, t.closesAt),
      d.index('rounds_of_strategy').on(t.workspaceId, t.strategyId, t.openedAt),
    ],
  );

  const prompts = d.table(
    'prompts',
    {
      id: d.text('id').primaryKey(),
      workspaceId: d.text('workspace_id').notNull(),
      roundId: d
        .text('round_id')
        .notNull()
        .references(() => rounds.id, { onDelete: 'cascade' }),
      personId: d.text('person_id').notNull(),
      /** Function and level as they were when the person was asked: reports must not shift later. */
      function: d.text('function'),
      level: d.text('level').$type<Level>(),
      state: d.text('state').$type<PromptState>().notNull(),
      /** Why it was skipped or failed, in words for the admin. */
      remark: d.text('remark'),
      channelId: d.text('channel_id'),
      messageTs: d.text('message_ts'),
    },
    (t) => [
      d.uniqueIndex('prompts_once').on(t.roundId, t.personId),
      d.index('prompts_by_message').on(t.workspaceId, t.channelId, t.messageTs),
      d.index('prompts_of_person').on(t.workspaceId, t.personId),
    ],
  );

  const outbox = d.table(
    'outbox',
    {
      id: d.text('id').primaryKey(),
      workspaceId: d.text('workspace_id').notNull(),
      kind: d.text('kind').$type<MessageKind>().notNull(),
      /** What the message is about: a prompt, a round or a reply. With kind and recipient it makes a message unique. */
      subjectId: d.text('subject_id').notNull(),
      target: d.json('target').$type<MessageTarget>().notNull(),
      /** The person or channel of the target: several may get a message about one subject. */
      recipient: d.text('recipient').notNull(),
      state: d
        .text('state')
        .$type<'waiting' | 'claimed' | 'sent' | 'skipped' | 'failed'>()
        .notNull(),
      notBefore: d.time('not_before').notNull(),
      /** Past this moment the message would come too late to be of use. */
      expiresAt: d.time('expires_at').notNull(),
      attempts: d.int('attempts').notNull(),
      leaseUntil: d.time('lease_until'),
      channelId: d.text('channel_id'),
      messageTs: d.text('message_ts'),
      remark: d.text('remark'),
    },
    (t) => [
      d.uniqueIndex('outbox_once').on(t.kind, t.subjectId, t.recipient),
      d.index('outbox_due').on(t.state, t.notBefore),
    ],
  );

  return { rounds, prompts, outbox };
}

/** The tables of `roundTables`, for those that refer to them. */
export type RoundTables = ReturnType<typeof roundTables>;
