import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const parser = unified().use(remarkParse).use(remarkGfm);

/** The tree of a Markdown text. Anything at all is Markdown, so it never fails. */
export function parseMarkdown(markdown: string): Root {
  return parser.parse(markdown);
}
