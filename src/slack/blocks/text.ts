import type { KnownBlock, RichTextBlockElement } from '@slack/types';

/** Escapes what a person or an article supplied, so that it can neither ping anybody nor fake a link. */
export function escapeMrkdwn(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** Undoes Slack's escaping in a text that a person wrote, for places that show plain text. */
export function plainWords(text: string): string {
  return text
    .replace(/<(?:https?|mailto):[^|>]+\|([^>]*)>/g, '$1')
    .replace(/<(?:https?:|mailto:)([^>]+)>/g, '$1')
    .replace(/<([@#!])[^|>]*\|([^>]*)>/g, '$1$2')
    .replace(/<[@#!][^>]*>/g, 'somebody')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}

/** A paragraph of mrkdwn. The caller escapes what it did not write itself. */
export function paragraph(mrkdwn: string): KnownBlock {
  return { type: 'section', text: { type: 'mrkdwn', text: mrkdwn } };
}

/** A small grey line of mrkdwn. */
export function smallPrint(mrkdwn: string): KnownBlock {
  return { type: 'context', elements: [{ type: 'mrkdwn', text: mrkdwn }] };
}

/** A title of at most 150 characters. */
export function title(text: string): KnownBlock {
  return { type: 'header', text: { type: 'plain_text', text: text.slice(0, 150), emoji: true } };
}

/** Words of somebody, set apart as a quote. They are shown as plain text: nothing in them works. */
export function quote(words: string): RichTextBlockElement {
  return { type: 'rich_text_quote', elements: [{ type: 'text', text: plainWords(words) }] };
}

/** A line of plain text inside a rich text block. */
export function line(text: string, style?: { bold?: true; italic?: true }): RichTextBlockElement {
  return {
    type: 'rich_text_section',
    elements: [{ type: 'text', text, ...(style === undefined ? {} : { style }) }],
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
