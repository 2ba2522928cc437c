import type { ModalView, View } from '@slack/types';
import { renderBlocksAsText, renderViewAsText } from 'local-slack/block-kit/render-text';
import { plain, type SlackMessage } from '../../src/slack/slack-message.ts';
import { NOT_OURS } from './samples.ts';

/** A moment in a leader's week: when it comes, and everything that may be said then. */
export type Moment = {
  readonly title: string;
  readonly comes: string;
  readonly shown: readonly Shown[];
};

/** One text as a leader reads it. */
export type Shown = {
  readonly title: string;
  /** Everything that is to be seen, as local-slack writes it down. */
  readonly text: string;
  /** Our own words in it, each part by itself: a message is one part, a page as many as it has blocks. */
  readonly parts: readonly string[];
  /** The same under other settings, of which only the lines that differ are worth reading again. */
  readonly variants?: readonly Shown[];
};

const NAMES: Readonly<Record<string, string>> = { U0BEN: 'Ben Cole' };
const nameOf = (id: string) => NAMES[id];

/** A message in Slack. */
export function message(title: string, { text, blocks }: SlackMessage): Shown {
  const seen = renderBlocksAsText(blocks, text, nameOf);
  return { title, text: seen, parts: [ownWords(blocks, text)] };
}

/** A message of one paragraph. */
export function words(title: string, mrkdwn: string): Shown {
  return message(title, plain(mrkdwn));
}

/** A form, which is read as a whole. */
export function form(title: string, view: ModalView): Shown {
  return { title, text: renderViewAsText(view, nameOf), parts: [ownWords(view.blocks)] };
}

/** A page that is looked through: each block of it is a text. */
export function page(title: string, view: View): Shown {
  const parts = view.blocks.map((block) => ownWords([block]));
  return { title, text: renderViewAsText(view, nameOf), parts };
}

/** What is said of a field of a form. It is plain text. */
export function fieldNote(title: string, text: string): Shown {
  return { title, text, parts: [withoutOthers(text)] };
}

type Block = { readonly type: string };

/** Our words: no quotes, no labels of buttons and choices, nothing of the strategy or the library. */
function ownWords(blocks: readonly Block[], fallback = ''): string {
  const said = blocks.filter(({ type }) => type !== 'actions').map(withoutChoices);
  return withoutOthers(renderBlocksAsText(said, blocks.length === 0 ? fallback : '', nameOf));
}

function withoutChoices(block: Block): Block {
  if (block.type === 'section') return { ...block, accessory: undefined } as Block;
  if (block.type !== 'input') return block;
  return { ...block, element: { type: 'plain_text_input', action_id: 'words' } } as Block;
}

function withoutOthers(text: string): string {
  const left = text
    .split('\n')
    .filter((line) => !line.startsWith('>'))
    .join('\n')
    // Slack writes these beside a field by itself.
    .replaceAll(/____|\(optional\)/g, '');
  const others = [...NOT_OURS].filter((other) => other !== '').sort((a, b) => b.length - a.length);
  return others.reduce((rest, other) => rest.replaceAll(other, '…'), left);
}

/** How many words a text has; "Dec 4, 2026 at 5:00 PM" counts as it is read. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}'’:/-]*/gu)?.length ?? 0;
}
