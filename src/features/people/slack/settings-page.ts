import type { ModalView } from '@slack/types';
import { formatDate, type LocalDate, WEEKDAYS, type Weekday } from '../../../domain/recurrence.ts';
import type { QuietDays, Settings } from '../../../domain/settings.ts';
import { counted, formatList } from '../../../domain/words.ts';
import { hubPage, noteBlocks } from '../../../slack/hub-view.ts';
import { actions, pressButton } from '../../../slack/pages.ts';
import { escapeMrkdwn, paragraph } from '../../../slack/text.ts';
import { PROFILE_FIELDS } from '../person-fields.ts';
import type { DescribedSettings } from '../settings.ts';
import { DISCLOSURE } from './settings-forms.ts';

export const WORK_TIMES_EDIT = 'settings_work_times';
export const VISIBILITY_EDIT = 'settings_visibility';
export const KEEPING_EDIT = 'settings_keeping';
export const PROFILE_FIELDS_EDIT = 'settings_profile_fields';

const MOST_DAYS = 12;

/** The settings in words. `note` (mrkdwn) says what has just happened. */
export function settingsPage(described: DescribedSettings, note = ''): ModalView {
  return hubPage('settings', 'Settings', [
    ...noteBlocks(note),
    paragraph(`*When people are asked*\n${formatWorkTimes(described).join('\n')}`),
    actions(pressButton(WORK_TIMES_EDIT, 'Change hours and days', '')),
    { type: 'divider' },
    paragraph(`*Who sees what*\n${formatVisibility(described.settings).join('\n')}`),
    actions(pressButton(VISIBILITY_EDIT, 'Change who sees what', '')),
    { type: 'divider' },
    paragraph(
      `*How long things are kept*\nRounds ${counted(described.settings.keepMonths, 'month', 'months')} after their end, forms that nobody sent 30 days, people who have left 90 days after nothing needs them any more`,
    ),
    actions(pressButton(KEEPING_EDIT, 'Change how long', '')),
    { type: 'divider' },
    paragraph(`*Function and level*\n${formatProfileFields(described.settings)}`),
    actions(pressButton(PROFILE_FIELDS_EDIT, 'Take them from profiles', '')),
  ]);
}

function formatWorkTimes({ settings, regionName, weekend }: DescribedSettings): readonly string[] {
  const { workingHours, region, quietDays, extraHolidays, noHolidays } = settings;
  const isUsual = settings.weekend === null && region !== null;
  return [
    `Between ${workingHours.from} and ${workingHours.to}, by their own clock`,
    region === null
      ? 'Public holidays: of nowhere, unless a person has a region of their own'
      : `Public holidays: ${escapeMrkdwn(regionName ?? region)} (${region}), unless a person has a region of their own`,
    `Weekend: ${formatList(weekend.map(nameOf))}${isUsual ? ' (as is usual there)' : ''}`,
    `Quiet days: ${quietDays.length === 0 ? 'none' : listed(quietDays.map(formatQuiet))}`,
    ...datesLine('More public holidays', extraHolidays),
    ...datesLine('Working days all the same', noHolidays),
  ];
}

function datesLine(heading: string, dates: readonly LocalDate[]): readonly string[] {
  return dates.length === 0 ? [] : [`${heading}: ${listed(dates.map(formatDate))}`];
}

function formatVisibility({ disclosure, smallestGroup }: Settings): readonly string[] {
  return [
    DISCLOSURE[disclosure],
    `Below ${counted(smallestGroup, 'person', 'people')} nothing is shown by function or level`,
  ];
}

function formatProfileFields({ profileFields }: Settings): string {
  const parts = PROFILE_FIELDS.flatMap((key) => {
    const label = profileFields[key];
    return label === null ? [] : [`${key} from the field "${escapeMrkdwn(label)}"`];
  });
  return parts.length === 0
    ? 'As they are written under People'
    : `From Slack profiles: ${parts.join(', ')}`;
}

function formatQuiet({ from, to, name }: QuietDays): string {
  const days = from === to ? formatDate(from) : `${formatDate(from)} to ${formatDate(to)}`;
  return name === '' ? days : `${days} (${escapeMrkdwn(name)})`;
}

function listed(items: readonly LocalDate[]): string {
  const more = items.length - MOST_DAYS;
  return formatList(more > 0 ? [...items.slice(0, MOST_DAYS), `${more} more`] : items);
}

function nameOf(day: Weekday): string {
  return WEEKDAYS[day - 1] ?? '';
}
