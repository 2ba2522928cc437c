import type { Reading } from '../../domain/reading.ts';
import type { ClipState, ReplyChannel } from '../../domain/reply.ts';
import type { Dialect } from '../dialect-sqlite.ts';
import type { RoundTables } from './round-tables.ts';

/** What people answered: replies, the Slack messages they are made of, revisions, readings. */
export function replyTables(d: Dialect, { rounds, prompts }: RoundTables) {
  const replies = repliesTable(d, rounds, prompts);
  const replyMessages = replyMessagesTable(d, replies);
  /** Deletions that came before their message: it must not be taken in when it arrives after all. */
  const erasedMessages = d.table(
    'erased_messages',
    {
      workspaceId: d.text('workspace_id').notNull(),
      channelId: d.text('channel_id').notNull(),
      messageTs: d.text('message_ts').notNull(),
      erasedAt: d.time('erased_at').notNull(),
    },
    (t) => [d.primaryKey({ columns: [t.workspaceId, t.channelId, t.messageTs] })],
  );

  const revisions = d.table(
    'revisions',
    {
      replyId: d
        .text('reply_id')
        .notNull()
        .references(() => replies.id, { onDelete: 'cascade' }),
      number: d.int('number').notNull(),
      /** Empty once the person has deleted what they wrote. */
      text: d.words('text').notNull(),
      createdAt: d.time('created_at').notNull(),
    },
    (t) => [d.primaryKey({ columns: [t.replyId, t.number] })],
  );

  const clips = clipsTable(d, replies);
  const readings = readingsTable(d, replies);
  return { replies, replyMessages, erasedMessages, revisions, clips, readings };
}

function replyMessagesTable(d: Dialect, replies: ReturnType<typeof repliesTable>) {
  return d.table(
    'reply_messages',
    {
      workspaceId: d.text('workspace_id').notNull(),
      channelId: d.text('channel_id').notNull(),
      messageTs: d.text('message_ts').notNull(),
      /** The thread that answers to it belong into; null for what was picked or put into a form. */
      threadTs: d.text('thread_ts'),
      replyId: d
        .text('reply_id')
        .notNull()
        .references(() => replies.id, { onDelete: 'cascade' }),
      text: d.words('text').notNull(),
      /** Slack's time of the last edit that was taken over: an older one that arrives late is ignored. */
      editedTs: d.text('edited_ts'),
      isDeleted: d.bool('is_deleted').notNull(),
    },
    (t) => [
      d.primaryKey({ columns: [t.workspaceId, t.channelId, t.messageTs] }),
      d.index('reply_messages_of_reply').on(t.replyId),
    ],
  );
}

function clipsTable(d: Dialect, replies: ReturnType<typeof repliesTable>) {
  return d.table(
    'clips',
    {
      id: d.text('id').primaryKey(),
      workspaceId: d.text('workspace_id').notNull(),
      channelId: d.text('channel_id').notNull(),
      messageTs: d.text('message_ts').notNull(),
      /** The message under which answers about the clip stand. */
      threadTs: d.text('thread_ts').notNull(),
      /** Slack's id of the recording, which itself is never kept. */
      fileId: d.text('file_id').notNull(),
      replyId: d
        .text('reply_id')
        .notNull()
        .references(() => replies.id, { onDelete: 'cascade' }),
      state: d.text('state').$type<ClipState>().notNull(),
      /** What was heard, and '' in every other state. */
      transcript: d.words('transcript').notNull(),
      attempts: d.int('attempts').notNull(),
      /** How often Slack said that the file had changed: a try from before then puts nothing off. */
      nudges: d.int('nudges').notNull(),
      nextTryAt: d.time('next_try_at').notNull(),
      /** When the clip came in: it is not waited for without end. */
      since: d.time('since').notNull(),
    },
    (t) => [
      d.uniqueIndex('clips_once').on(t.workspaceId, t.channelId, t.messageTs, t.fileId),
      d.index('clips_due').on(t.state, t.nextTryAt),
      d.index('clips_of_reply').on(t.replyId),
      d.index('clips_of_file').on(t.workspaceId, t.fileId),
    ],
  );
}

function readingsTable(d: Dialect, replies: ReturnType<typeof repliesTable>) {
  return d.table(
    'readings',
    {
      id: d.text('id').primaryKey(),
      replyId: d
        .text('reply_id')
        .notNull()
        .references(() => replies.id, { onDelete: 'cascade' }),
      revision: d.int('revision').notNull(),
      /** The leader's own word wins over any reader's. */
      source: d.text('source').$type<'reader' | 'leader'>().notNull(),
      readerName: d.text('reader_name').notNull(),
      readerVersion: d.text('reader_version').notNull(),
      content: d.wordsJson('content').$type<Reading>().notNull(),
      /** What the leader adds in their own words; null for a reader. */
      note: d.words('note'),
      createdAt: d.time('created_at').notNull(),
    },
    (t) => [
      d.uniqueIndex('readings_once').on(t.replyId, t.revision, t.readerName, t.readerVersion),
    ],
  );
}

function repliesTable(d: Dialect, rounds: RoundTables['rounds'], prompts: RoundTables['prompts']) {
  return d.table(
    'replies',
    {
      id: d.text('id').primaryKey(),
      workspaceId: d.text('workspace_id').notNull(),
      roundId: d
        .text('round_id')
        .notNull()
        .references(() => rounds.id, { onDelete: 'cascade' }),
      /** Null for somebody who was not asked: kept, but not counted. */
      promptId: d.text('prompt_id').references(() => prompts.id, { onDelete: 'cascade' }),
      personId: d.text('person_id').notNull(),
      channel: d.text('channel').$type<ReplyChannel>().notNull(),
      receivedAt: d.time('received_at').notNull(),
      /** It came after the round had closed. */
      isLate: d.bool('is_late').notNull(),
      /** Its author agrees to be quoted without a name. */
      mayQuote: d.bool('may_quote').notNull().default(false),
      /** The number of its newest revision. */
      revision: d.int('revision').notNull(),
    },
    (t) => [
      d.uniqueIndex('replies_once').on(t.roundId, t.personId),
      d.index('replies_of_prompt').on(t.promptId),
      d.index('replies_of_person').on(t.workspaceId, t.personId),
    ],
  );
}
