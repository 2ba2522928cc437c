import { and, desc, eq, gt, inArray, isNull, ne, notInArray, sql } from 'drizzle-orm';
import type { Db, StoreContext } from '../../db/open-database.ts';
import type { Schema } from '../../db/schema.ts';
import type { OutboxMessage } from '../../domain/outbox-message.ts';
import { mainQuestion } from '../../domain/question.ts';
import type { Reading } from '../../domain/reading.ts';
import { queueNext } from '../../outbox/outbox-rows.ts';

/** Readings, and the replies that still wait for one. */
export function createReadingStore({ db, transact, schema }: StoreContext) {
  const { replies, revisions, readings } = schema;

  /**
   * The replies whose newest revision has words but no reading yet, the oldest first; without those
   * that are set apart, each as its id and revision.
   */
  async function unread(
    limit: number,
    setApart: readonly string[] = [],
  ): Promise<readonly ReplyContext[]> {
    const key = sql<string>`${replies.id} || ' ' || ${replies.revision}`;
    const rows = await selectContext(db, schema)
      .leftJoin(
        readings,
        and(eq(readings.replyId, replies.id), eq(readings.revision, replies.revision)),
      )
      .where(and(isNull(readings.id), ne(revisions.text, ''), notInArray(key, [...setApart])))
      .orderBy(replies.receivedAt, replies.id)
      .limit(limit);
    return rows.map(toContext);
  }

  /**
   * Keeps a reading if the revision it is of is still the newest; answers whether it was kept.
   * A second reading of it by the same reader is not. `told` is queued with it, as the next message
   * of its kind about the reply.
   */
  async function save(reading: NewReading, now: Date, told?: OutboxMessage): Promise<boolean> {
    return await transact(async (tx) => {
      if (!(await isOfNewest(tx, reading))) return false;
      const insert = tx.insert(readings).values(rowOf(reading, now));
      const [kept] = await insert.onConflictDoNothing().returning({ id: readings.id });
      if (kept === undefined) return false;
      if (told !== undefined) {
        const { workspaceId } = await replyRow(tx, reading.replyId);
        await queueNext(tx, schema, workspaceId, told);
      }
      return true;
    });
  }

  /**
   * Like `save`, but an earlier reading of the same revision by the same reader and version gives
   * way (its id stays), so that this one is the newest and counts.
   */
  async function supersede(reading: NewReading, now: Date): Promise<boolean> {
    const { replyId, revision, readerName, readerVersion } = readings;
    return await transact(async (tx) => {
      if (!(await isOfNewest(tx, reading))) return false;
      const { id: _, ...changes } = rowOf(reading, now);
      const target = [replyId, revision, readerName, readerVersion];
      await tx
        .insert(readings)
        .values(rowOf(reading, now))
        .onConflictDoUpdate({ target, set: changes });
      return true;
    });
  }

  async function replyRow(tx: Db, replyId: string) {
    const [row] = await tx.select().from(replies).where(eq(replies.id, replyId));
    if (row === undefined) throw new Error('A reading needs its reply.');
    return row;
  }

  async function isOfNewest(tx: Db, { replyId, revision }: NewReading): Promise<boolean> {
    const [current] = await tx
      .select({ revision: replies.revision })
      .from(replies)
      .where(eq(replies.id, replyId));
    return current?.revision === revision;
  }

  /** A reader's reading by its id, with its reply as it stands now; undefined where either is gone. */
  async function find(readingId: string): Promise<ReadReply | undefined> {
    const [reading] = await db
      .select()
      .from(readings)
      .where(and(eq(readings.id, readingId), eq(readings.source, 'reader')));
    if (reading === undefined) return undefined;
    const [reply] = await selectContext(db, schema).where(eq(replies.id, reading.replyId));
    return reply && withReading(toContext(reply), reading);
  }

  /** Replies with words and with a reading by a reader, by id and after `afterId` ('' for all). */
  async function page(afterId: string, limit: number): Promise<readonly ReadReply[]> {
    const rows = await selectContext(db, schema)
      .where(and(gt(replies.id, afterId), ne(revisions.text, ''), inArray(replies.id, readIds())))
      .orderBy(replies.id)
      .limit(limit);
    const found: ReadReply[] = [];
    for (const row of rows) {
      const reading = await newestReading(row.replyId, row.revision);
      if (reading !== undefined) found.push(withReading(toContext(row), reading));
    }
    return found;
  }

  /** A reply with the newest reading of its newest revision by a reader, or undefined. */
  async function readingOf(replyId: string): Promise<ReadReply | undefined> {
    const [row] = await selectContext(db, schema).where(eq(replies.id, replyId));
    const reading = row && (await newestReading(replyId, row.revision));
    return row && reading && withReading(toContext(row), reading);
  }

  /** What the author says of the newest revision, or undefined. */
  async function leaderReadingOf(replyId: string): Promise<Reading | undefined> {
    const [row] = await db
      .select({ content: readings.content })
      .from(readings)
      .innerJoin(
        replies,
        and(eq(replies.id, readings.replyId), eq(replies.revision, readings.revision)),
      )
      .where(and(eq(readings.replyId, replyId), eq(readings.source, 'leader')))
      .orderBy(desc(readings.createdAt), desc(readings.id))
      .limit(1);
    return row?.content;
  }

  async function newestReading(replyId: string, revision: number) {
    const [newest] = await db
      .select()
      .from(readings)
      .where(
        and(
          eq(readings.replyId, replyId),
          eq(readings.revision, revision),
          eq(readings.source, 'reader'),
        ),
      )
      .orderBy(desc(readings.createdAt), desc(readings.id))
      .limit(1);
    return newest;
  }

  /** The replies with a reading of their newest revision by a reader. */
  function readIds() {
    return db
      .select({ id: readings.replyId })
      .from(readings)
      .innerJoin(
        replies,
        and(eq(replies.id, readings.replyId), eq(replies.revision, readings.revision)),
      )
      .where(eq(readings.source, 'reader'));
  }

  return { unread, save, supersede, find, readingOf, leaderReadingOf, page };
}

function rowOf({ note = null, ...reading }: NewReading, createdAt: Date) {
  const { name: readerName, version: readerVersion } = reading.content.reader;
  return { ...reading, note, readerName, readerVersion, createdAt };
}

/** Replies with their newest revision, their round and the strategy it asks about; `where` narrows them. */
function selectContext(db: Db, schema: Schema) {
  const { replies, revisions, rounds, strategyVersions } = schema;
  return db
    .select({
      workspaceId: replies.workspaceId,
      roundId: replies.roundId,
      closedAt: rounds.closedAt,
      replyId: replies.id,
      /** Null for somebody who was not asked. */
      promptId: replies.promptId,
      personId: replies.personId,
      revision: replies.revision,
      channel: replies.channel,
      text: revisions.text,
      questions: rounds.questions,
      strategy: strategyVersions.content,
    })
    .from(replies)
    .innerJoin(
      revisions,
      and(eq(revisions.replyId, replies.id), eq(revisions.number, replies.revision)),
    )
    .innerJoin(rounds, eq(rounds.id, replies.roundId))
    .innerJoin(
      strategyVersions,
      and(
        eq(strategyVersions.workspaceId, rounds.workspaceId),
        eq(strategyVersions.strategyId, rounds.strategyId),
        eq(strategyVersions.version, rounds.strategyVersion),
      ),
    )
    .$dynamic();
}

/** A reply with all that reading it needs; `text` is that of its newest revision. */
export type ReplyContext = ReturnType<typeof toContext>;

function toContext({
  questions,
  closedAt,
  ...row
}: Awaited<ReturnType<typeof selectContext>>[number]) {
  return { ...row, question: mainQuestion(questions), isRoundClosed: closedAt !== null };
}

/** A reply with a reading of it; outdated where the reply has been changed since. */
export type ReadReply = ReturnType<typeof withReading>;

function withReading(
  reply: ReplyContext,
  reading: { readonly id: string; readonly revision: number; readonly content: Reading },
) {
  return {
    ...reply,
    readingId: reading.id,
    isOutdated: reading.revision !== reply.revision,
    reading: reading.content,
  };
}

/** A reading to keep; the note is what a leader adds in their own words. */
type NewReading = {
  readonly id: string;
  readonly replyId: string;
  readonly revision: number;
  readonly source: 'reader' | 'leader';
  readonly content: Reading;
  readonly note?: string | null;
};
