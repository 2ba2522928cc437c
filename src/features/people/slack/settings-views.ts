import type { KnownBlock, ModalView } from '@slack/types';
import { dateInWords, type LocalDate, WEEKDAYS, type Weekday } from '../../../domain/recurrence.ts';
import type { Disclosure, QuietDays, Settings } from '../../../domain/settings.ts';
import { counted, listInWords } from '../../../domain/words.ts';
import {
  choicesField,
  plainText,
  radioField,
  timeField,
  wordsField,
} from '../../../slack/form-fields.ts';
import { hubPage } from '../../../slack/hub-view.ts';
import { pressButton } from '../../../slack/pages.ts';
import { escapeMrkdwn, paragraph } from '../../../slack/text.ts';
import { formatWorkTimes } from '../parse-settings.ts';
import type { DescribedSettings } from '../settings-desk.ts';

export const WORK_TIMES_EDIT = 'settings_work_times';
export const VISIBILITY_EDIT = 'settings_visibility';
export const PROFILE_FIELDS_EDIT = 'settings_profile_fields';
export const WORK_TIMES_FORM = 'settings_work_times_form';
export const VISIBILITY_FORM = 'settings_visibility_form';

const MOST_DAYS = 12;

const DISCLOSURE: Readonly<Record<Disclosure, string>> = {
  named: 'Names: executives see who wrote what',
  function: 'Functions: executives see quotes with the function, never the name',
  anonymous: 'Nobody: executives see counts, and quotes only of who agreed',
};

/** The settings in words. `note` (mrkdwn) says what has just happened. */
export function settingsPage(described: DescribedSettings, note = ''): ModalView {
  return hubPage('settings', 'Settings', [
    ...(note === '' ? [] : [paragraph(note), { type: 'divider' as const }]),
    paragraph(`*When people are asked*\n${workTimesInWords(described).join('\n')}`),
    {
      type: 'actions',
      elements: [pressButton(WORK_TIMES_EDIT, 'Change hours and days', '')],
    },
    { type: 'divider' },
    paragraph(`*Who sees what*\n${visibilityInWords(described.settings).join('\n')}`),
    {
      type: 'actions',
      elements: [pressButton(VISIBILITY_EDIT, 'Change who sees what', '')],
    },
    { type: 'divider' },
    paragraph(`*Function and level*\n${profileFieldsInWords(described.settings)}`),
    {
      type: 'actions',
      elements: [pressButton(PROFILE_FIELDS_EDIT, 'Take them from profiles', '')],
    },
  ]);
}

/** The form of working hours and days off. */
export function workTimesForm(settings: Settings): ModalView {
  const words = formatWorkTimes(settings);
  return {
    type: 'modal',
    callback_id: WORK_TIMES_FORM,
    title: plainText('Hours and days'),
    submit: plainText('Save'),
    close: plainText('Cancel'),
    blocks: [
      timeField({ name: 'from', label: 'Nobody is written to before', value: words.from }),
      timeField({ name: 'to', label: 'and not after', value: words.to }),
      wordsField({
        name: 'region',
        label: 'Public holidays of',
        hint: 'A country or a part of one, such as DE, DE-BY or Germany. People can have a region of their own. Empty: none.',
        value: words.region,
        most: 60,
        isOptional: true,
      }),
      choicesField({
        name: 'weekend',
        label: 'Weekend',
        hint: 'Empty: as is usual in the region.',
        options: WEEKDAYS.map((label, index) => ({ value: String(index + 1), label })),
        values: words.weekend,
        isOptional: true,
      }),
      ...dayFields(words),
    ],
  };
}

/** The form of who sees what. */
export function visibilityForm({ disclosure, smallestGroup }: Settings): ModalView {
  return {
    type: 'modal',
    callback_id: VISIBILITY_FORM,
    title: plainText('Who sees what'),
    submit: plainText('Save'),
    close: plainText('Cancel'),
    blocks: [
      radioField({
        name: 'disclosure',
        label: 'Whose answers do executives see?',
        hint: 'Each question tells people who will see their answer. Open rounds keep what people were told.',
        options: Object.entries(DISCLOSURE).map(([value, label]) => ({ value, label })),
        value: disclosure,
      }),
      wordsField({
        name: 'smallestGroup',
        label: 'Smallest group',
        hint: 'Below so many people, nothing is shown by function or level. At least 2.',
        value: String(smallestGroup),
        most: 4,
      }),
    ],
  };
}

function dayFields(words: ReturnType<typeof formatWorkTimes>): readonly KnownBlock[] {
  const days = (name: 'quietDays' | 'extraHolidays' | 'noHolidays', label: string, hint: string) =>
    wordsField({ name, label, hint, value: words[name], isLong: true, isOptional: true });
  return [
    days(
      'quietDays',
      'Quiet days',
      'Nobody is asked on these. One span a line, such as: 2026-12-24 to 2027-01-01 Company holidays',
    ),
    days(
      'extraHolidays',
      'More public holidays',
      'Those that the calendar lacks. One date a line, such as: 2026-12-24',
    ),
    days('noHolidays', 'Public holidays on which you work', 'One date a line, such as: 2026-10-03'),
  ];
}

function workTimesInWords({ settings, regionName, weekend }: DescribedSettings): readonly string[] {
  const { workingHours, region, quietDays, extraHolidays, noHolidays } = settings;
  const isUsual = settings.weekend === null && region !== null;
  return [
    `Between ${workingHours.from} and ${workingHours.to}, by their own clock`,
    region === null
      ? 'Public holidays: of nowhere, unless a person has a region of their own'
      : `Public holidays: ${escapeMrkdwn(regionName ?? region)} (${region}), unless a person has a region of their own`,
    `Weekend: ${listInWords(weekend.map(nameOf))}${isUsual ? ' (as is usual there)' : ''}`,
    `Quiet days: ${quietDays.length === 0 ? 'none' : listed(quietDays.map(quietInWords))}`,
    ...(extraHolidays.length === 0
      ? []
      : [`More public holidays: ${listed(extraHolidays.map(dateInWords))}`]),
    ...(noHolidays.length === 0
      ? []
      : [`Working days all the same: ${listed(noHolidays.map(dateInWords))}`]),
  ];
}

function visibilityInWords({ disclosure, smallestGroup }: Settings): readonly string[] {
  return [
    DISCLOSURE[disclosure],
    `Below ${counted(smallestGroup, 'person', 'people')} nothing is shown by function or level`,
  ];
}

function profileFieldsInWords({ profileFields }: Settings): string {
  const parts = (['function', 'level'] as const).flatMap((key) => {
    const label = profileFields[key];
    return label === null ? [] : [`${key} from the field "${escapeMrkdwn(label)}"`];
  });
  return parts.length === 0
    ? 'As they are written under People'
    : `From Slack profiles: ${parts.join(', ')}`;
}

function quietInWords({ from, to, name }: QuietDays): string {
  const days = from === to ? dateInWords(from) : `${dateInWords(from)} to ${dateInWords(to)}`;
  return name === '' ? days : `${days} (${escapeMrkdwn(name)})`;
}

function listed(items: readonly LocalDate[]): string {
  const more = items.length - MOST_DAYS;
  return listInWords(more > 0 ? [...items.slice(0, MOST_DAYS), `${more} more`] : items);
}

function nameOf(day: Weekday): string {
  return WEEKDAYS[day - 1] ?? '';
}
