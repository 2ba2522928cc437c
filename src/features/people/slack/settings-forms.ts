import type { ModalView } from '@slack/types';
import { WEEKDAYS } from '../../../domain/recurrence.ts';
import type { Disclosure, Settings } from '../../../domain/settings.ts';
import { choicesField, radioField, timeField, wordsField } from '../../../slack/form-fields.ts';
import { drawFields, many, modal, one } from '../../../slack/modal.ts';
import { paragraph } from '../../../slack/text.ts';
import { PROFILE_FIELDS, PROFILE_SOURCES } from '../person-fields.ts';
import { formatWorkTimes } from '../settings.ts';

export const WORK_TIMES_FORM = 'settings_work_times_form';
export const VISIBILITY_FORM = 'settings_visibility_form';
export const KEEPING_FORM = 'settings_keeping_form';
export const PROFILE_FIELDS_FORM = 'settings_profile_fields_form';

/** What each way to disclose answers means. */
export const DISCLOSURE: Readonly<Record<Disclosure, string>> = {
  named: 'Names: executives see who wrote what',
  function: 'Functions: executives see quotes with the function, never the name',
  anonymous: 'Nobody: executives see counts, and quotes only of who agreed',
};

const daysField = (label: string, hint: string) =>
  one(wordsField, { label, hint, isLong: true, isOptional: true });

/** Working hours and days off. */
export const WORK_TIMES_FIELDS = {
  from: one(timeField, { label: 'Nobody is written to before' }),
  to: one(timeField, { label: 'and not after' }),
  region: one(wordsField, {
    label: 'Public holidays of',
    hint: 'A country or a part of one, such as DE, DE-BY or Germany. People can have a region of their own. Empty: none.',
    most: 60,
    isOptional: true,
  }),
  weekend: many(choicesField, {
    label: 'Weekend',
    hint: 'Empty: as is usual in the region.',
    options: WEEKDAYS.map((label, index) => ({ value: String(index + 1), label })),
    isOptional: true,
  }),
  quietDays: daysField(
    'Quiet days',
    'Nobody is asked on these. One span a line, such as: 2026-12-24 to 2027-01-01 Company holidays',
  ),
  extraHolidays: daysField(
    'More public holidays',
    'Those that the calendar lacks. One date a line, such as: 2026-12-24',
  ),
  noHolidays: daysField(
    'Public holidays on which you work',
    'One date a line, such as: 2026-10-03',
  ),
};

/** Who sees what. */
export const VISIBILITY_FIELDS = {
  disclosure: one(radioField, {
    label: 'Whose answers do executives see?',
    hint: 'Each question tells people who will see their answer. Open rounds keep what people were told.',
    options: Object.entries(DISCLOSURE).map(([value, label]) => ({ value, label })),
  }),
  smallestGroup: one(wordsField, {
    label: 'Smallest group',
    hint: 'Below so many people, nothing is shown by function or level. At least 2.',
    most: 4,
  }),
};

/** How long things are kept. */
export const KEEPING_FIELDS = {
  keepMonths: one(wordsField, {
    label: 'Keep rounds for so many months',
    hint: 'Counted from their end. Then answers, readings, flags and reports of a round go for good.',
    most: 3,
  }),
};

/** The form of how long things are kept. */
export function keepingForm({ keepMonths }: Settings): ModalView {
  return modal({
    callbackId: KEEPING_FORM,
    title: 'How long to keep',
    submit: 'Save',
    blocks: drawFields(KEEPING_FIELDS, { keepMonths: String(keepMonths) }),
  });
}

/** The form of working hours and days off. */
export function workTimesForm(settings: Settings): ModalView {
  return modal({
    callbackId: WORK_TIMES_FORM,
    title: 'Hours and days',
    submit: 'Save',
    blocks: drawFields(WORK_TIMES_FIELDS, formatWorkTimes(settings)),
  });
}

/** The form of who sees what. */
export function visibilityForm({ disclosure, smallestGroup }: Settings): ModalView {
  return modal({
    callbackId: VISIBILITY_FORM,
    title: 'Who sees what',
    submit: 'Save',
    blocks: drawFields(VISIBILITY_FIELDS, { disclosure, smallestGroup: String(smallestGroup) }),
  });
}

/** The form that says which fields of a Slack profile hold function and level. */
export function profileFieldsForm({ profileFields }: Settings): ModalView {
  return modal({
    callbackId: PROFILE_FIELDS_FORM,
    title: 'Slack profiles',
    submit: 'Save and read them',
    blocks: [
      paragraph(
        'If your workspace keeps function or level in Slack profiles, name the fields here. What stands in a profile then wins over what is written here; an empty field changes nothing. Slack lets me read about a hundred profiles a minute.',
      ),
      ...PROFILE_FIELDS.map((field) => {
        const { input: name, label, hint } = PROFILE_SOURCES[field];
        const value = profileFields[field] ?? '';
        return wordsField({ name, label, hint, value, most: 100, isOptional: true });
      }),
    ],
  });
}
