import { createHash } from 'node:crypto';
import type { ActionsBlock, Button, KnownBlock } from '@slack/types';
import { readable } from './readable.ts';
import { plainText } from './text.ts';

/** So many of a list, from a page on; `page` is brought within what there is. */
export function pageOf<Item>(
  items: readonly Item[],
  wanted: number,
  perPage: number,
): { readonly items: readonly Item[]; readonly page: number; readonly pages: number } {
  const pages = Math.max(1, Math.ceil(items.length / perPage));
  const page = Math.min(Math.max(0, wanted), pages - 1);
  return { items: items.slice(page * perPage, (page + 1) * perPage), page, pages };
}

/** The page that a button turns to; the first where it names none. */
export function pageNumber(value: string): number {
  if (value === '') return 0;
  return readable('a page', /^\d{1,4}$/.test(value) ? Number(value) : undefined);
}

/**
 * Buttons to the page before and after; none where there is one page. They have the action ids
 * `actionId` with "_back" and "_on", and `toValue` their page as value.
 */
export function pageButtons(
  actionId: string,
  { page, pages }: { readonly page: number; readonly pages: number },
  toValue: (page: number) => string = String,
): readonly KnownBlock[] {
  const button = (suffix: string, label: string, to: number): readonly Button[] =>
    to < 0 || to >= pages ? [] : [pressButton(`${actionId}${suffix}`, label, toValue(to))];
  const elements = [
    ...button('_back', 'Back', page - 1),
    ...button('_on', `Next (${page + 2} of ${pages})`, page + 1),
  ];
  return elements.length === 0 ? [] : [actions(...elements)];
}

/** A button; its `value` has at most 2,000 letters. `ask` is asked before it acts. */
export function pressButton(
  actionId: string,
  label: string,
  value: string,
  ask?: {
    readonly title: string;
    readonly text: string;
    readonly yes: string;
    readonly no: string;
  },
): Button {
  const button: Button = {
    type: 'button',
    action_id: actionId,
    text: plainText(label),
    ...(value === '' ? {} : { value }),
  };
  if (ask === undefined) return button;
  const { title, text, yes, no } = ask;
  return {
    ...button,
    confirm: {
      title: plainText(title),
      text: plainText(text),
      confirm: plainText(yes),
      deny: plainText(no),
    },
  };
}

/** Buttons and menus in a row. */
export function actions(...elements: ActionsBlock['elements']): ActionsBlock {
  return { type: 'actions', elements };
}

/** A paragraph with a button or menu beside it. `blockId` tells rows of a list apart. */
export function row(
  blockId: string,
  mrkdwn: string,
  accessory: Extract<KnownBlock, { type: 'section' }>['accessory'],
): KnownBlock {
  return {
    type: 'section',
    block_id: blockId.slice(0, 255),
    text: { type: 'mrkdwn', text: mrkdwn },
    ...(accessory === undefined ? {} : { accessory }),
  };
}

/** The action ids of both buttons that turn the pages of a list. */
export function anyPage(actionId: string): RegExp {
  return new RegExp(`^${actionId}_(back|on)$`);
}

/** What stands before and after a place in the value of a button; all of it is before where `at` is -1. */
export function halves(value: string, at: number): readonly [string, string] {
  return at === -1 ? [value, ''] : [value.slice(0, at), value.slice(at + 1)];
}

/** What stands for words in a button, which may be longer than its value: the same words, the same key. */
export function shortKeyOf(words: string): string {
  return createHash('sha256').update(words).digest('hex').slice(0, 16);
}
