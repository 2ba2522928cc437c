import {
  type Fields,
  fieldOf,
  listOf,
  type Rule,
  shape,
  text,
  trueOrFalse,
  typed,
  wholeNumber,
} from './checks.ts';
import { confirmDialog, conversationFilter, exactlyOne } from './composition-objects.ts';
import { initialOptionIsListed, initialOptionsAreListed, menuOption } from './option-objects.ts';
import { actionId, placeholder, plainText } from './text-objects.ts';

// https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element and
// https://docs.slack.dev/reference/block-kit/block-elements/multi-select-menu-element
const MENU_MAX = 100;

const common: Fields = {
  action_id: actionId,
  confirm: confirmDialog,
  focus_on_load: trueOrFalse,
  placeholder,
};
const commonOfMulti: Fields = { ...common, max_selected_items: wholeNumber({ min: 1 }) };

const options = listOf(menuOption, { min: 1, max: MENU_MAX });
const optionGroups = listOf(shape({ label: plainText(75), options }), { min: 1, max: MENU_MAX });
const staticOptions: Fields = { options, option_groups: optionGroups };
const queryLength: Fields = { min_query_length: wholeNumber({ min: 0 }) };
const conversationFields: Fields = {
  default_to_current_conversation: trueOrFalse,
  filter: conversationFilter,
};
const ids = listOf(text(), { min: 1 });

/** Menus that take one choice. */
const singleSelects: Fields = {
  static_select: typed(
    {},
    { ...common, ...staticOptions, initial_option: menuOption },
    exactlyOne('options', 'option_groups'),
    initialOptionIsListed('initial_option'),
  ),
  external_select: typed({}, { ...common, ...queryLength, initial_option: menuOption }),
  users_select: typed({}, { ...common, initial_user: text() }),
  conversations_select: typed(
    {},
    {
      ...common,
      ...conversationFields,
      initial_conversation: text(),
      response_url_enabled: trueOrFalse,
    },
    responseUrlNeedsModalInput,
  ),
  channels_select: typed(
    {},
    { ...common, initial_channel: text(), response_url_enabled: trueOrFalse },
    responseUrlNeedsModalInput,
  ),
};

/** Menus that take several choices. */
const multiSelects: Fields = {
  multi_static_select: typed(
    {},
    { ...commonOfMulti, ...staticOptions, initial_options: listOf(menuOption, { min: 1 }) },
    exactlyOne('options', 'option_groups'),
    initialOptionsAreListed('initial_options'),
    atMostSelected('initial_options'),
  ),
  multi_external_select: typed(
    {},
    { ...commonOfMulti, ...queryLength, initial_options: listOf(menuOption, { min: 1 }) },
    atMostSelected('initial_options'),
  ),
  multi_users_select: typed(
    {},
    { ...commonOfMulti, initial_users: ids },
    atMostSelected('initial_users'),
  ),
  multi_conversations_select: typed(
    {},
    { ...commonOfMulti, ...conversationFields, initial_conversations: ids },
    atMostSelected('initial_conversations'),
  ),
  multi_channels_select: typed(
    {},
    { ...commonOfMulti, initial_channels: ids },
    atMostSelected('initial_channels'),
  ),
};

/** Every select menu. */
export const selectElements: Fields = { ...singleSelects, ...multiSelects };

/** Slack only hands out a response_url from a menu inside an input block of a modal. */
function responseUrlNeedsModalInput(...[element, path, context]: Parameters<Rule>): void {
  if (fieldOf(element, 'response_url_enabled') !== true) return;
  if (context.surface === 'modal' && context.within === 'input') return;
  context.report(`${path}/response_url_enabled`, 'is only supported in input blocks of modals');
}

/** No more is chosen at the start than may be chosen at all. */
function atMostSelected(field: string): Rule {
  return (element, path, context) => {
    const max = fieldOf(element, 'max_selected_items');
    const chosen = fieldOf(element, field);
    if (typeof max !== 'number' || max < 1 || !Array.isArray(chosen)) return;
    if (chosen.length > max)
      context.report(`${path}/${field}`, `no more than ${max} items allowed`);
  };
}
