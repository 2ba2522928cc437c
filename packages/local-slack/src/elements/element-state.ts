import { type JsonObject, listAt, textAt } from '../json.ts';
import { offeredOption } from './offered-options.ts';

/** What a person puts into an element: a text, an option's value, a date, an id, or several. */
export type ElementInput = string | readonly string[] | null;

type Field = {
  readonly name: string;
  readonly many: boolean;
  readonly from: 'text' | 'option' | 'rich';
};

/** Where each kind of element keeps its value in `state.values`, from Slack's view payloads. */
const fields: Readonly<Record<string, Field>> = {
  plain_text_input: { name: 'value', many: false, from: 'text' },
  email_text_input: { name: 'value', many: false, from: 'text' },
  url_text_input: { name: 'value', many: false, from: 'text' },
  number_input: { name: 'value', many: false, from: 'text' },
  rich_text_input: { name: 'rich_text_value', many: false, from: 'rich' },
  static_select: { name: 'selected_option', many: false, from: 'option' },
  external_select: { name: 'selected_option', many: false, from: 'option' },
  radio_buttons: { name: 'selected_option', many: false, from: 'option' },
  multi_static_select: { name: 'selected_options', many: true, from: 'option' },
  multi_external_select: { name: 'selected_options', many: true, from: 'option' },
  checkboxes: { name: 'selected_options', many: true, from: 'option' },
  users_select: { name: 'selected_user', many: false, from: 'text' },
  multi_users_select: { name: 'selected_users', many: true, from: 'text' },
  conversations_select: { name: 'selected_conversation', many: false, from: 'text' },
  multi_conversations_select: { name: 'selected_conversations', many: true, from: 'text' },
  channels_select: { name: 'selected_channel', many: false, from: 'text' },
  multi_channels_select: { name: 'selected_channels', many: true, from: 'text' },
  datepicker: { name: 'selected_date', many: false, from: 'text' },
  timepicker: { name: 'selected_time', many: false, from: 'text' },
  datetimepicker: { name: 'selected_date_time', many: false, from: 'text' },
};

/** What an untouched element holds; undefined for buttons and the like, which hold nothing. */
export function initialState(element: JsonObject): JsonObject | undefined {
  const type = textAt(element, 'type') ?? '';
  if (type === 'file_input') return { type, files: [] };
  const field = fields[type];
  if (!field) return undefined;
  const initialName =
    field.from === 'rich' ? 'initial_value' : field.name.replace('selected_', 'initial_');
  const initial = field.name === 'value' ? element['initial_value'] : element[initialName];
  return { type, [field.name]: initial ?? (field.many ? [] : null) };
}

/** What an element holds after a person set it. Throws, for the script's author, when a person could not have. */
export function enteredState(element: JsonObject, input: ElementInput): JsonObject {
  const type = textAt(element, 'type') ?? '';
  const field = fields[type];
  if (!field) throw new Error(`a ${type} takes no input`);
  const values = input === null ? [] : typeof input === 'string' ? [input] : [...input];
  if (!field.many && values.length > 1)
    throw new Error(`a ${type} takes one value, not ${values.length}`);
  checkLength(element, values);
  const entered = values.map((value) => enter(element, field, value));
  return { type, [field.name]: field.many ? entered : (entered[0] ?? null) };
}

/** True when an element of an input block still misses its value. */
export function isEmptyState(state: JsonObject | undefined): boolean {
  const { type: _type, ...rest } = state ?? {};
  return Object.values(rest).every(
    (value) => value === null || value === '' || (Array.isArray(value) && value.length === 0),
  );
}

/** The option of an element with this value. Throws when there is none. */
export function optionOf(element: JsonObject, value: string): JsonObject {
  const options = [
    ...listAt(element, 'options'),
    ...listAt(element, 'option_groups').flatMap((group) => listAt(group, 'options')),
  ];
  const option = options.find((each) => each['value'] === value);
  if (option) return option;
  if (textAt(element, 'type')?.includes('external'))
    return (
      offeredOption(element, value) ?? {
        text: { type: 'plain_text', text: value, emoji: true },
        value,
      }
    );
  const known = options.map((each) => String(each['value'])).join(', ');
  throw new Error(`no option with the value "${value}"; there are: ${known}`);
}

function enter(element: JsonObject, field: Field, value: string): unknown {
  if (field.from === 'option') return optionOf(element, value);
  if (field.name === 'selected_date_time') return Number(value);
  if (field.from === 'text') return value;
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: value }] }],
  };
}

function checkLength(element: JsonObject, values: readonly string[]): void {
  const [min, max] = [element['min_length'], element['max_length']];
  for (const value of values) {
    if (typeof max === 'number' && value.length > max)
      throw new Error(`Slack takes at most ${max} characters here, not ${value.length}`);
    if (typeof min === 'number' && value.length < min)
      throw new Error(`Slack asks for at least ${min} characters here, not ${value.length}`);
  }
  const most = element['max_selected_items'];
  if (typeof most === 'number' && values.length > most)
    throw new Error(`Slack takes at most ${most} choices here, not ${values.length}`);
}
