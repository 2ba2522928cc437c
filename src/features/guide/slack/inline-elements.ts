import type { RichTextElement } from '@slack/types';
import type { PhrasingContent } from 'mdast';

type Style = { bold?: true; italic?: true; strike?: true; code?: true };

/** Text inside a paragraph as rich text. None of its elements can ping anybody. */
export function inlineElements(
  nodes: readonly PhrasingContent[],
  style: Style = {},
): RichTextElement[] {
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
