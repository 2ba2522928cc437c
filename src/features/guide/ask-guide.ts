import type { Deps } from '../../deps.ts';
import type { GuideAnswer } from './library-port.ts';

const MOST_EXCERPTS = 3;

/** An answer of the guide; `questionId` is what a vote on it refers to. */
export type Guidance = { readonly questionId: string; readonly answer: GuideAnswer };

/**
 * Answers a question from the library. The question is kept without the name of who asked, so that
 * admins learn what is missing in the library.
 */
export async function askGuide(
  { library, guide, clock, newId }: Deps,
  workspaceId: string,
  question: string,
): Promise<Guidance> {
  const answer = await library.search(question, MOST_EXCERPTS);
  const questionId = newId();
  await guide.add({
    id: questionId,
    workspaceId,
    question,
    stems: answer.answered ? answer.excerpts.map(({ article }) => article.stem) : [],
    askedAt: clock(),
  });
  return { questionId, answer };
}
