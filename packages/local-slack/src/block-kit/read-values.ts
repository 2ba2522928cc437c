import { fieldOf } from './checks.ts';
import { withEmoji } from './emoji.ts';
import { parseMrkdwn } from './mrkdwn.ts';
import { decodeEntities, parseInline } from './mrkdwn-inline.ts';
import type { Inline, Names, Passage } from './render-model.ts';

/** The string in this field; '' if there is none. */
export function stringAt(value: unknown, key: string): string {
  const field = fieldOf(value, key);
  return typeof field === 'string' ? field : '';
}

/** The list in this field; empty if there is none. */
export function listAt(value: unknown, key: string): readonly unknown[] {
  const field = fieldOf(value, key);
  return Array.isArray(field) ? field : [];
}

/** The whole number in this field, if it is one between 0 and 1,000. */
export function countAt(value: unknown, key: string): number {
  const field = fieldOf(value, key);
  return typeof field === 'number' && field >= 0 && field <= 1000 ? Math.floor(field) : 0;
}

/** The words of a text object (or of a bare string) without any formatting. */
export function plainAt(value: unknown, key: string): string {
  const field = fieldOf(value, key);
  const text = typeof field === 'string' ? field : stringAt(field, 'text');
  return withEmoji(decodeEntities(text));
}

/** A text object as running text: mrkdwn is parsed, plain_text is not. */
export function passagesOf(textObject: unknown, names?: Names): readonly Passage[] {
  const text = stringAt(textObject, 'text');
  if (text === '') return [];
  if (stringAt(textObject, 'type') === 'mrkdwn') return parseMrkdwn(text, names);
  return [paragraph([plainWords(text)])];
}

/** A text object as one line of words. */
export function wordsOf(textObject: unknown, names?: Names): readonly Inline[] {
  const text = stringAt(textObject, 'text');
  if (text === '') return [];
  if (stringAt(textObject, 'type') === 'mrkdwn') return parseInline(text, names);
  return [plainWords(text)];
}

/** Words that are shown as they are, apart from emoji and entities. */
function plainWords(text: string): Inline {
  return { kind: 'text', text: withEmoji(decodeEntities(text)), style: {} };
}

/** A paragraph of these words. */
export function paragraph(words: readonly Inline[]): Passage {
  return { kind: 'paragraph', words };
}
