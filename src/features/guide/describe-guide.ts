import type { Deps } from '../../deps.ts';
import type { ArticleCard, Library } from './library-port.ts';
import { whatOthersAsk } from './what-others-ask.ts';

/** What somebody may ask who does not know what to ask. */
export type GuideOverview = {
  readonly topics: ReturnType<Library['topics']>;
  /** Questions, the most asked first, without anybody's name. */
  readonly othersAsk: readonly string[];
  /** Articles that helped, the most helpful first. */
  readonly helpful: readonly ArticleCard[];
};

const MOST = 5;
/** Older questions do not count: what others ask is what they ask these months. */
const QUESTIONS_LOOKED_AT = 500;

/** Describes what the library holds, and what it was asked in a workspace. */
export async function describeGuide(
  { library, guide }: Deps,
  workspaceId: string,
): Promise<GuideOverview> {
  const titleOf = (stem: string) => library.article(stem)?.card.title;
  const answered = await guide.answered(workspaceId, QUESTIONS_LOOKED_AT);
  const { helpful } = await guide.feedback(workspaceId, MOST);
  return {
    topics: library.topics(),
    othersAsk: whatOthersAsk(answered, titleOf, MOST),
    helpful: helpful.flatMap(({ stem }) => library.article(stem)?.card ?? []),
  };
}
