import type { ListItem, Nodes, PhrasingContent, Table } from 'mdast';

const UNSEEN = ['script', 'style', 'template'];

/**
 * The text of a piece of HTML: tags, comments, scripts and styles removed, the common entities read.
 * Written as one pass over the text, because a pattern would take quadratic time on a row of `<`.
 */
export function withoutTags(html: string): string {
  const lower = html.toLowerCase();
  let text = '';
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open === -1) break;
    text += `${html.slice(at, open)} `;
    const close = endOfTag(lower, open);
    if (close === -1) return entities(text);
    at = close;
  }
  return entities(text + html.slice(at));
}

/** Where the tag, comment or unseen element that opens at `open` is over; -1 where it never is. */
function endOfTag(lower: string, open: number): number {
  if (lower.startsWith('<!--', open)) return after(lower, '-->', open);
  const unseen = UNSEEN.find((name) => lower.startsWith(`<${name}`, open));
  if (unseen !== undefined) return after(lower, '>', lower.indexOf(`</${unseen}`, open));
  return after(lower, '>', open);
}

function after(text: string, end: string, from: number): number {
  const at = from === -1 ? -1 : text.indexOf(end, from);
  return at === -1 ? -1 : at + end.length;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

function entities(text: string): string {
  return text.replace(/&(?:nbsp|amp|lt|gt|quot|#39);/g, (found) => ENTITIES[found] ?? found);
}

/**
 * The text of a block as a reader sees it, without Markdown signs. Paragraphs inside it are separated
 * by an empty line, list items and table rows by a line end, table cells by " | ".
 * Code blocks, images without a description and definitions come out as ''.
 */
export function plainText(node: Nodes): string {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
      return tidy(node.children.map(inlineText).join(''));
    case 'list':
      return joined(node.children.map(itemText), '\n');
    case 'blockquote':
    case 'root':
    case 'footnoteDefinition':
      return joined(node.children.map(plainText), '\n\n');
    case 'listItem':
      return itemText(node);
    case 'table':
      return tableText(node);
    case 'html':
      return tidy(withoutTags(node.value));
    default:
      return '';
  }
}

function itemText(item: ListItem): string {
  return joined(item.children.map(plainText), '\n');
}

function tableText(table: Table): string {
  const rows = table.children.map((row) =>
    joined(
      row.children.map((cell) => tidy(cell.children.map(inlineText).join(''))),
      ' | ',
    ),
  );
  return joined(rows, '\n');
}

function inlineText(node: PhrasingContent): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return node.value;
    case 'break':
      return '\n';
    case 'image':
    case 'imageReference':
      return node.alt ?? '';
    case 'emphasis':
    case 'strong':
    case 'delete':
    case 'link':
    case 'linkReference':
      return node.children.map(inlineText).join('');
    default:
      return '';
  }
}

/** A soft line end in Markdown is a space to the reader; a hard one arrives as `\n` and is one too. */
function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function joined(parts: readonly string[], separator: string): string {
  return parts.filter((part) => part !== '').join(separator);
}
