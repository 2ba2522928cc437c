import type { ModalView } from '@slack/types';
import { type AudienceDefinition, isStandIn, LEVELS } from '../../../domain/person.ts';
import {
  channelsField,
  choicesField,
  peopleField,
  ticksField,
  wordsField,
} from '../../../slack/form-fields.ts';
import { modal } from '../../../slack/modal.ts';
import { escapeMrkdwn, type Option, paragraph } from '../../../slack/text.ts';
import type { AudienceChoices } from '../audiences.ts';

export const AUDIENCE_FORM = 'audience_form';
const MOST_OPTIONS = 100;

/** The form of a new audience (`id` null) or one that there is. `metadata` says where it belongs. */
export function audienceForm(
  id: string | null,
  definition: AudienceDefinition,
  choices: AudienceChoices,
  metadata: { readonly id: string | null; readonly page: number },
): ModalView {
  return modal({
    callbackId: AUDIENCE_FORM,
    title: id === null ? 'New audience' : 'Edit audience',
    submit: 'Save',
    metadata,
    blocks: [
      id === null
        ? wordsField({ name: 'name', label: 'Name', most: 60, placeholder: 'Sales leaders' })
        : paragraph(`*${escapeMrkdwn(id)}*`),
      ...sourceFields(definition, choices),
      ...narrowingFields(definition, choices),
      peopleField({
        name: 'except',
        label: 'But not',
        values: definition.except,
        isOptional: true,
      }),
    ],
  });
}

function sourceFields(
  { people, userGroups, channels }: AudienceDefinition,
  choices: AudienceChoices,
) {
  const groups = choices.userGroups.map(({ id, name, handle }) => ({
    value: id,
    label: `${name} (@${handle})`,
  }));
  return [
    peopleField({
      name: 'people',
      label: 'People',
      values: people.filter((id) => !isStandIn(id)),
      isOptional: true,
    }),
    ...optionalChoices('userGroups', 'User groups', groups, userGroups),
    channelsField({
      name: 'channels',
      label: 'Everybody in these channels',
      hint: 'For a private channel, invite me there first.',
      values: channels,
      isOptional: true,
    }),
  ];
}

function narrowingFields({ functions, levels }: AudienceDefinition, choices: AudienceChoices) {
  const known = choices.functions.map((name) => ({ value: name, label: name }));
  return [
    ...optionalChoices('functions', 'Only these functions', known, functions),
    ticksField({
      name: 'levels',
      label: 'Only these levels',
      hint: 'If you pick nobody above, everybody of these functions and levels is asked.',
      options: LEVELS.map((level) => ({ value: level, label: level })),
      values: levels,
      isOptional: true,
    }),
  ];
}

/** Slack takes no empty list, and at most a hundred; what was picked before is always among them. */
function optionalChoices(
  name: string,
  label: string,
  known: readonly Option[],
  picked: readonly string[],
) {
  const values = new Set(known.map(({ value }) => value));
  const gone = picked
    .filter((value) => !values.has(value))
    .map((value) => ({ value, label: `${value} (no longer there)` }));
  const isPicked = ({ value }: Option) => picked.includes(value);
  const all = [...known.filter(isPicked), ...gone, ...known.filter((each) => !isPicked(each))];
  const options = all.slice(0, MOST_OPTIONS);
  return options.length === 0
    ? []
    : [choicesField({ name, label, options, values: picked, isOptional: true })];
}
