import {
  type Check,
  type Fields,
  fieldOf,
  listOf,
  type Rule,
  text,
  textThat,
  trueOrFalse,
  typed,
  wholeNumber,
} from './checks.ts';
import { dispatchActionConfig } from './composition-objects.ts';
import { richTextBlock } from './rich-text.ts';
import { actionId, placeholder } from './text-objects.ts';

const TEXT_MAX = 3000;

const common: Fields = {
  action_id: actionId,
  dispatch_action_config: dispatchActionConfig,
  focus_on_load: trueOrFalse,
  placeholder,
};
const initialValue = text({ min: 0, max: TEXT_MAX });
const amount: Check = textThat(
  (value) => /^-?\d+(\.\d+)?$/.test(value),
  'must be a number written as a string',
);

/** Fields that a person types into, and the file field. They only stand in input blocks. */
export const inputElements: Fields = {
  plain_text_input: typed(
    {},
    {
      ...common,
      initial_value: initialValue,
      multiline: trueOrFalse,
      min_length: wholeNumber({ min: 0, max: TEXT_MAX }),
      max_length: wholeNumber({ min: 1, max: TEXT_MAX }),
    },
    minNotAboveMax('min_length', 'max_length'),
    initialTextFits,
  ),
  number_input: typed(
    { is_decimal_allowed: trueOrFalse },
    { ...common, initial_value: amount, min_value: amount, max_value: amount },
    minNotAboveMax('min_value', 'max_value'),
    wholeUnlessDecimal,
    initialNumberFits,
  ),
  email_text_input: typed({}, { ...common, initial_value: initialValue }),
  url_text_input: typed({}, { ...common, initial_value: initialValue }),
  rich_text_input: typed(
    { action_id: actionId },
    {
      ...common,
      initial_value: richTextBlock,
      min_lines: wholeNumber({ min: 1, max: 100 }),
      max_lines: wholeNumber({ min: 1, max: 100 }),
    },
    minNotAboveMax('min_lines', 'max_lines'),
  ),
  file_input: typed(
    {},
    {
      action_id: actionId,
      filetypes: listOf(text(), { min: 1 }),
      max_files: wholeNumber({ min: 1, max: 10 }),
    },
  ),
};

/** A number, or a number written as a string as number_input wants it. */
function amountOf(element: unknown, field: string): number | undefined {
  const value = fieldOf(element, field);
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || value === '') return undefined;
  return Number.isFinite(Number(value)) ? Number(value) : undefined;
}

function minNotAboveMax(minField: string, maxField: string): Rule {
  return (element, path, context) => {
    const min = amountOf(element, minField);
    const max = amountOf(element, maxField);
    if (min === undefined || max === undefined || min <= max) return;
    context.report(`${path}/${minField}`, `must not be greater than ${maxField}`);
  };
}

function initialTextFits(...[element, path, context]: Parameters<Rule>): void {
  const value = fieldOf(element, 'initial_value');
  const max = amountOf(element, 'max_length') ?? TEXT_MAX;
  if (typeof value === 'string' && value.length > max && value.length <= TEXT_MAX) {
    context.report(`${path}/initial_value`, `must be less than ${max + 1} characters`);
  }
}

function initialNumberFits(...[element, path, context]: Parameters<Rule>): void {
  const value = amountOf(element, 'initial_value');
  if (value === undefined) return;
  const min = amountOf(element, 'min_value') ?? Number.NEGATIVE_INFINITY;
  const max = amountOf(element, 'max_value') ?? Number.POSITIVE_INFINITY;
  if (value < min || value > max) {
    context.report(`${path}/initial_value`, 'must be between min_value and max_value');
  }
}

function wholeUnlessDecimal(...[element, path, context]: Parameters<Rule>): void {
  if (fieldOf(element, 'is_decimal_allowed') !== false) return;
  for (const field of ['initial_value', 'min_value', 'max_value']) {
    const value = amountOf(element, field);
    if (value !== undefined && !Number.isInteger(value)) {
      context.report(`${path}/${field}`, 'must be a whole number');
    }
  }
}
