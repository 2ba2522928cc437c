import type { Deps } from '../../deps.ts';
import { disclose } from '../flags/disclosure/disclose.ts';
import type { RoundView } from '../flags/round-view.ts';
import { findOwner } from '../strategies/find-owner.ts';
import type { StrategyAnswer } from '../strategies/strategy-answer-store.ts';
import {
  type GivenAnswer,
  isSameQuestion,
  type PeoplesQuestion,
  peoplesQuestions,
} from './peoples-questions.ts';

/** What has been answered of the questions of a round, in this one or another. */
export async function givenAnswers(
  deps: Pick<Deps, 'reports' | 'strategyAnswers' | 'people'>,
  workspaceId: string,
  roundId: string,
): Promise<readonly GivenAnswer[]> {
  const view = await deps.reports.view(workspaceId, roundId);
  if (view === undefined || view.round.closedAt === null) return [];
  const kept = await deps.strategyAnswers.list(workspaceId, view.round.strategyId);
  if (kept.length === 0) return [];
  const owner = await findOwner(deps, workspaceId, view.strategy);
  return peoplesQuestions(disclose(view)).flatMap((shown): readonly GivenAnswer[] => {
    const answer = answerTo(kept, view, groupOf(view, shown));
    if (answer === undefined) return [];
    const by = answer.answeredBy === owner ? 'owner' : 'executive';
    return [{ question: shown.question, answer: answer.answer, by }];
  });
}

/**
 * A question as it is shown, with everybody who asked it: those who may not be quoted get its answer
 * too, and nobody learns that they asked.
 */
export function groupOf(view: RoundView, shown: PeoplesQuestion): PeoplesQuestion {
  const words = new Set(shown.quotes.map(({ quote }) => quote));
  const group = everybodysQuestions(view).find(({ quotes }) =>
    quotes.some(({ quote }) => words.has(quote)),
  );
  return { ...(group ?? shown), question: shown.question };
}

function everybodysQuestions(view: RoundView): readonly PeoplesQuestion[] {
  const answers = view.answers.map((answer) => ({ ...answer, mayQuote: true }));
  return peoplesQuestions({ ...view, answers });
}

/**
 * The newest answer to a question: it was given to the same words, or to replies that ask nothing else.
 * Whoever answers may put a question in words of their own.
 */
export function answerTo(
  kept: readonly StrategyAnswer[],
  view: RoundView,
  group: PeoplesQuestion,
): StrategyAnswer | undefined {
  const all = everybodysQuestions(view);
  return kept.find(({ question, replyIds }) => {
    const alike = all.filter(({ quotes }) =>
      quotes.some(({ quote }) => isSameQuestion(question, quote)),
    );
    const asking = all.filter(({ quotes }) =>
      quotes.some(({ replyId }) => replyIds.includes(replyId)),
    );
    const meant = alike.length > 0 || asking.length > 1 ? alike : asking;
    return meant.some(({ quotes }) => quotes[0]?.quote === group.quotes[0]?.quote);
  });
}
