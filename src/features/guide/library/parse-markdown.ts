import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { err, ok, type Result } from '../../../domain/result.ts';
import { beyondLimits, type LimitProblem } from './markdown-limits.ts';

const parser = unified().use(remarkParse).use(remarkGfm).freeze();

/**
 * Reads Markdown (CommonMark and GitHub's tables, notes and task boxes) into a tree. Text that would
 * take the parser very long is refused, with the line (from 1) that is to blame.
 */
export function parseMarkdown(markdown: string): Result<Root, LimitProblem> {
  const problem = beyondLimits(markdown);
  return problem === undefined ? ok(parser.parse(markdown)) : err(problem);
}
