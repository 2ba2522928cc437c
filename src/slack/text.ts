import type {
  KnownBlock,
  PlainTextElement,
  PlainTextOption,
  RichTextBlockElement,
} from '@slack/types';
import { fromReplyText } from '../domain/reply.ts';
import { shorten } from '../domain/words.ts';

/** https://docs.slack.dev/reference/block-kit/blocks/section-block and …/context-block */
const LONGEST_TEXT = 3000;

/** Escapes what a person or an article supplied, so that it can neither ping anybody nor fake a link. */
export function escapeMrkdwn(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** Escapes a text and shortens it so that at most `limit` characters are left after escaping. */
export function escapeShort(text: string, limit: number): string {
  let escaped = escapeMrkdwn(shorten(text, limit));
  for (let keep = limit; escaped.length > limit; ) {
    keep -= Math.max(1, Math.ceil((escaped.length - limit) / 5));
    escaped = escapeMrkdwn(shorten(text, keep));
  }
  return escaped;
}

/** What somebody typed after a command or into a field: Slack may bring `&`, `<` and `>` as entities. */
export function typedWords(text: string | null | undefined): string {
  return fromReplyText(text ?? '').trim();
}

/** Undoes Slack's escaping in a text that a person wrote, for places that show plain text. */
export function plainWords(text: string): string {
  return (
    text
      .replace(/<(?:https?|mailto):[^|>]+\|([^>]*)>/g, '$1')
      .replace(/<(?:mailto:)?([^@#!<>|][^<>|]*)>/g, '$1')
      .replace(/<([@#])[^|>]*\|([^>]+)>/g, '$1$2')
      .replace(/<!(?:[^|>]*\|)([^>]*)>/g, '$1')
      .replace(/<!(here|channel|everyone)>/g, '@$1')
      // Quotes that earlier versions kept may end inside.
      .replace(/<#[^>]*(?:>|$)/g, 'a channel')
      .replace(/<[@!][^>]*(?:>|$)/g, 'somebody')
      .replace(/<(?:https?|mailto|tel):[^|>]*(?:\|([^>]*))?$/g, '$1')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&amp;/g, '&')
  );
}

/** A paragraph of mrkdwn. The caller escapes what it did not write itself. */
export function paragraph(mrkdwn: string): KnownBlock {
  return { type: 'section', text: { type: 'mrkdwn', text: cut(mrkdwn) } };
}

/** A small grey line of mrkdwn. */
export function smallPrint(mrkdwn: string): KnownBlock {
  return { type: 'context', elements: [{ type: 'mrkdwn', text: cut(mrkdwn) }] };
}

/** A last guard: what is too long ends at a line or word, with a word that it was cut. */
function cut(mrkdwn: string): string {
  if (mrkdwn.length <= LONGEST_TEXT) return mrkdwn;
  const kept = mrkdwn.slice(0, LONGEST_TEXT - 50);
  const end = Math.max(kept.lastIndexOf('\n'), kept.lastIndexOf(' '));
  return `${(end > 0 ? kept.slice(0, end) : kept.replace(/&\w*$/, '')).trimEnd()}\n… (the rest is too long for Slack)`;
}

/** A title, cut to the 150 characters that Slack allows. */
export function title(text: string): KnownBlock {
  return { type: 'header', text: { type: 'plain_text', text: shorten(text, 150), emoji: true } };
}

/** Words set apart as a quote. They are shown as plain text: nothing in them works. */
export function quote(words: string): RichTextBlockElement {
  return { type: 'rich_text_quote', elements: [{ type: 'text', text: words || '…' }] };
}

/** A line of plain text inside a rich text block. */
export function line(text: string, style?: { bold?: true; italic?: true }): RichTextBlockElement {
  return {
    type: 'rich_text_section',
    elements: [{ type: 'text', text: text || '…', ...(style === undefined ? {} : { style }) }],
  };
}

/** Several lines and quotes as one block. */
export function richText(elements: readonly RichTextBlockElement[]): KnownBlock {
  return { type: 'rich_text', elements: [...elements] };
}

/** A moment in the reader's own time zone and language of dates; the fallback is UTC. */
export function moment(date: Date): string {
  const seconds = Math.floor(date.getTime() / 1000);
  const fallback = `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return `<!date^${seconds}^{date_short_pretty} at {time}|${fallback}>`;
}

/** Plain text of Slack. */
export function plainText(text: string): PlainTextElement {
  return { type: 'plain_text', text, emoji: true };
}

/** A choice of a list: what it is called, what it stands for, and a word below it where there is one. */
export type Option = {
  readonly value: string;
  readonly label: string;
  readonly description?: string;
};

/** An option of Slack; its text and what stands below it have at most 75 letters. */
export function toOption({ value, label, description }: Option): PlainTextOption {
  return {
    text: plainText(shorten(label, 75)),
    value,
    ...(description === undefined ? {} : { description: plainText(shorten(description, 75)) }),
  };
}
