import { isDeepStrictEqual } from 'node:util';
import {
  type Check,
  type Fields,
  fieldOf,
  type JsonObject,
  type Rule,
  shape,
  text,
} from './checks.ts';
import { linkUrl } from './composition-objects.ts';
import { anyText, plainText } from './text-objects.ts';

// https://docs.slack.dev/reference/block-kit/composition-objects/option-object
const LABEL_MAX = 75;
const value = text({ max: 150 });

/** An option of a select menu: plain text only. */
export const menuOption: Check = option(plainText(LABEL_MAX));

/** An option of checkboxes or radio buttons: plain text or mrkdwn. */
export const tickOption: Check = option(anyText(LABEL_MAX));

/** An option of an overflow menu: plain text, and it may open an address. */
export const overflowOption: Check = option(plainText(LABEL_MAX), { url: linkUrl });

function option(label: Check, more: Fields = {}): Check {
  return shape({ text: label, value }, { description: label, ...more });
}

/** Rule: the option in this field is exactly one of the element's own options. */
export function initialOptionIsListed(field: string): Rule {
  return (element, path, context) => {
    const chosen = fieldOf(element, field);
    if (chosen !== undefined && !isListed(chosen, element)) {
      context.report(`${path}/${field}`, 'must be one of the provided options');
    }
  };
}

/** Rule: every option in this field is exactly one of the element's own options. */
export function initialOptionsAreListed(field: string): Rule {
  return (element, path, context) => {
    const chosen = fieldOf(element, field);
    if (!Array.isArray(chosen)) return;
    chosen.forEach((each: unknown, index) => {
      if (isListed(each, element)) return;
      context.report(`${path}/${field}/${index}`, 'must be one of the provided options');
    });
  };
}

function isListed(chosen: unknown, element: JsonObject): boolean {
  return optionsOf(element).some((each) => isDeepStrictEqual(each, chosen));
}

/** All options of an element, those within option groups included. */
function optionsOf(element: JsonObject): readonly unknown[] {
  const groups = asList(fieldOf(element, 'option_groups'));
  const grouped = groups.flatMap((group) => asList(fieldOf(group, 'options')));
  return [...asList(fieldOf(element, 'options')), ...grouped];
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
