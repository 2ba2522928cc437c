import type { FileProblem } from './article.ts';
import { type BrokenLink, brokenLinks } from './links.ts';
import { loadArticles } from './load-articles.ts';

/** What `articles check` tells about a folder. */
export type ArticlesCheck = {
  /** Markdown files found. */
  readonly files: number;
  /** Those that load. */
  readonly loaded: number;
  readonly rejected: readonly FileProblem[];
  readonly passages: number;
};

/**
 * Loads a folder of Markdown as the library would and counts what it finds, with the links
 * between its articles that lead nowhere.
 */
export async function inspectArticles(
  folder: string,
): Promise<{ readonly check: ArticlesCheck; readonly broken: readonly BrokenLink[] }> {
  const { files, articles, problems } = await loadArticles([folder]);
  const passages = articles.reduce((sum, article) => sum + article.passages.length, 0);
  const check = { files, loaded: articles.length, rejected: problems, passages };
  return { check, broken: brokenLinks(articles) };
}
