import type { Deps } from '../../deps.ts';
import type { AskedQuestion } from './guide-store.ts';

/** A wording is shown to everybody only when it was used this often: one person's words stay their own. */
const TIMES_TO_SHOW = 2;

/**
 * What is asked most, the most frequent first: questions asked more than once in the same words, and
 * for what was worded differently each time the titles of the articles that answered it. A question
 * that mentions somebody is never shown.
 */
export function whatOthersAsk(
  answered: readonly Pick<AskedQuestion, 'question' | 'stems'>[],
  titleOf: (stem: string) => string | undefined,
  most: number,
): readonly string[] {
  const byWording = groups(answered, ({ question }) => sameWords(question));
  const repeated = byWording.filter(
    ([{ question }, times]) => times >= TIMES_TO_SHOW && !/[<@]/.test(question),
  );
  const shown = new Set(repeated.map(([{ question }]) => sameWords(question)));
  const others = answered.filter(({ question }) => !shown.has(sameWords(question)));
  const byArticle = groups(others, ({ stems }) => stems[0] ?? '').flatMap(([{ stems }, times]) => {
    const title = titleOf(stems[0] ?? '');
    return title === undefined ? [] : [[title, times] as const];
  });
  const asked = [
    ...repeated.map(([{ question }, times]) => [question, times] as const),
    ...byArticle,
  ];
  const ranked = asked.toSorted(([, one], [, other]) => other - one);
  return [...new Set(ranked.map(([words]) => words.trim()))].slice(0, most);
}

/** The first item of each group, with how many it has. */
function groups<Item>(items: readonly Item[], keyOf: (item: Item) => string) {
  const found = new Map<string, [Item, number]>();
  for (const item of items) {
    const group = found.get(keyOf(item));
    if (group === undefined) found.set(keyOf(item), [item, 1]);
    else group[1] += 1;
  }
  return [...found.values()];
}

function sameWords(question: string): string {
  return (question.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}

const MOST = 5;
/** Older questions do not count: what others ask is what they ask these months. */
const QUESTIONS_LOOKED_AT = 500;

/** What somebody may ask who does not know what to ask. */
export type GuideOverview = Awaited<ReturnType<typeof describeGuide>>;

/** Describes what the library holds, and what it was asked in a workspace. */
export async function describeGuide({ library, guide }: Deps, workspaceId: string) {
  const titleOf = (stem: string) => library.article(stem)?.card.title;
  const answered = await guide.answered(workspaceId, QUESTIONS_LOOKED_AT);
  const { helpful } = await guide.feedback(workspaceId, MOST);
  return {
    topics: library.topics(),
    /** Questions, the most asked first, without anybody's name. */
    othersAsk: whatOthersAsk(answered, titleOf, MOST),
    /** Articles that helped, the most helpful first. */
    helpful: helpful.flatMap(({ stem }) => library.article(stem)?.card ?? []),
  };
}
