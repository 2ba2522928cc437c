import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Nodes, Root } from 'mdast';
import { err, ok, type Result } from '../../../domain/result.ts';
import type { Article, ArticleLink, FileProblem } from './article.ts';
import { withoutAuthorMarks } from './author-marks.ts';
import { type FrontMatter, readFrontMatter } from './front-matter.ts';
import { parseMarkdown } from './parse-markdown.ts';
import { passagesOf, passagesOfText } from './passages.ts';
import { plainText } from './plain-text.ts';
import { countWords } from './prose-sentences.ts';
import { type SplitFile, splitFrontMatter } from './split-front-matter.ts';

/** An article has some hundred words; a file longer than this is something else. In UTF-16 units. */
export const LONGEST_ARTICLE = 100_000;
const WORDS_A_MINUTE = 220;
const UNSORTED = 'Other';
/** More than any library that we know of has. */
const REMEMBERED = 5000;

/**
 * Reads one Markdown file into an article named `stem`. Everything but text is optional: the title
 * falls back to the first heading, then to the stem. What its author hides from readers is left out. The problem names `file` and its line.
 */
export function parseArticle(
  file: string,
  stem: string,
  source: string,
): Result<Article, FileProblem> {
  const refuse = (line: number, message: string) => err({ file, line, message });
  if (source.length > LONGEST_ARTICLE)
    return refuse(1, `Longer than ${LONGEST_ARTICLE} characters.`);
  if (source.includes('\0')) return refuse(lineOf(source, '\0'), 'This is not a text file.');
  const split = splitFrontMatter(source);
  if (split === 'unclosed') return refuse(1, neverClosed(source));
  const matter = matterOf(split);
  if (!matter.ok) return refuse(matter.error.line, matter.error.message);
  const written = matter.value === undefined ? wholeFile(source) : split;
  const body = { ...written, body: withoutAuthorMarks(written.body).trimEnd() };
  const tree = parseMarkdown(body.body);
  if (!tree.ok) return refuse(tree.error.line + body.bodyLine - 1, tree.error.message);
  const article = toArticle(stem, matter.value, body, tree.value);
  return article.passages.length === 0 && !article.isDraft
    ? refuse(body.bodyLine, 'There is no text in it.')
    : ok(article);
}

/** Parses as parseArticle does, and remembers: of a folder in which one file has changed, one is parsed. */
export function createArticleParser(): typeof parseArticle {
  const known = new LRUCache<string, ReturnType<typeof parseArticle>>({ max: REMEMBERED });
  return (file, stem, source) => {
    const key = createHash('sha256')
      .update(JSON.stringify([file, stem, source]))
      .digest('hex');
    const parsed = known.get(key) ?? parseArticle(file, stem, source);
    known.set(key, parsed);
    return parsed;
  };
}

/** The front matter with lines of the file; undefined where text between two rules is none. */
function matterOf(split: SplitFile): ReturnType<typeof readFrontMatter> {
  const matter = readFrontMatter(split.yaml ?? '', split.notation);
  if (matter.ok) return matter;
  return err({ ...matter.error, line: matter.error.line + split.yamlLine - 1 });
}

function neverClosed(source: string): string {
  const rule = source.trimStart().slice(0, 3);
  return rule.startsWith('{')
    ? 'The file begins with { but no JSON object ends: fields look like {"title": "The title"}.'
    : `The front matter is never closed with ${rule}.`;
}

function wholeFile(source: string): SplitFile {
  const body = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  return { yaml: undefined, yamlLine: 1, body, bodyLine: 1 };
}

function toArticle(
  stem: string,
  matter: FrontMatter | undefined,
  file: SplitFile,
  tree: Root,
): Article {
  const title = [matter?.title, firstHeading(tree), fromStem(stem)].find((text) => text) ?? stem;
  const passages = passagesOf(tree, title);
  const minutes = Math.max(1, Math.round(countWords(file.body) / WORDS_A_MINUTE));
  return {
    card: {
      stem,
      title,
      dimension: matter?.dimension || UNSORTED,
      readingTime: matter?.readingTime || `${minutes} min`,
      url: matter?.url ?? '',
      attribution: matter?.attribution ?? '',
    },
    isDraft: matter?.isDraft ?? false,
    tags: matter?.tags ?? [],
    summary: matter?.summary ?? '',
    markdown: withoutEmptyStart(file.body),
    passages: passages.length > 0 ? passages : passagesOfText(plainText(tree)),
    links: linksIn(tree, file.bodyLine),
  };
}

/**
 * The first line keeps its indent: without it, code would become text, or the start of more code, and
 * the passages, which are cut from the whole body, would not be what readers see.
 */
function withoutEmptyStart(markdown: string): string {
  return markdown.replace(/^(?:[ \t]*\n)+/, '');
}

function firstHeading(tree: Root): string {
  const heading = tree.children.find((node) => node.type === 'heading');
  return heading === undefined ? '' : plainText(heading);
}

/** "why-we-nod" becomes "Why we nod". */
function fromStem(stem: string): string {
  const words = stem
    .replace(/^.*\//, '')
    .replace(/[-_\s]+/g, ' ')
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function linksIn(node: Nodes, bodyLine: number): readonly ArticleLink[] {
  const own = node.type === 'link' || node.type === 'definition' ? [toLink(node, bodyLine)] : [];
  const inside =
    'children' in node ? node.children.flatMap((child) => linksIn(child, bodyLine)) : [];
  return [...own, ...inside];
}

function toLink(
  node: Extract<Nodes, { url: string; type: 'link' | 'definition' }>,
  bodyLine: number,
): ArticleLink {
  const label =
    node.type === 'link' ? plainText({ type: 'paragraph', children: node.children }) : '';
  return { target: node.url, label, line: (node.position?.start.line ?? 1) + bodyLine - 1 };
}

function lineOf(source: string, part: string): number {
  return source.slice(0, source.indexOf(part)).split(/\r\n?|\n/).length;
}
