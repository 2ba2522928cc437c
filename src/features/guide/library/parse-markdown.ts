import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { err, ok, type Result } from '../../../domain/result.ts';

/** What makes a text unfit to be parsed, and in which of its lines (from 1). */
export type LimitProblem = { readonly line: number; readonly message: string };

/**
 * The Markdown parser takes quadratic time, or worse, on a few shapes that no article has and that a
 * broken export may have: measured, 190,000 closing brackets in a row took it fourteen minutes. Below
 * these limits a text of the allowed length takes a few seconds at the very worst, and milliseconds
 * when a person wrote it. Counted between two empty lines, but for `underlines`: in the whole text.
 */
const LIMITS = {
  containers: 40,
  openBrackets: 60,
  brackets: 1500,
  emphasis: 3000,
  lazyLines: 400,
  underlines: 300,
};

type Counts = ReturnType<typeof noCounts>;

/** The first line beyond the limits of the parser, or undefined for a text that it can take. */
export function beyondLimits(markdown: string): LimitProblem | undefined {
  let counts = noCounts();
  let underlines = 0;
  let fence = '';
  for (const [index, line] of markdown.split('\n').entries()) {
    fence = fenceAfter(line, fence);
    if (fence !== '' || line.trim() === '') {
      counts = noCounts();
      continue;
    }
    if (/^ {0,3}(?:=+|-+)[ \t]*$/.test(line)) underlines += 1;
    const containers = containerDepth(line);
    addLine(counts, line, containers > 0);
    const message = messageFor(counts, containers, underlines);
    if (message !== '') return { line: index + 1, message };
  }
  return undefined;
}

function noCounts() {
  return { openBrackets: 0, brackets: 0, emphasis: 0, lazyLines: 0 };
}

/** The fence that is open after a line: inside code nothing is parsed. '' where none is. */
function fenceAfter(line: string, open: string): string {
  const sign = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[1] ?? '';
  if (open === '') return sign;
  return sign.startsWith(open) && line.trim() === sign ? '' : open;
}

function addLine(counts: Counts, line: string, opensContainer: boolean): void {
  for (const letter of line) {
    if (letter === '[') counts.openBrackets += 1;
    if (letter === ']' && counts.openBrackets > 0) counts.openBrackets -= 1;
    if (letter === '[' || letter === ']') counts.brackets += 1;
    if (letter === '*' || letter === '_' || letter === '~') counts.emphasis += 1;
  }
  if (opensContainer) counts.lazyLines = 1;
  else if (counts.lazyLines > 0) counts.lazyLines += 1;
}

function messageFor(counts: Counts, containers: number, underlines: number): string {
  if (containers > LIMITS.containers) return 'Quotes or lists are nested too deeply.';
  if (counts.openBrackets > LIMITS.openBrackets) return 'Too many brackets are left open.';
  if (counts.brackets > LIMITS.brackets) return 'Too many brackets stand in one paragraph.';
  if (counts.emphasis > LIMITS.emphasis) return 'Too many * _ ~ signs stand in one paragraph.';
  if (counts.lazyLines > LIMITS.lazyLines) return 'A quote or list item runs on for too long.';
  if (underlines > LIMITS.underlines) return 'Too many rules or underlined headings.';
  return '';
}

/** How many quotes and list items a line opens at its beginning, counted a little beyond the limit. */
function containerDepth(line: string): number {
  const sign = /[ \t]*(?:>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$))/y;
  let depth = 0;
  while (depth <= LIMITS.containers && sign.test(line)) depth += 1;
  return depth;
}

const parser = unified().use(remarkParse).use(remarkGfm).freeze();

/** The tree of a Markdown text that is known to be within the limits, as every loaded article is. */
export function treeOf(markdown: string): Root {
  return parser.parse(markdown);
}

/**
 * Reads Markdown (CommonMark and GitHub's tables, notes and task boxes) into a tree. Text that would
 * take the parser very long is refused, with the line (from 1) that is to blame.
 */
export function parseMarkdown(markdown: string): Result<Root, LimitProblem> {
  const problem = beyondLimits(markdown);
  return problem === undefined ? ok(treeOf(markdown)) : err(problem);
}
