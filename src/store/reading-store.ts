import { and, eq, isNull, ne } from 'drizzle-orm';
import type { Question } from '../domain/question.ts';
import type { Reading } from '../domain/reading.ts';
import type { ReplyChannel } from '../domain/reply.ts';
import type { Strategy } from '../domain/strategy.ts';
import type { StoreContext } from './open-store.ts';

/** Readings, and the replies that still wait for one. */
export function createReadingStore({ db, transact, schema }: StoreContext) {
  const { replies, revisions, readings, rounds, strategyVersions } = schema;

  return {
    /** The replies whose newest revision has words but no reading yet, the oldest first. */
    async unread(limit: number): Promise<readonly UnreadReply[]> {
      const rows = await db
        .select({
          workspaceId: replies.workspaceId,
          roundId: replies.roundId,
          closedAt: rounds.closedAt,
          replyId: replies.id,
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
        .leftJoin(
          readings,
          and(eq(readings.replyId, replies.id), eq(readings.revision, replies.revision)),
        )
        .where(and(isNull(readings.id), ne(revisions.text, '')))
        .orderBy(replies.receivedAt, replies.id)
        .limit(limit);
      return rows.map(({ questions, closedAt, ...row }) => ({
        ...row,
        question: questions[0],
        isRoundClosed: closedAt !== null,
      }));
    },

    /** Keeps a reading if the revision it is of is still the newest; answers whether it was kept. */
    async save(reading: NewReading, now: Date): Promise<boolean> {
      const { id, replyId, revision, source, content } = reading;
      return await transact(async (tx) => {
        const [current] = await tx
          .select({ revision: replies.revision })
          .from(replies)
          .where(eq(replies.id, replyId));
        if (current?.revision !== revision) return false;
        const kept = await tx
          .insert(readings)
          .values({
            id,
            replyId,
            revision,
            source,
            readerName: content.reader.name,
            readerVersion: content.reader.version,
            content,
            createdAt: now,
          })
          .onConflictDoNothing()
          .returning({ id: readings.id });
        return kept.length > 0;
      });
    },
  };
}

/** A reply that waits for its reading, with all that the reading needs. */
type UnreadReply = {
  readonly workspaceId: string;
  readonly roundId: string;
  readonly isRoundClosed: boolean;
  readonly replyId: string;
  readonly revision: number;
  readonly channel: ReplyChannel;
  readonly text: string;
  readonly question: Question | undefined;
  readonly strategy: Strategy;
};

/** A reading to keep. */
type NewReading = {
  readonly id: string;
  readonly replyId: string;
  readonly revision: number;
  readonly source: 'reader' | 'leader';
  readonly content: Reading;
};
