import { and, eq } from 'drizzle-orm';
import type { Db } from '../../db/open-database.ts';
import type { Schema } from '../../db/schema.ts';
import { mainQuestion, type Question } from '../../domain/question.ts';
import type { ReplyChannel } from '../../domain/reply.ts';
import type { Strategy } from '../../domain/strategy.ts';

/** A reply with all that reading it needs; `text` is that of the revision. */
export type ReplyContext = {
  readonly workspaceId: string;
  readonly roundId: string;
  readonly isRoundClosed: boolean;
  readonly replyId: string;
  /** Null for somebody who was not asked. */
  readonly promptId: string | null;
  readonly personId: string;
  readonly revision: number;
  readonly channel: ReplyChannel;
  readonly text: string;
  readonly question: Question | undefined;
  readonly strategy: Strategy;
};

/** The columns of a reply's newest revision, its round and the strategy it was asked about. */
export function contextColumns({ replies, revisions, rounds, strategyVersions }: Schema) {
  return {
    workspaceId: replies.workspaceId,
    roundId: replies.roundId,
    closedAt: rounds.closedAt,
    replyId: replies.id,
    promptId: replies.promptId,
    personId: replies.personId,
    revision: replies.revision,
    channel: replies.channel,
    text: revisions.text,
    questions: rounds.questions,
    strategy: strategyVersions.content,
  };
}

/** A query over those columns, to be narrowed with `where`. */
export function selectContext(db: Db, schema: Schema) {
  const { replies, revisions, rounds, strategyVersions } = schema;
  return db
    .select(contextColumns(schema))
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

/** A row of `selectContext` in the domain's words. */
export function toContext({
  questions,
  closedAt,
  ...row
}: Awaited<ReturnType<typeof selectContext>>[number]): ReplyContext {
  return { ...row, question: mainQuestion(questions), isRoundClosed: closedAt !== null };
}
