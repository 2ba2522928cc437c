import type { FlagQuote } from '../../domain/flag.ts';
import { isDone, type StandingFlag } from '../flags/flag-workflow.ts';
import type { Excerpt } from '../guide/library/article.ts';
import type { Library } from '../guide/library/create-library.ts';
import { pickExcerpt, wordsOfFlag } from '../guide/pick-excerpt.ts';

/** One of the divergences that matter most: two quotes that show it, and a passage that helps. */
export type Divergence = {
  readonly flag: StandingFlag;
  /** One of each side where there are two; fewer where words may not be quoted. */
  readonly quotes: readonly FlagQuote[];
  readonly excerpt: Excerpt | null;
};

const MOST = 3;

/** The gravest flags that nobody has settled; no passage stands there twice. */
export async function mainDivergences(
  library: Pick<Library, 'search'>,
  flags: readonly StandingFlag[],
): Promise<readonly Divergence[]> {
  const found: Divergence[] = [];
  for (const flag of flags.filter((each) => !isDone(each)).slice(0, MOST)) {
    const { content } = flag;
    const shown = found.flatMap(({ excerpt }) => excerpt ?? []);
    const wanted = { cause: content.cause, words: wordsOfFlag(content), shown };
    const excerpt = (await pickExcerpt(library, wanted)) ?? null;
    found.push({ flag, quotes: pickQuotes(content.quotes), excerpt });
  }
  return found;
}

/** One quote of each side where there are two, else the first two. */
export function pickQuotes(quotes: readonly FlagQuote[]): readonly FlagQuote[] {
  const over = quotes.find(({ side }) => side === 'over');
  const prefer = quotes.find(({ side }) => side === 'prefer');
  return over && prefer ? [prefer, over] : quotes.slice(0, 2);
}
