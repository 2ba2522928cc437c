import type { KnownBlock, RichTextElement, RichTextList } from '@slack/types';
import type { List, ListItem, PhrasingContent, Root, RootContent, Table } from 'mdast';
import { line, richText, title } from '../../../slack/text.ts';

type Style = { bold?: true; italic?: true; strike?: true; code?: true };

/** Text inside a paragraph as rich text. None of its elements can ping anybody. */
export function inlineElements(nodes: readonly PhrasingContent[], style: Style = {}) {
  return nodes.flatMap((node) => inlineElement(node, style));
}

function inlineElement(node: PhrasingContent, style: Style): RichTextElement[] {
  switch (node.type) {
    case 'text':
      return textElement(node.value.replace(/\n/g, ' '), style);
    case 'strong':
      return inlineElements(node.children, { ...style, bold: true });
    case 'emphasis':
      return inlineElements(node.children, { ...style, italic: true });
    case 'delete':
      return inlineElements(node.children, { ...style, strike: true });
    case 'inlineCode':
      return textElement(node.value, { ...style, code: true });
    case 'break':
      return textElement('\n', style);
    case 'link':
      return linkElement(node.url, inlineElements(node.children, style));
    case 'image':
      return node.alt ? textElement(`(picture: ${node.alt})`, { ...style, italic: true }) : [];
    case 'linkReference':
      return inlineElements(node.children, style);
    default:
      // Raw HTML, footnote marks and what else has no words of its own.
      return [];
  }
}

function textElement(text: string, style: Style): RichTextElement[] {
  if (text === '') return [];
  const hasStyle = Object.keys(style).length > 0;
  return [{ type: 'text', text, ...(hasStyle ? { style } : {}) }];
}

/** Only web addresses become links; a link to another article stays words, its article is offered below. */
function linkElement(url: string, label: RichTextElement[]): RichTextElement[] {
  if (!/^https?:\/\/\S+$/.test(url) || url.length > 3000) return label;
  const text = label.map((element) => (element.type === 'text' ? element.text : '')).join('');
  return [{ type: 'link', url, ...(text === '' ? {} : { text }) }];
}

const LONGEST_CODE = 2900;

/** A Markdown tree as Slack blocks, in order. Each block is within Slack's limits for itself. */
export function articleBlocks(root: Root): readonly KnownBlock[] {
  return root.children.flatMap(blocksOf);
}

function blocksOf(node: RootContent): KnownBlock[] {
  switch (node.type) {
    case 'heading':
      return headingBlocks(node.depth, wordsOf(node.children));
    case 'thematicBreak':
      return [{ type: 'divider' }];
    case 'paragraph': {
      const elements = inlineElements(node.children);
      return elements.length === 0 ? [] : [richText([{ type: 'rich_text_section', elements }])];
    }
    case 'blockquote': {
      const elements = node.children.flatMap((child, index) =>
        child.type === 'paragraph'
          ? [
              ...(index > 0 ? inlineElements([{ type: 'break' }]) : []),
              ...inlineElements(child.children),
            ]
          : [],
      );
      return elements.length === 0 ? [] : [richText([{ type: 'rich_text_quote', elements }])];
    }
    case 'list':
      return listBlocks(node);
    case 'code':
      return preformatted(node.value);
    case 'table':
      return preformatted(tableAsText(node));
    default:
      // HTML, definitions and comments have nothing to show here.
      return [];
  }
}

function headingBlocks(depth: number, words: string): KnownBlock[] {
  if (words.trim() === '') return [];
  return [depth <= 2 ? title(words) : richText([line(words, { bold: true })])];
}

function listBlocks(list: List): KnownBlock[] {
  const parts = listParts(list, 0);
  return parts.length === 0 ? [] : [richText(parts)];
}

/** A list and the lists inside it, each as a part of its own: rich text has no lists within lists. */
function listParts(list: List, indent: number): RichTextList[] {
  return list.children.flatMap((item, index) => {
    const own = itemElements(item);
    const start = (list.start ?? 1) - 1 + index;
    const part: RichTextList[] =
      own.length === 0
        ? []
        : [
            {
              type: 'rich_text_list',
              style: list.ordered ? 'ordered' : 'bullet',
              indent: Math.min(indent, 8),
              ...(list.ordered ? { offset: start } : {}),
              elements: [{ type: 'rich_text_section', elements: own }],
            },
          ];
    const nested = item.children.flatMap((child) =>
      child.type === 'list' ? listParts(child, indent + 1) : [],
    );
    return [...part, ...nested];
  });
}

function itemElements(item: ListItem) {
  const box = item.checked === true ? '☑ ' : item.checked === false ? '☐ ' : '';
  const words = item.children.flatMap((child, index) => {
    if (child.type === 'paragraph') {
      const gap = index > 0 ? inlineElements([{ type: 'break' }]) : [];
      return [...gap, ...inlineElements(child.children)];
    }
    return child.type === 'code'
      ? inlineElements([{ type: 'inlineCode', value: child.value }])
      : [];
  });
  return box === '' ? words : [...inlineElements([{ type: 'text', value: box }]), ...words];
}

function preformatted(text: string): KnownBlock[] {
  if (text.trim() === '') return [];
  const elements = [{ type: 'text' as const, text: text.slice(0, LONGEST_CODE) }];
  return [richText([{ type: 'rich_text_preformatted', elements }])];
}

/** A modal can hold no table of Slack's own, so columns are lined up with spaces. */
function tableAsText(table: Table): string {
  const rows = table.children.map((row) => row.children.map((cell) => wordsOf(cell.children)));
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function wordsOf(nodes: Parameters<typeof inlineElements>[0]): string {
  return inlineElements(nodes)
    .map((element) => ('text' in element && typeof element.text === 'string' ? element.text : ''))
    .join('');
}
