import type { Deps } from '../../deps.ts';
import { causeOf } from '../../domain/cause-of.ts';
import type { Answer } from './library/article.ts';

const MOST_EXCERPTS = 3;

/** An answer of the guide; `questionId` is what a vote on it refers to. */
export type Guidance = {
  readonly questionId: string;
  readonly answer: Answer;
  /** What somebody who owns a strategy has answered to nearly the same question. */
  readonly answered: readonly { readonly question: string; readonly answer: string }[];
};

/**
 * Answers a question from the library. The question is kept without the name of who asked, so that
 * admins learn what is missing in the library.
 */
export async function askGuide(
  deps: Deps,
  workspaceId: string,
  question: string,
): Promise<Guidance> {
  const { library, guide, clock, newId } = deps;
  const answer = await library.search(question, MOST_EXCERPTS);
  const questionId = newId();
  await guide.add({
    id: questionId,
    workspaceId,
    question,
    stems: answer.answered ? answer.excerpts.map(({ article }) => article.stem) : [],
    askedAt: clock(),
  });
  return { questionId, answer, answered: await answeredBefore(deps, workspaceId, question) };
}

/** Below this two questions are about different things. */
const ALIKE = 0.6;

/** The answer to the strategy question that is most alike in meaning; none where none is near. */
async function answeredBefore(
  { strategyAnswers, likeness }: Deps,
  workspaceId: string,
  question: string,
): Promise<Guidance['answered']> {
  const known = await strategyAnswers.list(workspaceId);
  if (known.length === 0) return [];
  const [scores = []] = await likeness(
    [question],
    known.map((each) => each.question),
  );
  const best = Math.max(...scores);
  const found = best >= ALIKE ? known[scores.indexOf(best)] : undefined;
  return found === undefined ? [] : [{ question: found.question, answer: found.answer }];
}

/**
 * Takes up articles that were written, changed or removed since. A file that cannot be used is
 * logged when it is first seen. Answers whether anything changed; a failure is logged and leaves the
 * library as it was, so that due work never waits for an article.
 */
export async function refreshLibrary({ library, log }: Deps): Promise<boolean> {
  try {
    const { changed, newProblems } = await library.refresh();
    for (const { file, line } of newProblems) log.warn({ file, line }, 'article not loaded');
    if (changed) log.info({ notLoaded: newProblems.length }, 'articles taken up again');
    return changed;
  } catch (error) {
    log.error(causeOf(error), 'articles not refreshed');
    return false;
  }
}
