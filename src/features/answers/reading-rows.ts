import { and, eq } from 'drizzle-orm';
import type { Db } from '../../db/open-database.ts';
import type { Schema } from '../../db/schema.ts';
import { mainQuestion } from '../../domain/question.ts';
import type { Reading } from '../../domain/reading.ts';
import { isAskedVersion } from '../check-in/round-rows.ts';

/** Replies with their newest revision, their round and the strategy it asks about; `where` narrows them. */
export function selectContext(db: Db, schema: Schema) {
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
    .innerJoin(strategyVersions, isAskedVersion(schema))
    .$dynamic();
}

/** A reply with all that reading it needs; `text` is that of its newest revision. */
export type ReplyContext = ReturnType<typeof toContext>;

/** A row of `selectContext` as a reply to read. */
export function toContext({
  questions,
  closedAt,
  ...row
}: Awaited<ReturnType<typeof selectContext>>[number]) {
  return { ...row, question: mainQuestion(questions), isRoundClosed: closedAt !== null };
}

/** A reply with a reading of it; outdated where the reply has been changed since. */
export type ReadReply = ReturnType<typeof withReading>;

/** Joins a reply with a reading of it. */
export function withReading(
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
