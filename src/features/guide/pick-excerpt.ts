import { CAUSE_QUESTIONS, type Cause } from '../../domain/cause.ts';
import type { FlagContent } from '../../domain/flag.ts';
import type { Excerpt } from './library/article.ts';
import type { Library } from './library/create-library.ts';

/** What an excerpt should help with. For a barrier, the cause is CAUSE_OF_BARRIER's. */
export type HelpWanted = {
  readonly cause: Cause;
  /** What somebody actually wrote; '' where nobody's words are at hand. */
  readonly words: string;
  /** Excerpts that stand on the same page already: none of them is picked again. */
  readonly shown?: readonly Excerpt[];
};

/** The articles that the cause's own question finds first are about it, whoever wrote the library. */
const ABOUT_A_CAUSE = 4;
const CANDIDATES = 6;
const LONGEST_WORDS = 600;

/**
 * Picks the passage that helps: of the articles about the cause, the one that fits the words best.
 * Where there is none, what the library says to the cause, else to the words; undefined where it
 * answers neither.
 */
export async function pickExcerpt(
  library: Pick<Library, 'search'>,
  { cause, words, shown = [] }: HelpWanted,
): Promise<Excerpt | undefined> {
  const question = CAUSE_QUESTIONS[cause];
  const said = words.trim().slice(0, LONGEST_WORDS);
  const byCause = await library.search(question, CANDIDATES);
  const byWords = said === '' ? [] : (await library.search(said, CANDIDATES)).excerpts;
  const about = new Set(byCause.nearest.slice(0, ABOUT_A_CAUSE).map(({ stem }) => stem));
  const fitting = byWords.filter(({ article }) => about.has(article.stem));
  const seen = new Set(shown.map(({ text }) => text));
  const inOrder = [...fitting, ...byCause.excerpts, ...byWords];
  return inOrder.find(({ text }) => !seen.has(text));
}

/** The words behind a cause: those of its gravest flag that quotes anybody; '' where none does. */
export function wordsOfCause(flags: readonly FlagContent[], cause: Cause): string {
  const gravest = flags.find((flag) => flag.cause === cause && flag.quotes.length > 0);
  return gravest === undefined ? '' : wordsOfFlag(gravest);
}

/** What a flag quotes, each wording once. Words that keep to the strategy need no help. */
export function wordsOfFlag({ quotes }: Pick<FlagContent, 'quotes'>): string {
  const helpless = quotes.filter(({ side }) => side !== 'prefer');
  return [...new Set(helpless.map(({ quote }) => quote))].join('\n');
}
