import { and, desc, eq, gt, inArray, isNull, lte, ne, notInArray, sql } from 'drizzle-orm';
import type { Db, StoreContext } from '../../db/open-database.ts';
import type { OutboxMessage } from '../../domain/outbox-message.ts';
import type { Reading } from '../../domain/reading.ts';
import { queueNext, queueOnce } from '../../outbox/outbox-rows.ts';
import type { EarlierWord } from './carry-over.ts';
import type { Peer } from './rank-statements.ts';
import {
  type ReadReply,
  type ReplyContext,
  selectContext,
  toContext,
  withReading,
} from './reading-rows.ts';

/** Readings, and the replies that still wait for one. */
export function createReadingStore({ db, transact, schema }: StoreContext) {
  const { replies, revisions, readings, prompts } = schema;
  const isOfNewestRevision = and(
    eq(replies.id, readings.replyId),
    eq(replies.revision, readings.revision),
  );

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
      .leftJoin(readings, isOfNewestRevision)
      .where(and(isNull(readings.id), ne(revisions.text, ''), notInArray(key, [...setApart])))
      .orderBy(replies.receivedAt, replies.id)
      .limit(limit);
    return rows.map(toContext);
  }

  /**
   * Keeps a reading if the revision it is of is still the newest; answers whether it was kept.
   * A second reading of it by the same reader is not. With it are kept what its author had said of an
   * earlier one and what they are told: `told` as the next message of its kind about the reply, and
   * `once` as the only one, whatever comes later.
   */
  async function save(
    reading: NewReading,
    now: Date,
    { word, told, once }: SavedWith = {},
  ): Promise<boolean> {
    return await transact(async (tx) => {
      if (!(await isOfNewest(tx, reading))) return false;
      const insert = tx.insert(readings).values(rowOf(reading, now));
      const [kept] = await insert.onConflictDoNothing().returning({ id: readings.id });
      if (kept === undefined) return false;
      if (word !== undefined) await tx.insert(readings).values(rowOf(word, now));
      const { workspaceId } = await replyRow(tx, reading.replyId);
      if (told !== undefined) await queueNext(tx, schema, workspaceId, told);
      if (once !== undefined) await queueOnce(tx, schema, workspaceId, once);
      return true;
    });
  }

  /**
   * Like `save`, but an earlier reading of the same revision by the same reader and version gives
   * way (its id stays), so that this one is the newest and counts.
   */
  async function supersede(reading: NewReading, now: Date): Promise<boolean> {
    return await transact(async (tx) => {
      if (!(await isOfNewest(tx, reading))) return false;
      await put(tx, reading, now);
      return true;
    });
  }

  /**
   * Keeps what an author says of the reading of their newest revision, made from what they said of it
   * before: two presses at once are both kept. Undefined where there is a newer revision, or nothing
   * to keep.
   */
  async function saveWord(
    { note = null, ...about }: Pick<NewReading, 'id' | 'replyId' | 'revision' | 'note'>,
    wordOn: (earlier: Reading | undefined) => Reading | undefined,
    now: Date,
  ): Promise<Reading | undefined> {
    return await transact(async (tx) => {
      if (!(await isOfNewest(tx, about))) return undefined;
      const earlier = await leaderRow(tx, about.replyId);
      const content = wordOn(earlier?.content);
      if (content === undefined) return undefined;
      const word = {
        ...about,
        source: 'leader',
        content,
        note: note ?? earlier?.note ?? null,
      } as const;
      await put(tx, word, now);
      return content;
    });
  }

  async function put(tx: Db, reading: NewReading, now: Date): Promise<void> {
    const { replyId, revision, readerName, readerVersion } = readings;
    const { id: _, ...changes } = rowOf(reading, now);
    const target = [replyId, revision, readerName, readerVersion];
    await tx
      .insert(readings)
      .values(rowOf(reading, now))
      .onConflictDoUpdate({ target, set: changes });
  }

  async function replyRow(tx: Db, replyId: string) {
    const [row] = await tx.select().from(replies).where(eq(replies.id, replyId));
    if (row === undefined) throw new Error('A reading needs its reply.');
    return row;
  }

  async function isOfNewest(
    tx: Db,
    { replyId, revision }: Pick<NewReading, 'replyId' | 'revision'>,
  ): Promise<boolean> {
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
    return (await leaderRow(db, replyId))?.content;
  }

  async function leaderRow(from: Db, replyId: string) {
    const [row] = await from
      .select({ content: readings.content, note: readings.note })
      .from(readings)
      .innerJoin(replies, isOfNewestRevision)
      .where(and(eq(readings.replyId, replyId), eq(readings.source, 'leader')))
      .orderBy(desc(readings.createdAt), desc(readings.id))
      .limit(1);
    return row;
  }

  /**
   * What the author said last of a reading of any revision before this one, or of this one, with what a
   * reader had made of that revision; undefined where they never said anything.
   */
  async function earlierWord(replyId: string, revision: number): Promise<EarlierWord | undefined> {
    const [row] = await db
      .select({ word: readings.content, revision: readings.revision })
      .from(readings)
      .where(
        and(
          eq(readings.replyId, replyId),
          eq(readings.source, 'leader'),
          lte(readings.revision, revision),
        ),
      )
      .orderBy(desc(readings.revision), desc(readings.createdAt), desc(readings.id))
      .limit(1);
    if (row === undefined) return undefined;
    const read = await newestReading(replyId, row.revision);
    const isOfSameText = row.revision === revision;
    return { word: row.word, read: read?.content ?? null, isOfSameText };
  }

  /** The newest readings of a round, one for each person, their own word before a reader's. */
  async function around(roundId: string, limit: number): Promise<readonly Peer[]> {
    const rows = await db
      .select({
        personId: replies.personId,
        function: prompts.function,
        source: readings.source,
        reading: readings.content,
      })
      .from(readings)
      .innerJoin(replies, isOfNewestRevision)
      .leftJoin(prompts, eq(prompts.id, replies.promptId))
      .where(eq(replies.roundId, roundId))
      .orderBy(desc(readings.createdAt), desc(readings.id))
      .limit(limit);
    const newest = new Map<string, (typeof rows)[number]>();
    for (const row of rows) {
      const known = newest.get(row.personId);
      const wins = row.source === 'leader' && known?.source !== 'leader';
      if (known === undefined || wins) newest.set(row.personId, row);
    }
    return [...newest.values()];
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
      .innerJoin(replies, isOfNewestRevision)
      .where(eq(readings.source, 'reader'));
  }

  return {
    unread,
    save,
    supersede,
    saveWord,
    find,
    readingOf,
    leaderReadingOf,
    earlierWord,
    around,
    page,
  };
}

function rowOf({ note = null, ...reading }: NewReading, createdAt: Date) {
  const { name: readerName, version: readerVersion } = reading.content.reader;
  return { ...reading, note, readerName, readerVersion, createdAt };
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

/** What is kept and told in the same breath as a reading. */
type SavedWith = {
  readonly word?: NewReading | undefined;
  readonly told?: OutboxMessage | undefined;
  readonly once?: OutboxMessage | undefined;
};
