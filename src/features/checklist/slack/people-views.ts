import type { KnownBlock, ModalView } from '@slack/types';
import type { Person } from '../../../domain/person.ts';
import { counted } from '../../../domain/words.ts';
import {
  channelsField,
  choiceField,
  choicesField,
  fitOptions,
  peopleField,
  wordsField,
} from '../../../slack/form-fields.ts';
import { modal } from '../../../slack/modal.ts';
import { escapeShort, paragraph, smallPrint } from '../../../slack/text.ts';
import { COMPARED_FIELDS, PROFILE_FIELDS, PROFILE_SOURCES } from '../../people/person-fields.ts';
import type { UserGroup } from '../../people/slack/directory.ts';
import { problemBlocks } from '../../people/slack/import-views.ts';
import type { PeoplePreview } from '../preview-people.ts';
import { stepForm } from './checklist-blocks.ts';

export const PEOPLE_FORM = 'checklist_people_form';

/** What a form remembers has room for so many. */
const MOST_CHANNELS = 20;

/** Asks whom to ask, and where it stands what they do. */
export function peopleView(
  userGroups: readonly UserGroup[],
  profileLabels: readonly string[],
): ModalView {
  const groups = userGroups.map(({ id, name, handle }) => ({
    value: id,
    label: `${name} (@${handle})`,
  }));
  return modal({
    callbackId: PEOPLE_FORM,
    title: 'The people',
    submit: 'Look at it',
    blocks: [
      paragraph(
        '*Whom do you ask?* Take any of these, or several. You see who that is before anything is kept.',
      ),
      ...(groups.length === 0
        ? []
        : [
            choicesField({
              name: 'userGroups',
              label: 'User groups',
              options: fitOptions(groups, []),
              isOptional: true,
            }),
          ]),
      channelsField({
        name: 'channels',
        label: 'Everybody in a channel',
        hint: 'Into a private channel, invite me first.',
        most: MOST_CHANNELS,
        isOptional: true,
      }),
      peopleField({ name: 'people', label: 'People by name', isOptional: true }),
      wordsField({
        name: 'lines',
        label: 'Or paste a list',
        hint: 'A line for each: e-mail address or member ID, function, level (executive, director, manager, frontline). Rows of a spreadsheet will do.',
        placeholder: 'ana@example.com, Product, director',
        isLong: true,
        isOptional: true,
      }),
      ...profileChoices(profileLabels),
    ],
  });
}

/** A workspace that made no fields of its own has nothing to pick. */
function profileChoices(labels: readonly string[]): readonly KnownBlock[] {
  if (labels.length === 0) return [];
  const options = fitOptions(
    labels.map((label) => ({ value: label, label })),
    [],
  );
  return PROFILE_FIELDS.map((field) =>
    choiceField({
      name: PROFILE_SOURCES[field].input,
      label: `The profile field with the ${field}`,
      hint: HINTS[field],
      options,
      ...likely(field, labels),
      isOptional: true,
    }),
  );
}

const HINTS = {
  function: 'The report compares functions. What a pasted list says comes first.',
  level: PROFILE_SOURCES.level.hint,
} as const;

const LIKELY = {
  function: /function|department|team|division|abteilung/i,
  level: /level|grade|seniority/i,
} as const;

function likely(field: keyof typeof LIKELY, labels: readonly string[]) {
  const value = labels.find((label) => LIKELY[field].test(label));
  return value === undefined ? {} : { value };
}

/** Whom that asks, and what is known of them; nothing is kept yet. */
export function previewView({ asked, leftOut, problems, unread, kept }: PeoplePreview): ModalView {
  return modal({
    callbackId: stepForm('people'),
    title: 'These people',
    submit: 'Ask these people',
    metadata: kept,
    blocks: [
      paragraph(`*${counted(asked.length, 'person', 'people')} will be asked*: ${names(asked)}.`),
      ...COMPARED_FIELDS.map((field) => paragraph(tally(field, asked))),
      ...(unread > 0
        ? [
            smallPrint(
              `Of ${counted(unread, 'person', 'people')} the profile is read once you go on.`,
            ),
          ]
        : []),
      ...(leftOut.length > 0
        ? [
            smallPrint(
              `${counted(leftOut.length, 'person', 'people')} named there cannot be asked: guests, apps, or whoever has left.`,
            ),
          ]
        : []),
      ...problemBlocks(problems),
    ],
  });
}

const MOST_NAMES = 30;

function names(people: readonly Person[]): string {
  const shown = people.slice(0, MOST_NAMES).map(({ name }) => escapeShort(name, 60));
  const more = people.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}

/** How many of each function or level there are, the most frequent first, and of whom it is not known. */
function tally(field: (typeof COMPARED_FIELDS)[number], people: readonly Person[]): string {
  const counts = new Map<string, number>();
  for (const person of people) {
    const value = person[field];
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const shown = [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST_NAMES)
    .map(([value, count]) => `${escapeShort(value, 60)} ${count}`);
  const unknown = people.filter((person) => person[field] === null);
  const known = shown.length === 0 ? '' : `${shown.join(', ')}. `;
  const rest = unknown.length === 0 ? '' : `Not known of ${names(unknown)}.`;
  return `*By ${field}:* ${known}${rest}`.trim();
}
