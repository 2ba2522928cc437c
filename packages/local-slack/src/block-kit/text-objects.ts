import { byType, type Check, oneOf, text, trueOrFalse, typed } from './checks.ts';

/** Fields of a plain_text object whose text has at most `max` characters. */
function plain(max: number): Check {
  return typed({ text: text({ max }) }, { emoji: trueOrFalse });
}

/** Fields of a mrkdwn object whose text has at most `max` characters. */
function mrkdwn(max: number): Check {
  return typed({ text: text({ max }) }, { verbatim: trueOrFalse });
}

/** A plain_text object. https://docs.slack.dev/reference/block-kit/composition-objects/text-object */
export function plainText(max: number): Check {
  return byType({ plain_text: plain(max) });
}

/** A plain_text or mrkdwn object of at most `max` characters. */
export function anyText(max: number): Check {
  return byType(anyTextTypes(max));
}

/** Both text objects by their type, to be mixed with other types (as in a context block). */
export function anyTextTypes(max: number): Readonly<Record<string, Check>> {
  return { plain_text: plain(max), mrkdwn: mrkdwn(max) };
}

/** The grey words in an empty field: plain_text, 150 characters. */
export const placeholder: Check = plainText(150);

/** Button and confirmation colours. */
export const colour: Check = oneOf('primary', 'danger');

/** Identifies a block within its message or view. */
export const blockId: Check = text({ max: 255 });

/** Identifies an element within its block. */
export const actionId: Check = text({ max: 255 });
