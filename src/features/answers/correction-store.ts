import { and, eq } from 'drizzle-orm';
import type { Db, StoreContext } from '../../db/open-database.ts';
import type { Schema } from '../../db/schema.ts';
import { mainQuestion, type Question } from '../../domain/question.ts';
import type { Reading } from '../../domain/reading.ts';

/** What leaders said about the readings of their replies. */
export function createCorrectionStore({ db, schema }: StoreContext) {
  return {
    /**
     * The leader's newest word on every reply as it stands now, oldest reply first. Of a deleted reply
     * no reading is left.
     */
    async list(): Promise<readonly Correction[]> {
      return pair(await selectReadings(db, schema));
    },
  };
}

/** What a leader said about the reading of their reply. */
export type Correction = Omit<Row, 'questions' | 'source' | 'content'> & {
  readonly question: Question | undefined;
  /** The leader's own word. */
  readonly leader: Reading;
  /** What the reader had made of it. */
  readonly reader: Reading | null;
};

type Row = Awaited<ReturnType<typeof selectReadings>>[number];

function selectReadings(db: Db, schema: Schema) {
  const { replies, revisions, readings, rounds, prompts } = schema;
  return db
    .select({
      workspaceId: replies.workspaceId,
      replyId: replies.id,
      personId: replies.personId,
      channel: replies.channel,
      function: prompts.function,
      level: prompts.level,
      strategyId: rounds.strategyId,
      strategyVersion: rounds.strategyVersion,
      questions: rounds.questions,
      text: revisions.text,
      source: readings.source,
      content: readings.content,
      note: readings.note,
    })
    .from(readings)
    .innerJoin(
      replies,
      and(eq(replies.id, readings.replyId), eq(replies.revision, readings.revision)),
    )
    .innerJoin(
      revisions,
      and(eq(revisions.replyId, replies.id), eq(revisions.number, replies.revision)),
    )
    .innerJoin(rounds, eq(rounds.id, replies.roundId))
    .leftJoin(prompts, eq(prompts.id, replies.promptId))
    .orderBy(replies.receivedAt, replies.id, readings.createdAt, readings.id);
}

/** Puts the newest reading by the leader beside the newest by a reader; rows come oldest first. */
function pair(rows: readonly Row[]): readonly Correction[] {
  const byReply = new Map<string, Row[]>();
  for (const row of rows) byReply.set(row.replyId, [...(byReply.get(row.replyId) ?? []), row]);
  return [...byReply.values()].flatMap((ofReply) => {
    const leaders = ofReply.findLast(({ source }) => source === 'leader');
    const readers = ofReply.findLast(({ source }) => source === 'reader');
    if (leaders === undefined) return [];
    const { questions, source: _, content: leader, ...rest } = leaders;
    return [
      { ...rest, question: mainQuestion(questions), leader, reader: readers?.content ?? null },
    ];
  });
}
