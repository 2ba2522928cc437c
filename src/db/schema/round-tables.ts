import type { MessageKindName, MessageTarget } from '../../domain/outbox-message.ts';
import type { Level } from '../../domain/person.ts';
import type { Question } from '../../domain/question.ts';
import type { Delivery, PromptState, PublishedRound, Standings } from '../../domain/round.ts';
import type { Disclosure } from '../../domain/settings.ts';
import type { StructuredAnswer } from '../../domain/structured-answer.ts';
import type { Dialect } from '../dialect-sqlite.ts';
import type { PeopleTables } from './people-tables.ts';

/** Rounds, the prompt of each person asked, and the outbox that carries messages to Slack. */
export function roundTables(d: Dialect, { workspaces }: PeopleTables) {
  const rounds = roundsTable(d, workspaces);
  const prompts = promptsTable(d, rounds);
  const outbox = outboxTable(d);
  const askedDays = d.table(
    'asked_days',
    {
      workspaceId: d.text('workspace_id').notNull(),
      personId: d.text('person_id').notNull(),
      /** The day by the person's own calendar: nobody is asked twice on one. */
      day: d.text('day').notNull(),
      promptId: d
        .text('prompt_id')
        .notNull()
        .references(() => prompts.id, { onDelete: 'cascade' }),
    },
    (t) => [d.primaryKey({ columns: [t.workspaceId, t.personId, t.day] })],
  );

  const structuredAnswers = d.table(
    'structured_answers',
    {
      promptId: d
        .text('prompt_id')
        .notNull()
        .references(() => prompts.id, { onDelete: 'cascade' }),
      /** `subjectOf` the answer: a later one about the same replaces it. */
      subject: d.text('subject').notNull(),
      content: d.wordsJson('content').$type<StructuredAnswer>().notNull(),
      answeredAt: d.time('answered_at').notNull(),
    },
    (t) => [d.primaryKey({ columns: [t.promptId, t.subject] })],
  );

  const formDrafts = d.table('form_drafts', {
    promptId: d
      .text('prompt_id')
      .primaryKey()
      .references(() => prompts.id, { onDelete: 'cascade' }),
    /** What stands in each field of a form that was closed before it was sent. */
    content: d.wordsJson('content').$type<Readonly<Record<string, string>>>().notNull(),
    savedAt: d.time('saved_at').notNull(),
  });

  return { rounds, prompts, outbox, askedDays, structuredAnswers, formDrafts };
}

/** The tables of `roundTables`, for those that refer to them. */
export type RoundTables = ReturnType<typeof roundTables>;

function roundsTable(d: Dialect, workspaces: PeopleTables['workspaces']) {
  return d.table(
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
      localTime: d.text('local_time').notNull().default(''),
      atLocalHour: d.bool('at_local_hour').notNull().default(false),
      reminders: d.json('reminders').$type<readonly number[]>().notNull().default([]),
      disclosure: d.text('disclosure').$type<Disclosure>().notNull().default('named'),
      smallestGroup: d.int('smallest_group').notNull().default(3),
      /** What is counted of its closed answers, so that one late change alone never shows. */
      published: d.wordsJson('published').$type<PublishedRound>(),
      /** Where its people stood when it closed or changed last: what a later round is compared with. */
      standings: d.json('standings').$type<Standings>(),
      openedAt: d.time('opened_at').notNull(),
      closesAt: d.time('closes_at').notNull(),
      closedAt: d.time('closed_at'),
      /** The round whose collision it puts to the people concerned; null for one of a schedule. */
      aboutRoundId: d.text('about_round_id'),
      /** The executive who had it asked. */
      askedBy: d.text('asked_by'),
    },
    (t) => [
      d.uniqueIndex('rounds_once').on(t.workspaceId, t.scheduleId, t.dueAt),
      d.index('rounds_closing').on(t.closedAt, t.closesAt),
      d.index('rounds_about').on(t.aboutRoundId),
      d.index('rounds_of_strategy').on(t.workspaceId, t.strategyId, t.openedAt),
    ],
  );
}

function promptsTable(d: Dialect, rounds: ReturnType<typeof roundsTable>) {
  return d.table(
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
      function: d.shown('function'),
      level: d.text('level').$type<Level>(),
      state: d.text('state').$type<PromptState>().notNull(),
      /** Why it was skipped or failed, in words for the admin. */
      remark: d.text('remark'),
      channelId: d.text('channel_id'),
      messageTs: d.text('message_ts'),
      /** Drawn for each person: the given-up side of a dilemma stands first. */
      isSwapped: d.bool('is_swapped').notNull().default(false),
      sentAt: d.time('sent_at'),
      remindAt: d.time('remind_at'),
      reminded: d.int('reminded').notNull().default(0),
    },
    (t) => [
      d.index('prompts_to_remind').on(t.remindAt),
      d.uniqueIndex('prompts_once').on(t.roundId, t.personId),
      d.index('prompts_by_message').on(t.workspaceId, t.channelId, t.messageTs),
      d.index('prompts_of_person').on(t.workspaceId, t.personId),
    ],
  );
}

function outboxTable(d: Dialect) {
  return d.table(
    'outbox',
    {
      id: d.text('id').primaryKey(),
      workspaceId: d.text('workspace_id').notNull(),
      kind: d.text('kind').$type<MessageKindName>().notNull(),
      /** What the message is about: a prompt, a round or a reply. With kind and recipient it makes a message unique. */
      subjectId: d.text('subject_id').notNull(),
      target: d.json('target').$type<MessageTarget>().notNull(),
      /** The person or channel of the target: several may get a message about one subject. */
      recipient: d.text('recipient').notNull(),
      ordinal: d.int('ordinal').notNull().default(0),
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
      d.uniqueIndex('outbox_once').on(t.kind, t.subjectId, t.recipient, t.ordinal),
      d.index('outbox_due').on(t.state, t.notBefore),
    ],
  );
}
