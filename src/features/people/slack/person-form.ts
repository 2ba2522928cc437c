import type { KnownBlock, ModalView } from '@slack/types';
import { LEVELS } from '../../../domain/person.ts';
import { dateInWords } from '../../../domain/recurrence.ts';
import {
  choiceField,
  dateField,
  personField,
  plainText,
  ticksField,
  wordsField,
} from '../../../slack/form-fields.ts';
import { escapeMrkdwn, paragraph } from '../../../slack/text.ts';
import type { DescribedPerson } from '../person-desk.ts';

export const PERSON_PICK_FORM = 'person_pick_form';
export const PERSON_FORM = 'person_form';
const NO_LEVEL = 'none';
const MOST_FUNCTIONS = 12;

/** The form that asks whom to edit. */
export function personPickForm(metadata: string): ModalView {
  return {
    type: 'modal',
    callback_id: PERSON_PICK_FORM,
    title: plainText('Edit somebody'),
    submit: plainText('Next'),
    close: plainText('Cancel'),
    private_metadata: metadata,
    blocks: [personField({ name: 'person', label: 'Whom?' })],
  };
}

/** The form of one person. `functions` are those in use, to write them the same way. */
export function personForm(
  described: DescribedPerson,
  functions: readonly string[],
  metadata: string,
): ModalView {
  const { person, roles } = described;
  return {
    type: 'modal',
    callback_id: PERSON_FORM,
    title: plainText('Edit a person'),
    submit: plainText('Save'),
    close: plainText('Cancel'),
    private_metadata: metadata,
    blocks: [
      paragraph(`*${escapeMrkdwn(person.name)}*`),
      wordsField({
        name: 'function',
        label: 'Function',
        value: person.function ?? '',
        most: 60,
        isOptional: true,
        ...functionsHint(functions),
      }),
      choiceField({
        name: 'level',
        label: 'Level',
        options: [
          ...LEVELS.map((level) => ({ value: level, label: level })),
          { value: NO_LEVEL, label: 'no level' },
        ],
        value: person.level ?? NO_LEVEL,
      }),
      wordsField({
        name: 'region',
        label: 'Public holidays of',
        hint: 'A country or a part of one, such as DE, DE-BY or Germany. Empty: as in the settings.',
        value: person.region ?? '',
        most: 60,
        isOptional: true,
      }),
      ...leaveFields(described),
      ticksField({
        name: 'roles',
        label: 'May here',
        options: [
          { value: 'admin', label: 'set up and change everything (admin)' },
          { value: 'executive', label: 'see the reports (executive)' },
        ],
        values: roles,
        isOptional: true,
      }),
    ],
  };
}

function leaveFields({ lastDayOff, awayUntil }: DescribedPerson): readonly KnownBlock[] {
  const isByStatus = awayUntil !== null && lastDayOff === null;
  return [
    dateField({
      name: 'lastDayOff',
      label: 'Last day of leave',
      hint: 'Until the end of this day, by their own clock, they are not asked.',
      isOptional: true,
      ...(lastDayOff === null ? {} : { value: lastDayOff }),
    }),
    ...(lastDayOff === null
      ? []
      : [
          ticksField({
            name: 'isBack',
            label: 'Back already?',
            options: [{ value: 'yes', label: 'They are back: forget this leave' }],
            isOptional: true,
          }),
        ]),
    ...(isByStatus
      ? [paragraph(`Their Slack status says that they are away until ${dateInWords(awayUntil)}.`)]
      : []),
  ];
}

function functionsHint(functions: readonly string[]): { readonly hint?: string } {
  if (functions.length === 0) return {};
  const more = functions.length > MOST_FUNCTIONS ? ' …' : '';
  return { hint: `In use: ${functions.slice(0, MOST_FUNCTIONS).join(', ')}${more}` };
}
