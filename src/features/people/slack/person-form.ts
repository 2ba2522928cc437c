import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import type { DescribedField } from '../../../domain/person.ts';
import { formatDate } from '../../../domain/recurrence.ts';
import {
  choiceField,
  dateField,
  personField,
  ticksField,
  wordsField,
} from '../../../slack/form-fields.ts';
import type { FormValues } from '../../../slack/form-values.ts';
import { drawFields, type FormField, many, modal, one, readFields } from '../../../slack/modal.ts';
import { actions, pressButton } from '../../../slack/pages.ts';
import { escapeMrkdwn, paragraph } from '../../../slack/text.ts';
import type { PersonWords } from '../change-person.ts';
import type { DescribedPerson } from '../describe-people.ts';
import { DESCRIBED_FIELDS, eachOf, PERSON_FIELDS } from '../person-fields.ts';

export const PERSON_PICK_FORM = 'person_pick_form';
export const PERSON_FORM = 'person_form';
/** The value is whom it is about; none where that is still to be said. */
export const PERSON_ERASE = 'person_erase';
/** Whom the form is about, and the page of the list that it lies over. */
export const personPlaceSchema = z.object({ personId: z.string(), page: z.number() });
type PersonPlace = z.output<typeof personPlaceSchema>;

const NONE = 'none';
const MOST_FUNCTIONS = 12;

/** The fields of a person. `functions` are those in use, to write them the same way. */
function fieldsWith(functions: readonly string[]) {
  return {
    ...eachOf(DESCRIBED_FIELDS, (field) => describedField(field, functions)),
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

function describedField(field: DescribedField, functions: readonly string[]): FormField<string> {
  const { label, hint, options } = PERSON_FIELDS[field];
  if (options !== undefined) {
    const all = options.map((value) => ({ value, label: value }));
    return one(choiceField, { label, options: [...all, { value: NONE, label: `no ${field}` }] });
  }
  const help = field === 'function' ? functionsHint(functions) : hint;
  const basics = { label, most: 60, isOptional: true };
  return one(wordsField, { ...basics, ...(help === undefined ? {} : { hint: help }) });
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
        ...eachOf(DESCRIBED_FIELDS, (field) => person[field] ?? (isPicked(field) ? NONE : '')),
        lastDayOff: lastDayOff ?? undefined,
      }),
      ...(lastDayOff === null ? [] : drawFields({ isBack })),
      ...leaveByStatus(described),
      ...drawFields({ roles: may }, { roles }),
      actions(pressButton(PERSON_ERASE, 'Erase all about them …', metadata.personId)),
    ],
  });
}

/** What the form of a person says. */
export function personWordsIn(form: FormValues): PersonWords {
  const { isBack: _, ...always } = fieldsWith([]);
  const { roles, ...words } = readFields(always, form);
  return {
    ...words,
    ...eachOf(DESCRIBED_FIELDS, (field) =>
      isPicked(field) && words[field] === NONE ? '' : words[field],
    ),
    // Asked of those alone whose leave was noted here.
    isBack: form.ifThere.many('isBack').length > 0,
    isAdmin: roles.includes('admin'),
    isExecutive: roles.includes('executive'),
  };
}

function isPicked(field: DescribedField): boolean {
  return PERSON_FIELDS[field].options !== undefined;
}

function leaveByStatus({ lastDayOff, awayUntil }: DescribedPerson): readonly KnownBlock[] {
  if (awayUntil === null || lastDayOff !== null) return [];
  return [paragraph(`Their Slack status says that they are away until ${formatDate(awayUntil)}.`)];
}

function functionsHint(functions: readonly string[]): string | undefined {
  if (functions.length === 0) return undefined;
  const more = functions.length > MOST_FUNCTIONS ? ' …' : '';
  return `In use: ${functions.slice(0, MOST_FUNCTIONS).join(', ')}${more}`;
}
