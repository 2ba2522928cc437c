import { and, asc, eq, isNotNull, or } from 'drizzle-orm';
import type { Db } from '../../db/open-database.ts';
import type { Schema } from '../../db/schema.ts';
import { isOwnWord, originOf, type Reading, type Side } from '../../domain/reading.ts';
import { asReplyText, isChoiceKey } from '../../domain/reply.ts';
import type { Choice, StructuredAnswer } from '../../domain/structured-answer.ts';
import type { AnsweredAgain } from './round-view.ts';

/** Whose collisions are asked for; `closing` counts as closed although it is about to be. */
export type AskedAbout = {
  readonly roundId: string;
  /** Whether words may be quoted only where their author has agreed. */
  readonly isAnonymous: boolean;
  readonly closing?: string | undefined;
};

/**
 * What people chose when collisions of a round were put to them by themselves, by person; of several
 * times the latest. While such a round is open what they say is sealed and not in it.
 */
export async function answeredAgain(
  db: Db,
  schema: Schema,
  about: AskedAbout,
): Promise<ReadonlyMap<string, readonly AnsweredAgain[]>> {
  const found = new Map<string, AnsweredAgain[]>();
  for (const row of await answersTo(db, schema, about)) {
    const ruleId = row.questions[0]?.ruleId ?? null;
    const again = ruleId === null ? null : againOf(row, ruleId, about);
    if (again === null) continue;
    const others = (found.get(row.personId) ?? []).filter((each) => each.ruleId !== again.ruleId);
    found.set(row.personId, [...others, again]);
  }
  return found;
}

/** One row for each person and asking, the oldest asking first, with all that its author said. */
async function answersTo(db: Db, schema: Schema, about: AskedAbout) {
  const rows = await selectAnswers(db, schema, about);
  if (rows.length === 0) return [];
  const own = await ownReadings(db, schema, about.roundId);
  const picked = await pickedIn(db, schema, about.roundId);
  const sentences = await sentencesIn(db, schema, about.roundId);
  return rows.map((row) => ({
    ...row,
    reading: row.replyId === null ? undefined : own.get(row.replyId),
    answer: picked.get(row.promptId),
    sentence: sentences.get(row.promptId) ?? '',
  }));
}

async function selectAnswers(
  db: Db,
  { rounds, prompts, replies, revisions }: Schema,
  { roundId, closing }: AskedAbout,
) {
  const isBack = isNotNull(rounds.closedAt);
  return await db
    .select({
      questions: rounds.questions,
      promptId: prompts.id,
      personId: prompts.personId,
      replyId: replies.id,
      mayQuote: replies.mayQuote,
      text: revisions.text,
    })
    .from(rounds)
    .innerJoin(prompts, eq(prompts.roundId, rounds.id))
    .leftJoin(replies, eq(replies.promptId, prompts.id))
    .leftJoin(
      revisions,
      and(eq(revisions.replyId, replies.id), eq(revisions.number, replies.revision)),
    )
    .where(
      and(
        eq(rounds.aboutRoundId, roundId),
        closing === undefined ? isBack : or(isBack, eq(rounds.id, closing)),
      ),
    )
    .orderBy(asc(rounds.openedAt), rounds.id, prompts.personId);
}

/** What authors say themselves of their newest words, by reply; the latest counts. */
async function ownReadings(
  db: Db,
  { rounds, replies, readings }: Schema,
  roundId: string,
): Promise<ReadonlyMap<string, Reading>> {
  const rows = await db
    .select({ replyId: replies.id, content: readings.content })
    .from(readings)
    .innerJoin(
      replies,
      and(eq(replies.id, readings.replyId), eq(replies.revision, readings.revision)),
    )
    .innerJoin(rounds, eq(rounds.id, replies.roundId))
    .where(and(eq(rounds.aboutRoundId, roundId), eq(readings.source, 'leader')))
    .orderBy(asc(readings.createdAt), readings.id);
  return new Map(rows.map(({ replyId, content }) => [replyId, content]));
}

/** What was picked by button or in the form, by prompt: each puts one dilemma. */
async function pickedIn(
  db: Db,
  { rounds, prompts, structuredAnswers }: Schema,
  roundId: string,
): Promise<ReadonlyMap<string, StructuredAnswer>> {
  const rows = await db
    .select({ promptId: prompts.id, content: structuredAnswers.content })
    .from(structuredAnswers)
    .innerJoin(prompts, eq(prompts.id, structuredAnswers.promptId))
    .innerJoin(rounds, eq(rounds.id, prompts.roundId))
    .where(eq(rounds.aboutRoundId, roundId));
  return new Map(rows.map(({ promptId, content }) => [promptId, content]));
}

/** The sentences that picks became in the replies, by prompt. */
async function sentencesIn(
  db: Db,
  { rounds, replies, replyMessages }: Schema,
  roundId: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .select({
      promptId: replies.promptId,
      key: replyMessages.messageTs,
      text: replyMessages.text,
    })
    .from(replyMessages)
    .innerJoin(replies, eq(replies.id, replyMessages.replyId))
    .innerJoin(rounds, eq(rounds.id, replies.roundId))
    .where(and(eq(rounds.aboutRoundId, roundId), eq(replyMessages.isDeleted, false)));
  const picks = rows.filter(({ key }) => isChoiceKey(key));
  return new Map(picks.map(({ promptId, text }) => [promptId ?? '', text]));
}

type Answered = Awaited<ReturnType<typeof answersTo>>[number];

function againOf(
  answered: Answered,
  ruleId: string,
  { isAnonymous }: AskedAbout,
): AnsweredAgain | null {
  const choice = ownChoice(answered.reading, ruleId) ?? choiceIn(answered.answer);
  if (choice === null) return null;
  return { ruleId, choice, words: isAnonymous && !answered.mayQuote ? '' : wordsOf(answered) };
}

const CHOICE_OF_SIDE: Readonly<Record<Side, Choice | null>> = {
  prefer: 'prefer',
  over: 'over',
  split: 'depends',
  silent: null,
};

/** What they say of how their words were read comes after what they pressed. */
function ownChoice(reading: Reading | undefined, ruleId: string): Choice | null {
  const position = reading?.positions.find((each) => each.ruleId === ruleId);
  if (reading === undefined || position === undefined) return null;
  return isOwnWord(originOf(reading.reader, position)) ? CHOICE_OF_SIDE[position.side] : null;
}

function choiceIn(answer: StructuredAnswer | undefined): Choice | null {
  return answer?.kind === 'dilemma' ? answer.choice : null;
}

/** Their why, else what they wrote beside it; what a button says is ours. */
function wordsOf({ answer, sentence, text }: Answered): string {
  if (text === null || text === '') return '';
  const why = answer?.kind === 'dilemma' ? asReplyText(answer.why) : '';
  return why === '' ? text.slice(text.startsWith(sentence) ? sentence.length : 0).trim() : why;
}
