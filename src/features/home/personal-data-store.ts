import { and, eq } from 'drizzle-orm';
import type { StoreContext } from '../../db/open-database.ts';
import { isAskedVersion } from '../check-in/round-rows.ts';

/** Everything that is kept of one person, for that person alone. */
export function createPersonalDataStore({ db, schema }: StoreContext) {
  const { people, roles, absences, prompts, rounds, replies, strategyVersions } = schema;
  const { replyMessages, revisions, clips, readings, structuredAnswers, formDrafts } = schema;
  const { guideVotes, guideQuestions, predictions } = schema;

  /** Gathers it; a person whom nobody knows has `person` null. */
  async function gather(workspaceId: string, personId: string) {
    const [person] = await db
      .select()
      .from(people)
      .where(and(eq(people.workspaceId, workspaceId), eq(people.id, personId)));
    const held = await db
      .select({ role: roles.role })
      .from(roles)
      .where(and(eq(roles.workspaceId, workspaceId), eq(roles.personId, personId)));
    const away = await db
      .select({ source: absences.source, from: absences.from, until: absences.until })
      .from(absences)
      .where(and(eq(absences.workspaceId, workspaceId), eq(absences.personId, personId)));
    return {
      person: person ?? null,
      roles: held.map(({ role }) => role),
      absences: away,
      askings: await askings(workspaceId, personId),
      answers: await answers(workspaceId, personId),
      guideVotes: await votes(workspaceId, personId),
      expectations: await expectations(workspaceId, personId),
    };
  }

  /** Each time they were asked, with what they picked, and a form that was not sent. */
  async function askings(workspaceId: string, personId: string) {
    const rows = await db
      .select({
        id: prompts.id,
        roundId: prompts.roundId,
        function: prompts.function,
        level: prompts.level,
        state: prompts.state,
        remark: prompts.remark,
        sentAt: prompts.sentAt,
        remindAt: prompts.remindAt,
        reminded: prompts.reminded,
        questions: rounds.questions,
        disclosure: rounds.disclosure,
        strategy: strategyVersions.content,
      })
      .from(prompts)
      .innerJoin(rounds, eq(rounds.id, prompts.roundId))
      .innerJoin(strategyVersions, isAskedVersion(schema))
      .where(and(eq(prompts.workspaceId, workspaceId), eq(prompts.personId, personId)))
      .orderBy(rounds.openedAt, prompts.id);
    return await inTurn(rows, async ({ id, strategy, ...asking }) => ({
      ...asking,
      strategy: strategy.name,
      picked: await db
        .select({ answer: structuredAnswers.content, at: structuredAnswers.answeredAt })
        .from(structuredAnswers)
        .where(eq(structuredAnswers.promptId, id)),
      unsentForm: await db
        .select({ fields: formDrafts.content, at: formDrafts.savedAt })
        .from(formDrafts)
        .where(eq(formDrafts.promptId, id)),
    }));
  }

  /** Their replies with every revision, reading and correction. */
  async function answers(workspaceId: string, personId: string) {
    const rows = await db
      .select({ reply: replies, strategy: strategyVersions.content })
      .from(replies)
      .innerJoin(rounds, eq(rounds.id, replies.roundId))
      .innerJoin(strategyVersions, isAskedVersion(schema))
      .where(and(eq(replies.workspaceId, workspaceId), eq(replies.personId, personId)))
      .orderBy(replies.receivedAt, replies.id);
    return await inTurn(rows, async ({ reply, strategy }) => ({
      roundId: reply.roundId,
      strategy: strategy.name,
      wasAsked: reply.promptId !== null,
      channel: reply.channel,
      receivedAt: reply.receivedAt,
      isLate: reply.isLate,
      mayQuote: reply.mayQuote,
      ...(await partsOf(reply.id)),
    }));
  }

  async function partsOf(replyId: string) {
    return {
      messages: await db
        .select({ ts: replyMessages.messageTs, text: replyMessages.text })
        .from(replyMessages)
        .where(and(eq(replyMessages.replyId, replyId), eq(replyMessages.isDeleted, false)))
        .orderBy(replyMessages.messageTs),
      clips: await db
        .select({ state: clips.state, transcript: clips.transcript, since: clips.since })
        .from(clips)
        .where(eq(clips.replyId, replyId))
        .orderBy(clips.id),
      revisions: await db
        .select({ number: revisions.number, text: revisions.text, at: revisions.createdAt })
        .from(revisions)
        .where(eq(revisions.replyId, replyId))
        .orderBy(revisions.number),
      readings: await db
        .select({
          by: readings.source,
          revision: readings.revision,
          at: readings.createdAt,
          reading: readings.content,
          note: readings.note,
        })
        .from(readings)
        .where(eq(readings.replyId, replyId))
        .orderBy(readings.createdAt, readings.id),
    };
  }

  /** What they expected of rounds, as an executive; from 0 to 1, null where they would not say. */
  async function expectations(workspaceId: string, personId: string) {
    return await db
      .select({
        roundId: predictions.roundId,
        predicted: predictions.predicted,
        at: predictions.at,
      })
      .from(predictions)
      .innerJoin(rounds, eq(rounds.id, predictions.roundId))
      .where(and(eq(rounds.workspaceId, workspaceId), eq(predictions.personId, personId)))
      .orderBy(predictions.at);
  }

  async function votes(workspaceId: string, personId: string) {
    return await db
      .select({
        question: guideQuestions.question,
        article: guideVotes.stem,
        isHelpful: guideVotes.isHelpful,
      })
      .from(guideVotes)
      .innerJoin(guideQuestions, eq(guideQuestions.id, guideVotes.questionId))
      .where(and(eq(guideQuestions.workspaceId, workspaceId), eq(guideVotes.personId, personId)));
  }

  return { gather };
}

async function inTurn<In, Out>(items: readonly In[], work: (item: In) => Promise<Out>) {
  const done: Out[] = [];
  for (const item of items) done.push(await work(item));
  return done;
}
