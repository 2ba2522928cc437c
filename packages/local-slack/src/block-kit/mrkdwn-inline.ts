import { withEmoji } from './emoji.ts';
import type { Inline, Names, Style } from './render-model.ts';
import { formatSlackDate } from './slack-dates.ts';

const STYLES: Readonly<Record<string, keyof Style>> = {
  '*': 'bold',
  _: 'italic',
  '~': 'strike',
};

/** What may stand between angle brackets; anything else is shown as it is. */
const IN_ANGLES = /^(?:[@#][\w-]+|![a-z][^|]*|[a-z][a-z\d+.-]*:[^|]*)(?:\|.*)?$/i;
const BARE_URL = /https?:\/\/[^\s<>|]*[^\s<>|.,;:!?)'"]/g;

/** Undoes Slack's three entities. */
export function decodeEntities(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/**
 * Reads Slack's inline mrkdwn: *bold*, _italic_, ~strike~, `code`, <links>, mentions, dates, emoji.
 * Rules after https://docs.slack.dev/messaging/formatting-message-text. Never throws.
 */
export function parseInline(source: string, names?: Names, style: Style = {}): readonly Inline[] {
  const found: Inline[] = [];
  let plainFrom = 0;
  let at = 0;
  while (at < source.length) {
    const token = tokenAt(source, at, names, style);
    if (!token) {
      at += 1;
      continue;
    }
    found.push(...plainWords(source.slice(plainFrom, at), style), ...token.words);
    at = token.end;
    plainFrom = at;
  }
  found.push(...plainWords(source.slice(plainFrom), style));
  return found;
}

type Token = { readonly words: readonly Inline[]; readonly end: number };

function tokenAt(source: string, at: number, names?: Names, style?: Style): Token | undefined {
  const char = source.charAt(at);
  if (char === '<') return angleToken(source, at, style ?? {}, names);
  if (char === '`' || char in STYLES) return styledToken(source, at, char, style ?? {}, names);
  return undefined;
}

function angleToken(source: string, at: number, style: Style, names?: Names): Token | undefined {
  const end = source.indexOf('>', at);
  const inner = source.slice(at + 1, end);
  if (end < 0 || /[\n<]/.test(inner) || !IN_ANGLES.test(inner)) return undefined;
  return { words: [readAngle(inner, style, names)], end: end + 1 };
}

function styledToken(
  source: string,
  at: number,
  mark: string,
  style: Style,
  names?: Names,
): Token | undefined {
  const key = mark === '`' ? 'code' : (STYLES[mark] ?? 'bold');
  if (isWordAt(source, at - 1) || source.charAt(at - 1) === mark) return undefined;
  const end = closingMark(source, at, mark);
  if (end < 0) return undefined;
  const inner = source.slice(at + 1, end);
  if (key === 'code') {
    const text = decodeEntities(inner);
    return { words: [{ kind: 'text', text, style: { ...style, code: true } }], end: end + 1 };
  }
  return { words: parseInline(inner, names, { ...style, [key]: true }), end: end + 1 };
}

/**
 * Where the same mark closes: on the same line, after a non-space, before a non-word. The first such
 * place counts, so a style never stands within itself and styles nest three deep at most.
 */
function closingMark(source: string, at: number, mark: string): number {
  const next = source.charAt(at + 1);
  if (next === mark || (mark !== '`' && /^$|\s/.test(next))) return -1;
  const lineEnd = source.indexOf('\n', at);
  const limit = lineEnd < 0 ? source.length : lineEnd;
  let end = source.indexOf(mark, at + 2);
  while (end >= 0 && end < limit) {
    const touches = mark === '`' || !/\s/.test(source.charAt(end - 1));
    const doubled = source.charAt(end + 1) === mark;
    if (touches && !doubled && !isWordAt(source, end + 1)) return end;
    end = source.indexOf(mark, end + 1);
  }
  return -1;
}

function isWordAt(source: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(source.charAt(at));
}

/** Plain words: entities and emoji resolved, bare web addresses made into links. */
function plainWords(source: string, style: Style): readonly Inline[] {
  const found: Inline[] = [];
  let from = 0;
  const push = (text: string): void => {
    if (text !== '') found.push({ kind: 'text', text: withEmoji(decodeEntities(text)), style });
  };
  for (const match of source.matchAll(BARE_URL)) {
    push(source.slice(from, match.index));
    const url = decodeEntities(match[0]);
    found.push({ kind: 'link', url, text: url, style });
    from = match.index + match[0].length;
  }
  push(source.slice(from));
  return found;
}

/** What stands between angle brackets: a mention, a date, a broadcast or a link. */
function readAngle(inner: string, style: Style, names?: Names): Inline {
  const bar = inner.indexOf('|');
  const target = bar < 0 ? inner : inner.slice(0, bar);
  const label = bar < 0 ? '' : decodeEntities(inner.slice(bar + 1));
  const id = target.slice(1);
  if (target.startsWith('@')) return mention('@', names?.(id) ?? (label || id), style);
  if (target.startsWith('#')) return mention('#', names?.(id) ?? (label || id), style);
  if (target.startsWith('!')) return readSpecial(id, label, style, names);
  const url = decodeEntities(target);
  return { kind: 'link', url, text: withEmoji(label || url.replace(/^mailto:/, '')), style };
}

function readSpecial(command: string, label: string, style: Style, names?: Names): Inline {
  const [name = '', ...rest] = command.split('^');
  if (name === 'date') return readDate(rest, label, style);
  if (name === 'subteam') {
    const id = rest[0] ?? '';
    return mention('@', names?.(id) ?? (label.replace(/^@/, '') || id), style);
  }
  if (['here', 'channel', 'everyone'].includes(name)) return mention('@', name, style);
  return { kind: 'text', text: label || `<!${command}>`, style };
}

function readDate(rest: readonly string[], label: string, style: Style): Inline {
  const [seconds = '', template = '', url] = rest;
  const text = formatSlackDate(Number.parseFloat(seconds), decodeEntities(template), label);
  return url === undefined
    ? { kind: 'text', text, style }
    : { kind: 'link', url: decodeEntities(url), text, style };
}

/** A mention of somebody or something, as Slack shows it: "@Ada", "#general". */
export function mention(sign: '@' | '#', name: string, style: Style = {}): Inline {
  return { kind: 'mention', text: name.startsWith(sign) ? name : `${sign}${name}`, style };
}
