import { writeFile } from 'node:fs/promises';
import { Command, InvalidArgumentError } from '@commander-js/extra-typings';
import { counted } from '../domain/words.ts';
import type { ArticleSearch } from '../features/guide/library/article-search.ts';
import type { BrokenLink } from '../features/guide/library/links.ts';
import { type ArticlesCheck, inspectArticles } from '../features/guide/library/load-articles.ts';
import { createCorpusSearch, searchFolder } from '../features/guide/library/search-corpus.ts';
import { type CommandParts, refuse, textOf } from './command-parts.ts';
import { parseDocuments, parseQuestions, type ReadLines } from './json-lines.ts';

const EXCERPTS = 3;

/** `throughline articles`: looks a library over, and searches it for a file of questions. */
export function articlesCommand(parts: CommandParts) {
  return new Command('articles')
    .description('look after the library of articles')
    .addCommand(checkCommand(parts))
    .addCommand(searchCommand(parts));
}

function checkCommand({ write, setExitCode }: CommandParts) {
  return new Command('check')
    .description('say which Markdown files of a folder load, and why the others do not')
    .argument('<dir>', 'the folder')
    .option('--json', 'print the result as JSON and nothing else')
    .action(async (dir, { json }) => {
      const { check, broken, drafts } = await inspectArticles(dir);
      if (json) write(JSON.stringify(check));
      else for (const line of formatCheck(check, broken, drafts)) write(line);
      if (check.rejected.length > 0) setExitCode(1);
    });
}

function formatCheck(
  check: ArticlesCheck,
  broken: readonly BrokenLink[],
  drafts: readonly string[],
): readonly string[] {
  return [
    ...check.rejected.map(({ file, line, message }) => `${file}:${line}: ${message}`),
    ...broken.map(({ stem, line, target }) => `${stem}, line ${line}: no article "${target}"`),
    ...drafts.map((file) => `${file}: a draft, so nobody sees it.`),
    `${check.loaded} of ${counted(check.files, 'file', 'files')} loaded, ${counted(check.passages, 'passage', 'passages')}.`,
  ];
}

function searchCommand(parts: CommandParts) {
  return new Command('search')
    .description('answer a file of questions from a library or a corpus')
    .option('--content <dir>', 'a folder of Markdown articles')
    .option('--corpus <file>', 'instead of a folder: {"id","title","text"}, one document a line')
    .requiredOption('--queries <file>', '{"id","query"}, one question a line')
    .requiredOption('--out <file>', 'where to write the answers, one a line')
    .option('--top <n>', 'how many articles to rank', positive, 20)
    .option('--cache <file>', 'keep what was computed here, so that the next run starts at once')
    .action(async (options) => {
      const { content, corpus } = options;
      if ((content === undefined) === (corpus === undefined)) {
        return refuse(parts, parts.warn, ['Give either --content or --corpus.']);
      }
      const questions = await readLines(options.queries, parseQuestions);
      const documents = corpus === undefined ? undefined : await readLines(corpus, parseDocuments);
      const problems = [...questions.problems, ...(documents?.problems ?? [])];
      if (problems.length > 0) return refuse(parts, parts.warn, problems);
      const { tools, close } = await parts.openSearchTools(options.cache);
      try {
        const search =
          documents === undefined
            ? await searchFolder(content ?? '', tools)
            : await createCorpusSearch(documents.items, tools);
        await writeFile(options.out, await answersOf(search, questions.items, options.top));
      } finally {
        await close();
      }
    });
}

/** One line a question: {"id","ranking","answered","excerpts":[{"stem","text","score"}]}. */
async function answersOf(
  search: ArticleSearch,
  questions: readonly { readonly id: string; readonly query: string }[],
  top: number,
): Promise<string> {
  const lines: string[] = [];
  for (const { id, query } of questions) {
    const ranking = await search.rank(query, top);
    const { answered, excerpts } = await search.answer(query, EXCERPTS);
    const cut = excerpts.map(({ article, text, score }) => ({ stem: article.stem, text, score }));
    lines.push(`${JSON.stringify({ id, ranking, answered, excerpts: cut })}\n`);
  }
  return lines.join('');
}

async function readLines<Item>(
  file: string,
  parse: (jsonl: string, file: string) => ReadLines<Item>,
): Promise<ReadLines<Item>> {
  const text = await textOf(file);
  return text === undefined
    ? { items: [], problems: [`${file} cannot be read.`] }
    : parse(text, file);
}

function positive(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new InvalidArgumentError('Expected a whole number above 0.');
}
