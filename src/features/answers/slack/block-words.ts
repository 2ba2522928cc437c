import { escapeMrkdwn } from '../../../slack/text.ts';

type Raw = Readonly<Record<string, unknown>>;

/** Deeper than Slack lets anybody nest. */
const DEEPEST = 12;

/**
 * The words in blocks, as Slack itself writes them into the text of a message: `&`, `<` and `>` escaped,
 * people and channels in angle brackets, lists with their marks. What has no words, such as a button,
 * says nothing. Never throws.
 */
export function wordsOfBlocks(blocks: unknown): string {
  return joined(
    rawsIn(blocks).map((block) => blockWords(block, 0)),
    '\n',
  );
}

function blockWords(block: Raw, depth: number): string {
  if (depth > DEEPEST) return '';
  const { type, elements } = block;
  switch (type) {
    case 'rich_text':
      return joined(
        rawsIn(elements).map((element) => blockWords(element, depth + 1)),
        '\n',
      );
    case 'rich_text_section':
    case 'rich_text_preformatted':
      return inline(elements);
    case 'rich_text_quote':
      return inline(elements).replace(/^/gm, '&gt; ');
    case 'rich_text_list':
      return listWords(block, depth);
    case 'table':
      return joined(
        listIn(block['rows']).map((row) => joined(rawsIn(row).map(cellWords(depth)), ' | ')),
        '\n',
      );
    case 'context':
      return joined(rawsIn(elements).map(textOf), ' ');
    case 'markdown':
      return escapeMrkdwn(stringIn(block['text']));
    default:
      return joined(
        [block['title'], block['text'], block['description'], ...listIn(block['fields'])].map(
          textOf,
        ),
        '\n',
      );
  }
}

function cellWords(depth: number): (cell: Raw) => string {
  return (cell) =>
    cell['type'] === 'raw_text'
      ? escapeMrkdwn(stringIn(cell['text']))
      : blockWords(cell, depth + 1);
}

function listWords({ elements, style, indent, offset }: Raw, depth: number): string {
  const room = '    '.repeat(Math.min(numberIn(indent), DEEPEST));
  return rawsIn(elements)
    .map((element, index) => {
      const mark = style === 'ordered' ? `${numberIn(offset) + index + 1}.` : '•';
      return `${room}${mark} ${blockWords(element, depth + 1)}`;
    })
    .join('\n');
}

function inline(elements: unknown): string {
  return rawsIn(elements).map(inlineWords).join('');
}

function inlineWords(element: Raw): string {
  const at = (key: string) => stringIn(element[key]);
  switch (element['type']) {
    case 'link':
      return linkWords(at('url'), at('text'));
    case 'user':
      return `<@${at('user_id')}>`;
    case 'channel':
      return `<#${at('channel_id')}>`;
    case 'usergroup':
      return `<!subteam^${at('usergroup_id')}>`;
    case 'broadcast':
      return `<!${at('range')}>`;
    case 'emoji':
      return `:${at('name')}:`;
    case 'date':
      return escapeMrkdwn(at('fallback'));
    case 'color':
      return escapeMrkdwn(at('value'));
    default:
      return escapeMrkdwn(at('text'));
  }
}

function linkWords(url: string, label: string): string {
  const address = url.replace(/[<>|]/g, encodeURIComponent);
  return label === '' ? `<${address}>` : `<${address}|${escapeMrkdwn(label)}>`;
}

/** A text of Block Kit: what is plain is escaped, mrkdwn is so already. */
function textOf(given: unknown): string {
  const text = rawIn(given);
  if (text === undefined) return '';
  const words = stringIn(text['text']);
  return text['type'] === 'mrkdwn' ? words : escapeMrkdwn(words);
}

function joined(parts: readonly string[], between: string): string {
  return parts.filter((part) => part.trim() !== '').join(between);
}

function rawIn(given: unknown): Raw | undefined {
  return isRaw(given) ? given : undefined;
}

function isRaw(given: unknown): given is Raw {
  return typeof given === 'object' && given !== null;
}

function listIn(given: unknown): readonly unknown[] {
  return Array.isArray(given) ? given : [];
}

function rawsIn(given: unknown): readonly Raw[] {
  return listIn(given).filter(isRaw);
}

function stringIn(given: unknown): string {
  return typeof given === 'string' ? given : '';
}

function numberIn(given: unknown): number {
  return typeof given === 'number' && given > 0 ? Math.floor(given) : 0;
}
