import type { Deps } from '../../deps.ts';
import { mainQuestion } from '../../domain/question.ts';
import { asReplyText, withChoices } from '../../domain/reply.ts';
import { formatAnswer } from '../../domain/structured-answer.ts';
import { statementsOf } from '../answers/statements.ts';
import type { RoundBrief } from '../check-in/round-store.ts';
import type { OwnAnswer, Owner } from './own-answers-store.ts';

/** So many answers stand on a page. */
export const ANSWERS_A_PAGE = 5;

/** A page of somebody's answers; `page` counts from 0. */
export type OwnAnswersPage = Awaited<ReturnType<typeof describeOwnAnswers>>;

/** One of somebody's own answers, as they look back at it. */
export type DescribedAnswer = Awaited<ReturnType<typeof describe>>;

/** Describes a page of somebody's own answers, the newest first. */
export async function describeOwnAnswers(deps: Deps, owner: Owner, wanted: number) {
  const all = await deps.ownAnswers.list(owner);
  const pages = Math.max(1, Math.ceil(all.length / ANSWERS_A_PAGE));
  const page = Math.min(Math.max(0, wanted), pages - 1);
  const items: DescribedAnswer[] = [];
  for (const answer of all.slice(page * ANSWERS_A_PAGE, (page + 1) * ANSWERS_A_PAGE)) {
    const brief = await deps.rounds.brief(owner.workspaceId, answer.roundId);
    if (brief !== undefined) items.push(await describe(deps, answer, brief));
  }
  return { items, page, pages };
}

async function describe(deps: Deps, answer: OwnAnswer, { round, strategy }: RoundBrief) {
  const { roundId, at, isLate, mayQuote, text, picked } = answer;
  const readBack = await readBackOf(deps, answer, { round, strategy });
  const choices = picked.map((one) => formatAnswer(one, strategy));
  return {
    roundId,
    strategyName: strategy.name,
    question: mainQuestion(round.questions)?.text ?? '',
    at,
    /** As Slack escapes it; empty for a clip that was not made out. */
    words: text || asReplyText(choices.filter((words) => words !== '').join('\n')),
    isLate,
    wasAsked: answer.promptId !== null,
    disclosure: round.disclosure,
    mayQuote,
    /** How it was understood; null while it is to be read, and where there is nothing to read. */
    readBack,
    isToRead: readBack === null && text !== '',
  };
}

/** All that was understood of an answer, and whose word each part is. */
async function readBackOf(
  { readings }: Deps,
  { replyId, picked, text }: OwnAnswer,
  { strategy }: RoundBrief,
) {
  if (replyId === null || text === '') return null;
  const read = await readings.readingOf(replyId);
  if (read === undefined) return null;
  const own = await readings.leaderReadingOf(replyId);
  // Their word on what was read is their latest; what they picked stands in the reading already.
  const reading = own ?? withChoices(read.reading, picked, text);
  const statements = statementsOf(reading, strategy);
  return { readingId: read.readingId, kind: reading.kind, statements };
}
