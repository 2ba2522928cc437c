import { fieldOf } from './checks.ts';
import { emojiNamed } from './emoji.ts';
import { mention } from './mrkdwn-inline.ts';
import { countAt, listAt, stringAt } from './read-values.ts';
import type { Inline, Names, Passage, Style } from './render-model.ts';
import { formatSlackDate } from './slack-dates.ts';

/** Reads a rich_text block into running text. Its words are never parsed as mrkdwn. */
export function readRichText(block: unknown, names?: Names): readonly Passage[] {
  return listAt(block, 'elements').map((element) => readPassage(element, names));
}

function readPassage(element: unknown, names?: Names): Passage {
  const items = listAt(element, 'elements');
  const words = items.map((each) => readWord(each, names));
  switch (stringAt(element, 'type')) {
    case 'rich_text_list':
      return {
        kind: 'list',
        ordered: stringAt(element, 'style') === 'ordered',
        indent: countAt(element, 'indent'),
        start: countAt(element, 'offset') + 1,
        items: items.map((item) => listAt(item, 'elements').map((each) => readWord(each, names))),
      };
    case 'rich_text_quote':
      return { kind: 'quote', words };
    case 'rich_text_preformatted':
      return { kind: 'code', text: words.map((word) => word.text).join('') };
    default:
      return { kind: 'paragraph', words };
  }
}

function readWord(element: unknown, names?: Names): Inline {
  const style = readStyle(fieldOf(element, 'style'));
  const named = (key: string): string => {
    const id = stringAt(element, key);
    return names?.(id) ?? id;
  };
  switch (stringAt(element, 'type')) {
    case 'link': {
      const url = stringAt(element, 'url');
      return { kind: 'link', url, text: stringAt(element, 'text') || url, style };
    }
    case 'emoji':
      return { kind: 'text', text: readEmoji(element), style };
    case 'user':
      return mention('@', named('user_id'), style);
    case 'usergroup':
      return mention('@', named('usergroup_id'), style);
    case 'team':
      return mention('@', named('team_id'), style);
    case 'channel':
      return mention('#', named('channel_id'), style);
    case 'broadcast':
      return mention('@', stringAt(element, 'range'), style);
    case 'color':
      return { kind: 'text', text: stringAt(element, 'value'), style };
    case 'date':
      return { kind: 'text', text: readDate(element), style };
    default:
      return { kind: 'text', text: stringAt(element, 'text'), style };
  }
}

function readStyle(style: unknown): Style {
  const on = (key: string): boolean => fieldOf(style, key) === true;
  return {
    bold: on('bold'),
    italic: on('italic'),
    strike: on('strike'),
    code: on('code'),
    underline: on('underline'),
  };
}

/** By its code points if Slack gave them ("1f44d" or "1f1e9-1f1ea"), otherwise by its name. */
function readEmoji(element: unknown): string {
  const unicode = stringAt(element, 'unicode');
  if (!/^[0-9a-f]{2,5}(-[0-9a-f]{2,5})*$/.test(unicode)) {
    return emojiNamed(stringAt(element, 'name'));
  }
  return String.fromCodePoint(...unicode.split('-').map((each) => Number.parseInt(each, 16)));
}

function readDate(element: unknown): string {
  const seconds = fieldOf(element, 'timestamp');
  const fallback = stringAt(element, 'fallback');
  if (typeof seconds !== 'number') return fallback;
  return formatSlackDate(seconds, stringAt(element, 'format'), fallback);
}
