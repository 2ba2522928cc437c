import { readMessage, readView } from './read-blocks.ts';
import type { Names } from './render-model.ts';
import { writeText, writeViewText } from './write-text.ts';

/**
 * What a person reads in a message, as plain text: buttons as [Label], quotes after "> ", tables as
 * aligned columns, pictures as (picture: alt text). Without blocks it is the message's own text
 * (mrkdwn). `names` turns ids of people, channels and groups into names. Never throws.
 */
export function renderBlocksAsText(
  blocks: readonly unknown[],
  fallbackText = '',
  names?: Names,
): string {
  return writeText(readMessage(blocks, fallbackText, names));
}

/**
 * What a person reads in a modal or Home tab, as plain text: the title, the blocks, fields to fill
 * in as "Label: ____", and the buttons below. Never throws.
 */
export function renderViewAsText(view: unknown, names?: Names): string {
  return writeViewText(readView(view, names));
}
