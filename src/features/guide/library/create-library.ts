import type { SentenceEncoder } from '../../../reader/encoder/load-encoder.ts';
import type { Answer, Article, ArticleCard, FileProblem } from './article.ts';
import { createArticleSearch } from './article-search.ts';
import type { SearchTools } from './document-search.ts';
import { type BrokenLink, brokenLinks, relatedCards } from './links.ts';
import { fingerprintOf, type LoadedArticles, loadArticles } from './load-articles.ts';
import { createArticleParser, type parseArticle } from './parse-article.ts';
import { openVectorCache } from './vector-cache.ts';

/** The articles of one dimension, in the order of their titles. */
export type Topic = { readonly dimension: string; readonly articles: readonly ArticleCard[] };

/** Groups articles by dimension. */
export function topicsOf(articles: readonly Article[]): readonly Topic[] {
  const groups = new Map<string, ArticleCard[]>();
  for (const { card } of articles)
    groups.set(card.dimension, [...(groups.get(card.dimension) ?? []), card]);
  const sorted = [...groups].sort(([one], [other]) => one.localeCompare(other, 'en'));
  return sorted.map(([dimension, cards]) => ({
    dimension,
    articles: cards.sort((one, other) => one.title.localeCompare(other.title, 'en')),
  }));
}

/** Where a library reads from and what it searches with. */
export type LibraryOptions = {
  /** Folders of Markdown; an article of an earlier folder keeps its name against a later one. */
  readonly dirs: readonly string[];
  /** Without one, search goes by words alone. */
  readonly encoder?: SentenceEncoder | undefined;
  /** A SQLite file that keeps vectors between starts; without one they are kept in memory. */
  readonly cacheFile?: string | undefined;
  /** What articles are parsed with; several libraries that share one parse the same file once. */
  readonly parse?: typeof parseArticle | undefined;
};

/** Articles that can be searched, listed and read. */
export type Library = {
  /** At most `limit` excerpts, one an article, best first; see Answer. */
  search(question: string, limit: number): Promise<Answer>;
  topics(): readonly Topic[];
  article(stem: string): { readonly card: ArticleCard; readonly markdown: string } | undefined;
  /** Loads again if a file has changed, was added or removed; costs a look at the folders where none has. */
  refresh(): Promise<Refreshed>;
  /** The articles that an article links to; none for an unknown stem. */
  related(stem: string): readonly ArticleCard[];
  /** Files that were not loaded, and why. */
  problems(): readonly FileProblem[];
  /** Relative links to Markdown files that name no article. */
  brokenLinks(): readonly BrokenLink[];
  /** Closes the cache; the encoder stays open, it belongs to the caller. */
  close(): void;
};

/** What a look at the folders brought. */
export type Refreshed = {
  readonly changed: boolean;
  /** Problems that were not there before. */
  readonly newProblems: readonly FileProblem[];
};

const NOTHING_NEW: Refreshed = { changed: false, newProblems: [] };

/** Loads the folders and makes them searchable. Missing folders and bad files are problems, not errors. */
export async function createLibrary(options: LibraryOptions): Promise<Library> {
  const cache = openVectorCache(options.cacheFile);
  const parse = options.parse ?? createArticleParser();
  const fill = async () =>
    fillShelf(await loadArticles(options.dirs, parse), { encoder: options.encoder, cache });
  let shelf = await fill();
  let refreshing: Promise<Refreshed> | undefined;
  const refreshOnce = async () => {
    const { fingerprint, problems } = shelf;
    if ((await fingerprintOf(options.dirs)) === fingerprint) return NOTHING_NEW;
    // Questions are answered from the old shelf until the new one is whole.
    shelf = await fill();
    return { changed: true, newProblems: newAmong(shelf.problems, problems) };
  };
  return {
    search: (question, limit) => shelf.search.answer(question, limit),
    topics: () => topicsOf([...shelf.articles.values()]),
    article(stem) {
      const article = shelf.articles.get(stem);
      return article && { card: article.card, markdown: article.markdown };
    },
    refresh() {
      refreshing ??= refreshOnce().finally(() => {
        refreshing = undefined;
      });
      return refreshing;
    },
    related(stem) {
      const article = shelf.articles.get(stem);
      return article === undefined ? [] : relatedCards(article, shelf.articles);
    },
    problems: () => shelf.problems,
    brokenLinks: () => brokenLinks([...shelf.articles.values()]),
    close: () => cache.close(),
  };
}

function newAmong(now: readonly FileProblem[], before: readonly FileProblem[]) {
  const key = ({ file, line, message }: FileProblem) => `${file}:${line}:${message}`;
  const known = new Set(before.map(key));
  return now.filter((problem) => !known.has(key(problem)));
}

async function fillShelf(loaded: LoadedArticles, tools: SearchTools) {
  const { articles, problems, fingerprint } = loaded;
  const search = await createArticleSearch(articles, tools);
  const byStem = new Map(articles.map((article) => [article.card.stem, article]));
  return { fingerprint, articles: byStem, problems, search };
}
