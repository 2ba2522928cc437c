import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { LEVELS } from '../../../domain/person.ts';
import { formatDate } from '../../../domain/recurrence.ts';
import {
  choiceField,
  dateField,
  personField,
  ticksField,
  wordsField,
} from '../../../slack/form-fields.ts';
import type { FormValues } from '../../../slack/form-values.ts';
import { drawFields, many, modal, one, readFields } from '../../../slack/modal.ts';
import { escapeMrkdwn, paragraph } from '../../../slack/text.ts';
import type { PersonWords } from '../change-person.ts';
import type { DescribedPerson } from '../describe-people.ts';

export const PERSON_PICK_FORM = 'person_pick_form';
export const PERSON_FORM = 'person_form';
/** Whom the form is about, and the page of the list that it lies over. */
export const personPlaceSchema = z.object({ personId: z.string(), page: z.number() });
type PersonPlace = z.output<typeof personPlaceSchema>;

const NO_LEVEL = 'none';
const MOST_FUNCTIONS = 12;

/** The fields of a person. `functions` are those in use, to write them the same way. */
function fieldsWith(functions: readonly string[]) {
  return {
    function: one(wordsField, {
      label: 'Function',
      most: 60,
      isOptional: true,
      ...functionsHint(functions),
    }),
    level: one(choiceField, {
      label: 'Level',
      options: [
        ...LEVELS.map((level) => ({ value: level, label: level })),
        { value: NO_LEVEL, label: 'no level' },
      ],
    }),
    region: one(wordsField, {
      label: 'Public holidays of',
      hint: 'A country or a part of one, such as DE, DE-BY or Germany. Empty: as in the settings.',
      most: 60,
      isOptional: true,
    }),
    lastDayOff: one(dateField, {
      label: 'Last day of leave',
      hint: 'Until the end of this day, by their own clock, they are not asked.',
      isOptional: true,
    }),
    isBack: many(ticksField, {
      label: 'Back already?',
      options: [{ value: 'yes', label: 'They are back: forget this leave' }],
      isOptional: true,
    }),
    roles: many(ticksField, {
      label: 'May here',
      options: [
        { value: 'admin', label: 'set up and change everything (admin)' },
        { value: 'executive', label: 'see the reports (executive)' },
      ],
      isOptional: true,
    }),
  };
}

/** The form that asks whom to edit. */
export function personPickForm(metadata: string): ModalView {
  return modal({
    callbackId: PERSON_PICK_FORM,
    title: 'Edit somebody',
    submit: 'Next',
    metadata,
    blocks: [personField({ name: 'person', label: 'Whom?' })],
  });
}

/** The form of one person. `functions` are those in use. */
export function personForm(
  described: DescribedPerson,
  functions: readonly string[],
  metadata: PersonPlace,
): ModalView {
  const { person, roles, lastDayOff } = described;
  const { isBack, roles: may, ...fields } = fieldsWith(functions);
  return modal({
    callbackId: PERSON_FORM,
    title: 'Edit a person',
    submit: 'Save',
    metadata,
    blocks: [
      paragraph(`*${escapeMrkdwn(person.name)}*`),
      ...drawFields(fields, {
        function: person.function ?? '',
        level: person.level ?? NO_LEVEL,
        region: person.region ?? '',
        lastDayOff: lastDayOff ?? undefined,
      }),
      ...(lastDayOff === null ? [] : drawFields({ isBack })),
      ...leaveByStatus(described),
      ...drawFields({ roles: may }, { roles }),
    ],
  });
}

/** What the form of a person says. */
export function personWordsIn(form: FormValues): PersonWords {
  const { isBack, roles, ...words } = readFields(fieldsWith([]), form);
  return {
    ...words,
    function: words.function.replace(/\s+/g, ' '),
    isBack: isBack.length > 0,
    isAdmin: roles.includes('admin'),
    isExecutive: roles.includes('executive'),
  };
}

function leaveByStatus({ lastDayOff, awayUntil }: DescribedPerson): readonly KnownBlock[] {
  if (awayUntil === null || lastDayOff !== null) return [];
  return [paragraph(`Their Slack status says that they are away until ${formatDate(awayUntil)}.`)];
}

function functionsHint(functions: readonly string[]): { readonly hint?: string } {
  if (functions.length === 0) return {};
  const more = functions.length > MOST_FUNCTIONS ? ' …' : '';
  return { hint: `In use: ${functions.slice(0, MOST_FUNCTIONS).join(', ')}${more}` };
}
