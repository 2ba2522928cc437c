import { and, desc, eq, gt, inArray, isNull, ne } from 'drizzle-orm';
import type { Db, StoreContext } from '../../db/open-database.ts';
import type { Outgoing } from '../../domain/outbox-message.ts';
import type { Reading } from '../../domain/reading.ts';
import { queueNext } from '../../outbox/outbox-rows.ts';
import { type ReplyContext, selectContext, toContext } from './reply-context-rows.ts';

/** Readings, and the replies that still wait for one. */
export function createReadingStore({ db, transact, schema }: StoreContext) {
  const { replies, revisions, readings } = schema;

  /** The replies whose newest revision has words but no reading yet, the oldest first. */
  async function unread(limit: number): Promise<readonly ReplyContext[]> {
    const rows = await selectContext(db, schema)
      .leftJoin(
        readings,
        and(eq(readings.replyId, replies.id), eq(readings.revision, replies.revision)),
      )
      .where(and(isNull(readings.id), ne(revisions.text, '')))
      .orderBy(replies.receivedAt, replies.id)
      .limit(limit);
    return rows.map(toContext);
  }

  /**
   * Keeps a reading if the revision it is of is still the newest; answers whether it was kept.
   * A second reading of it by the same reader is not. `told` is queued with it, as the next message
   * of its kind about the reply.
   */
  async function save(reading: NewReading, now: Date, told?: Outgoing): Promise<boolean> {
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

function withReading(
  reply: ReplyContext,
  reading: { readonly id: string; readonly revision: number; readonly content: Reading },
): ReadReply {
  return {
    ...reply,
    readingId: reading.id,
    isOutdated: reading.revision !== reply.revision,
    reading: reading.content,
  };
}

/** A reply with a reading of it; outdated where the reply has been changed since. */
type ReadReply = ReplyContext & {
  readonly readingId: string;
  readonly isOutdated: boolean;
  readonly reading: Reading;
};

/** A reading to keep. */
type NewReading = {
  readonly id: string;
  readonly replyId: string;
  readonly revision: number;
  readonly source: 'reader' | 'leader';
  readonly content: Reading;
  readonly note?: string | null;
};
