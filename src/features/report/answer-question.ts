import type { Deps } from '../../deps.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Strategy } from '../../domain/strategy.ts';
import { notesTo } from '../../outbox/outbox-rows.ts';
import { shortKeyOf } from '../../slack/pages.ts';
import { tellable } from '../flags/concerned.ts';
import { disclose } from '../flags/disclosure/disclose.ts';
import type { RoundView } from '../flags/round-view.ts';
import { findOwner } from '../strategies/find-owner.ts';
import type { StrategyAnswer } from '../strategies/strategy-answer-store.ts';
import { answerTo, groupOf } from './answered-questions.ts';
import { composeReport } from './compose-report.ts';
import type { PeoplesQuestion } from './peoples-questions.ts';

/** Which question of which round: `key` is the `shortKeyOf` its words. */
export type AboutQuestion = {
  readonly workspaceId: string;
  readonly personId: string;
  readonly roundId: string;
  readonly key: string;
};

/** A question that waits for an answer, as somebody who may answer it sees it. */
export type OpenQuestion = {
  readonly question: string;
  readonly strategyName: string;
  /** How many asked the same; null where that would tell who. */
  readonly askers: number | null;
  /** What was answered before, with the question as it was put then. */
  readonly given: Pick<StrategyAnswer, 'question' | 'answer'> | null;
};

/** Why there is nothing to answer: it was deleted, or it is not theirs to answer. */
export type AnswerFailure = 'gone' | 'not-theirs';

/** The question that a button is about, for the executives and the owner of the strategy. */
export async function openQuestion(
  deps: Deps,
  about: AboutQuestion,
): Promise<Result<OpenQuestion, AnswerFailure>> {
  const found = await findQuestion(deps, about);
  if (!found.ok) return found;
  const { group, view, given } = found.value;
  return ok({
    given: given ?? null,
    question: group.question,
    strategyName: view.strategy.name,
    askers: tellable(group.quotes.length, view.round),
  });
}

/**
 * Answers a question: everybody who asked the same gets it, and it stays with the strategy, where the
 * guide and the Home tab find it. One that takes the place of another goes to those alone who do not
 * have the same answer already.
 */
export async function answerQuestion(
  deps: Deps,
  about: AboutQuestion,
  words: { readonly question: string; readonly answer: string },
): Promise<Result<null, AnswerFailure>> {
  const found = await findQuestion(deps, about);
  if (!found.ok) return found;
  const { group, view, given } = found.value;
  const { workspaceId, personId } = about;
  const now = deps.clock();
  const replyIds = [...new Set(group.quotes.map(({ replyId }) => replyId))];
  const isAsBefore = given?.answer === words.answer;
  const id = isAsBefore ? given.id : deps.newId();
  const knowing = isAsBefore ? given.replyIds : [];
  const asked = view.answers.filter(
    ({ reply }) => reply !== null && replyIds.includes(reply.id) && !knowing.includes(reply.id),
  );
  const askers = asked.map((answer) => answer.personId);
  const outgoing = notesTo(askers, deps, now, { kind: 'question-answered', subjectId: id });
  const all = [...new Set([...(given?.replyIds ?? []), ...replyIds])];
  const kept = { id, strategyId: view.round.strategyId, ...words, replyIds: all };
  await deps.strategyAnswers.keep(
    workspaceId,
    { ...kept, answeredBy: personId, answeredAt: now },
    outgoing,
    given?.id,
  );
  deps.log.info({ round: about.roundId, told: outgoing.length }, 'question answered');
  return ok(null);
}

type Found = {
  readonly group: PeoplesQuestion;
  readonly view: RoundView;
  readonly given: StrategyAnswer | undefined;
};

async function findQuestion(
  deps: Deps,
  { workspaceId, personId, roundId, key }: AboutQuestion,
): Promise<Result<Found, AnswerFailure>> {
  const view = await deps.reports.view(workspaceId, roundId);
  if (view === undefined || view.round.closedAt === null) return err('gone');
  if (!(await mayAnswer(deps, workspaceId, personId, view.strategy))) return err('not-theirs');
  const shown = composeReport(disclose(view)).questions.find(
    ({ question }) => shortKeyOf(question) === key,
  );
  if (shown === undefined) return err('gone');
  const group = groupOf(view, shown);
  const kept = await deps.strategyAnswers.list(workspaceId, view.round.strategyId);
  return ok({ group, view, given: answerTo(kept, view, group) });
}

async function mayAnswer(
  deps: Deps,
  workspaceId: string,
  personId: string,
  strategy: Strategy,
): Promise<boolean> {
  const { maySeeReports } = await deps.people.rightsOf(workspaceId, personId);
  return maySeeReports || (await findOwner(deps, workspaceId, strategy)) === personId;
}
