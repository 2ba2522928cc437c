import { fieldOf } from '../../src/block-kit/checks.ts';
import { stringAt } from '../../src/block-kit/read-values.ts';
import type { JsonObject } from '../../src/json.ts';
import type { StateValues } from '../../src/state/message.ts';
import { asText, type Entered, enteredIn } from './blocks/surface.ts';

/** What Slack's own form says before it sends anything, by block_id. */
export function fieldErrors(
  blocks: readonly JsonObject[],
  state: StateValues,
  entered: Readonly<Record<string, Entered>>,
): Readonly<Record<string, string>> {
  const errors: Record<string, string> = {};
  for (const block of blocks) {
    if (stringAt(block, 'type') !== 'input') continue;
    const element = fieldOf(block, 'element');
    const [blockId, actionId] = [stringAt(block, 'block_id'), stringAt(element, 'action_id')];
    const name = `${blockId}/${actionId}`;
    const value =
      name in entered ? (entered[name] ?? null) : enteredIn(state[blockId]?.[actionId] ?? {});
    const error = isEmpty(value)
      ? fieldOf(block, 'optional') === true
        ? undefined
        : 'Please complete this required field.'
      : wrongIn(element, asText(value));
    if (error !== undefined) errors[blockId] = error;
  }
  return errors;
}

function isEmpty(value: Entered): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function wrongIn(element: unknown, text: string): string | undefined {
  const least = fieldOf(element, 'min_length');
  if (typeof least === 'number' && text.length < least)
    return `Please write at least ${least} characters.`;
  switch (stringAt(element, 'type')) {
    case 'email_text_input':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)
        ? undefined
        : 'Please enter a valid email address.';
    case 'url_text_input':
      return URL.canParse(text) ? undefined : 'Please enter a valid URL.';
    case 'number_input':
      return wrongNumber(element, text);
    default:
      return undefined;
  }
}

function wrongNumber(element: unknown, text: string): string | undefined {
  const isDecimal = fieldOf(element, 'is_decimal_allowed') === true;
  if (!(isDecimal ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/).test(text))
    return isDecimal ? 'Please enter a number.' : 'Please enter a whole number.';
  const [least, most] = ['min_value', 'max_value'].map((key) => stringAt(element, key));
  if (least && Number(text) < Number(least)) return `Please enter ${least} or more.`;
  if (most && Number(text) > Number(most)) return `Please enter ${most} or less.`;
  return undefined;
}
