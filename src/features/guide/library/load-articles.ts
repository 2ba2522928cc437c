import { readFile } from 'node:fs/promises';
import { err, ok, type Result } from '../../../domain/result.ts';
import type { Article, FileProblem } from './article.ts';
import { brokenLinks } from './links.ts';
import { codeOf, type FoundFile, listFiles } from './list-files.ts';
import { LONGEST_ARTICLE, parseArticle } from './parse-article.ts';

/** Files read side by side: one after another, a disk is waited for most of the time. */
const READ_AT_ONCE = 64;

/** What the folders of a library hold. */
export type LoadedArticles = Awaited<ReturnType<typeof loadArticles>>;

/**
 * Loads every Markdown file of the folders, in their order. A file that cannot be used becomes a
 * problem and stops nothing. An article is named by its file name; where an earlier one has that name
 * already, by its path in the folder; where even that is taken, it is refused. `files` counts the good
 * and the bad; `fingerprint` changes whenever a file is added, removed or written; `drafts`
 * are the files that their authors show nobody.
 */
export async function loadArticles(folders: readonly string[], parse = parseArticle) {
  const found = await findFiles(folders);
  const problems = [...found.problems];
  const drafts: string[] = [];
  const articles = new Map<string, Article>();
  for (let at = 0; at < found.files.length; at += READ_AT_ONCE) {
    const batch = found.files.slice(at, at + READ_AT_ONCE);
    const read = await Promise.all(
      batch.map(async (file) => ({ file, text: await readText(file) })),
    );
    for (const { file, text } of read) {
      const article = toArticle(file, text, articles, parse);
      if (!article.ok) problems.push(article.error);
      else if (article.value.isDraft) drafts.push(file.path);
      else articles.set(article.value.card.stem, article.value);
    }
  }
  return {
    ...found,
    files: found.files.length,
    articles: [...articles.values()],
    problems,
    drafts,
  };
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

function toArticle(
  { path: file, name }: FoundFile,
  text: Result<string, FileProblem>,
  taken: ReadonlyMap<string, Article>,
  parse: typeof parseArticle,
): Result<Article, FileProblem> {
  const short = name.slice(name.lastIndexOf('/') + 1);
  const stem = [short, name].find((each) => !taken.has(each));
  if (stem === undefined)
    return err({ file, line: 1, message: `Another article is already named "${name}".` });
  return text.ok ? parse(file, stem, text.value) : text;
}

async function readText(file: FoundFile): Promise<Result<string, FileProblem>> {
  // What is far too long is refused by its length, unread.
  if (file.size > LONGEST_ARTICLE * 4) return ok(' '.repeat(LONGEST_ARTICLE + 1));
  try {
    const bytes = await readFile(file.path);
    return ok(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (error) {
    const message =
      error instanceof TypeError ? 'This is not UTF-8 text.' : `Cannot be read (${codeOf(error)}).`;
    return err({ file: file.path, line: 1, message });
  }
}

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
export async function inspectArticles(folder: string) {
  const { files, articles, problems, drafts } = await loadArticles([folder]);
  const passages = articles.reduce((sum, article) => sum + article.passages.length, 0);
  const check: ArticlesCheck = { files, loaded: articles.length, rejected: problems, passages };
  return { check, broken: brokenLinks(articles), drafts };
}
