import { readFile } from 'node:fs/promises';
import { err, type Result } from '../domain/result.ts';
import type { Article, FileProblem } from './article.ts';
import { codeOf, type FoundFile, listFiles } from './list-files.ts';
import { LONGEST_ARTICLE, parseArticle } from './parse-article.ts';

/** What the folders of a library hold. */
export type LoadedArticles = {
  /** How many Markdown files there are, good and bad. */
  readonly files: number;
  readonly articles: readonly Article[];
  readonly problems: readonly FileProblem[];
  /** Changes whenever a file is added, removed or written. */
  readonly fingerprint: string;
};

/**
 * Loads every Markdown file of the folders, in their order. A file that cannot be used becomes a
 * problem and stops nothing. An article is named by its file name; where an earlier one has that name
 * already, by its path in the folder; where even that is taken, it is refused.
 */
export async function loadArticles(folders: readonly string[]): Promise<LoadedArticles> {
  const found = await findFiles(folders);
  const problems = [...found.problems];
  const articles = new Map<string, Article>();
  for (const file of found.files) {
    const stem = freeStem(file.name, articles);
    const article = stem === undefined ? err(nameTaken(file)) : await readArticle(file, stem);
    if (article.ok) articles.set(article.value.card.stem, article.value);
    else problems.push(article.error);
  }
  return { ...found, files: found.files.length, articles: [...articles.values()], problems };
}

/** The fingerprint that loadArticles would give now, without reading a file. */
export async function fingerprintOf(folders: readonly string[]): Promise<string> {
  return (await findFiles(folders)).fingerprint;
}

async function findFiles(folders: readonly string[]) {
  const lists = await Promise.all(folders.map(listFiles));
  const files = lists.flatMap((list) => list.files);
  const problems = lists.flatMap((list) => list.problems);
  const marks = files.map((file) => `${file.path} ${file.size} ${file.modifiedMs}`);
  const fingerprint = [...marks, ...problems.map((problem) => problem.file)].join('\n');
  return { files, problems, fingerprint };
}

function freeStem(name: string, taken: ReadonlyMap<string, Article>): string | undefined {
  const short = name.slice(name.lastIndexOf('/') + 1);
  return [short, name].find((stem) => !taken.has(stem));
}

function nameTaken(file: FoundFile): FileProblem {
  return { file: file.path, line: 1, message: `Another article is already named "${file.name}".` };
}

async function readArticle(file: FoundFile, stem: string): Promise<Result<Article, FileProblem>> {
  if (file.size > LONGEST_ARTICLE * 4)
    return parseArticle(file.path, stem, ' '.repeat(LONGEST_ARTICLE + 1));
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      await readFile(file.path),
    );
    return parseArticle(file.path, stem, text);
  } catch (error) {
    const message =
      error instanceof TypeError ? 'This is not UTF-8 text.' : `Cannot be read (${codeOf(error)}).`;
    return err({ file: file.path, line: 1, message });
  }
}
