import type { List, PhrasingContent, RootContent, Table } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { withEmoji } from './emoji.ts';
import { paragraph } from './read-values.ts';
import type { Align, Inline, Part, Passage, Style } from './render-model.ts';

/** Deeper Markdown than this is left out, so that no input can exhaust the stack. */
const DEPTH_MAX = 40;

/** Reads the standard Markdown of a markdown block. HTML in it is shown as plain text. */
export function readMarkdown(source: string): readonly Part[] {
  const root = unified().use(remarkParse).use(remarkGfm).parse(source);
  return root.children.flatMap(readNode);
}

function readNode(node: RootContent): readonly Part[] {
  if (node.type === 'heading') return [{ kind: 'header', text: wordsText(readAll(node.children)) }];
  if (node.type === 'thematicBreak') return [{ kind: 'divider' }];
  if (node.type === 'table') return [readTable(node)];
  const passages = readPassages(node, 0, 0);
  return passages.length === 0 ? [] : [{ kind: 'prose', passages, fields: [] }];
}

function readPassages(node: RootContent, indent: number, depth: number): readonly Passage[] {
  if (depth > DEPTH_MAX) return [];
  switch (node.type) {
    case 'paragraph':
      return [paragraph(readAll(node.children))];
    case 'code':
      return [{ kind: 'code', text: node.value }];
    case 'html':
      return [paragraph([{ kind: 'text', text: node.value, style: {} }])];
    case 'blockquote':
      return node.children.flatMap((child) => readPassages(child, indent, depth + 1).map(asQuote));
    case 'list':
      return readList(node, indent, depth);
    default:
      return [];
  }
}

function readList(node: List, indent: number, depth: number): readonly Passage[] {
  return node.children.flatMap((item, index) => {
    const [first, ...rest] = item.children;
    const words = first?.type === 'paragraph' ? readAll(first.children) : [];
    const below = first?.type === 'paragraph' ? rest : item.children;
    const line: Passage = {
      kind: 'list',
      ordered: node.ordered === true,
      indent,
      start: (node.start ?? 1) + index,
      items: [words],
    };
    return [line, ...below.flatMap((child) => readPassages(child, indent + 1, depth + 1))];
  });
}

function asQuote(passage: Passage): Passage {
  return passage.kind === 'paragraph' ? { kind: 'quote', words: passage.words } : passage;
}

function readTable(node: Table): Part {
  const rows = node.children.map((row) =>
    row.children.map((cell, column) => ({
      passages: [paragraph(readAll(cell.children))],
      align: (node.align?.[column] ?? 'left') satisfies Align,
    })),
  );
  return { kind: 'table', caption: '', rows };
}

function readAll(
  nodes: readonly PhrasingContent[],
  style: Style = {},
  depth = 0,
): readonly Inline[] {
  return depth > DEPTH_MAX ? [] : nodes.flatMap((node) => readPhrase(node, style, depth + 1));
}

function readPhrase(node: PhrasingContent, style: Style, depth: number): readonly Inline[] {
  switch (node.type) {
    case 'text':
      return [{ kind: 'text', text: withEmoji(node.value), style }];
    case 'inlineCode':
      return [{ kind: 'text', text: node.value, style: { ...style, code: true } }];
    case 'strong':
      return readAll(node.children, { ...style, bold: true }, depth);
    case 'emphasis':
      return readAll(node.children, { ...style, italic: true }, depth);
    case 'delete':
      return readAll(node.children, { ...style, strike: true }, depth);
    case 'link':
      return [
        {
          kind: 'link',
          url: node.url,
          text: wordsText(readAll(node.children, style, depth)),
          style,
        },
      ];
    case 'image':
      return [{ kind: 'link', url: node.url, text: node.alt || node.url, style }];
    case 'break':
      return [{ kind: 'text', text: '\n', style }];
    case 'html':
      return [{ kind: 'text', text: node.value, style }];
    default:
      return [];
  }
}

function wordsText(words: readonly Inline[]): string {
  return words.map((word) => word.text).join('');
}
