import type { Datepicker, FileInput, InputBlock, KnownBlock } from '@slack/types';
import { shorten } from '../domain/words.ts';
import { type Option, plainText, toOption } from './text.ts';

/** What every field has: its name (block and action id), what stands above it, and a word of help. */
type FieldBasics = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly isOptional?: boolean;
};

/** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
const MOST_OPTIONS = 100;
const LONGEST_VALUE = 150;

type Element = InputBlock['element'];

function field(
  { name, label, hint, isOptional = false }: FieldBasics,
  element: Element,
): InputBlock {
  return {
    type: 'input',
    block_id: name,
    label: plainText(shorten(label, 2000)),
    optional: isOptional,
    ...(hint === undefined ? {} : { hint: plainText(shorten(hint, 2000)) }),
    element: { ...element, action_id: name } as Element,
  };
}

/** A field for words; `most` letters at most, of which Slack allows 3,000. */
export function wordsField(
  basics: FieldBasics & {
    readonly value?: string;
    readonly most?: number;
    readonly isLong?: boolean;
    readonly placeholder?: string;
  },
): KnownBlock {
  const { value = '', most = 3000, isLong = false, placeholder } = basics;
  return field(basics, {
    type: 'plain_text_input',
    multiline: isLong,
    max_length: most,
    ...(value === '' ? {} : { initial_value: value.slice(0, most) }),
    ...(placeholder === undefined ? {} : { placeholder: plainText(shorten(placeholder, 150)) }),
  });
}

type OneOf = FieldBasics & { readonly options: readonly Option[]; readonly value?: string };

type SeveralOf = FieldBasics & {
  readonly options: readonly Option[];
  readonly values?: readonly string[];
};

/** A field to pick one of a list of at most 100. */
export function choiceField(basics: OneOf): KnownBlock {
  return field(basics, { type: 'static_select', ...oneOf(basics) });
}

/** A field to pick several of a list of at most 100. */
export function choicesField(basics: SeveralOf): KnownBlock {
  return field(basics, { type: 'multi_static_select', ...severalOf(basics) });
}

/** A field with a few choices that all show at once. */
export function radioField(basics: OneOf): KnownBlock {
  return field(basics, { type: 'radio_buttons', ...oneOf(basics) });
}

/** A field to tick any of up to ten choices, which all show at once. */
export function ticksField(basics: SeveralOf): KnownBlock {
  return field(basics, { type: 'checkboxes', ...severalOf(basics) });
}

function oneOf(basics: OneOf) {
  const options = basics.options.map(toOption);
  const initial = options.find(({ value }) => value === basics.value);
  return { options, ...(initial === undefined ? {} : { initial_option: initial }) };
}

function severalOf(basics: SeveralOf) {
  const options = basics.options.map(toOption);
  const initial = options.filter(({ value }) => basics.values?.includes(value ?? ''));
  return { options, ...(initial.length === 0 ? {} : { initial_options: initial }) };
}

/** A field to pick one person of the workspace. */
export function personField(basics: FieldBasics & { readonly value?: string }): KnownBlock {
  const { value = '' } = basics;
  return field(basics, {
    type: 'users_select',
    ...(value === '' ? {} : { initial_user: value }),
  });
}

/** A field to pick people of the workspace. */
export function peopleField(
  basics: FieldBasics & { readonly values?: readonly string[] },
): KnownBlock {
  const { values = [] } = basics;
  return field(basics, {
    type: 'multi_users_select',
    ...(values.length === 0 ? {} : { initial_users: [...values] }),
  });
}

/** A field to pick channels of the workspace; private ones too where `withPrivate`. */
export function channelsField(
  basics: FieldBasics & { readonly values?: readonly string[]; readonly most?: number },
): KnownBlock {
  const { values = [], most } = basics;
  return field(basics, {
    type: 'multi_conversations_select',
    filter: { include: ['public', 'private'], exclude_bot_users: true },
    ...(most === undefined ? {} : { max_selected_items: most }),
    ...(values.length === 0 ? {} : { initial_conversations: [...values] }),
  });
}

/** A field for a date, "2026-12-01". */
export function dateField(basics: FieldBasics & { readonly value?: string }): KnownBlock {
  const element: Datepicker = { type: 'datepicker' };
  return field(basics, {
    ...element,
    ...(basics.value === undefined ? {} : { initial_date: basics.value }),
  });
}

/** A field for a time of day, "09:00". */
export function timeField(basics: FieldBasics & { readonly value?: string }): KnownBlock {
  return field(basics, {
    type: 'timepicker',
    ...(basics.value === undefined ? {} : { initial_time: basics.value }),
  });
}

/** A field for one file of the given kinds ("csv", "yaml"). */
export function fileField(basics: FieldBasics & { readonly kinds: readonly string[] }): KnownBlock {
  const element: FileInput = { type: 'file_input', filetypes: [...basics.kinds], max_files: 1 };
  return field(basics, element);
}

/** As many options as Slack takes; where there are more, what was picked stays. */
export function fitOptions(
  options: readonly Option[],
  picked: readonly string[],
): readonly Option[] {
  const possible = options.filter(({ value }) => value.length <= LONGEST_VALUE);
  if (possible.length <= MOST_OPTIONS) return possible;
  const isPicked = ({ value }: Option) => picked.includes(value);
  const others = possible.filter((option) => !isPicked(option));
  return [...possible.filter(isPicked), ...others].slice(0, MOST_OPTIONS);
}
