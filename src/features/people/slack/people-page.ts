import type { KnownBlock } from '@slack/types';
import type { Standing } from '../../../domain/person.ts';
import { formatDate } from '../../../domain/recurrence.ts';
import { counted } from '../../../domain/words.ts';
import { hubPage, noteBlocks } from '../../../slack/hub-view.ts';
import { actions, pageButtons, pageOf, pressButton, row } from '../../../slack/pages.ts';
import { escapeMrkdwn, paragraph } from '../../../slack/text.ts';
import type { DescribedPerson, PeopleOverview } from '../describe-people.ts';
import { DESCRIBED_FIELDS, PERSON_FIELDS } from '../person-fields.ts';
import { PERSON_ERASE } from './person-form.ts';

export const PEOPLE_PAGE = 'people_page';
export const PERSON_PICK = 'person_pick';
export const PERSON_EDIT = 'person_edit';
export const PEOPLE_UPLOAD = 'people_upload';

const PAGE = 20;

const STANDING: Readonly<Record<Standing, string | null>> = {
  active: null,
  left: '*has left the workspace*',
  guest: '*a guest, who is not asked*',
  foreign: '*of another organisation*',
  bot: '*an app*',
};

/** Who is asked or described, a page at a time. `note` (mrkdwn) says what has just happened. */
export function peoplePage({ people, undescribed }: PeopleOverview, wantedPage: number, note = '') {
  const page = pageOf(people, wantedPage, PAGE);
  const blocks: readonly KnownBlock[] = [
    ...noteBlocks(note),
    paragraph(introduction(people.length, undescribed)),
    actions(
      pressButton(PERSON_PICK, 'Edit somebody', ''),
      pressButton(PEOPLE_UPLOAD, 'Upload a list', ''),
      pressButton(PERSON_ERASE, 'Erase somebody …', ''),
    ),
    ...page.items.map((each) =>
      row(
        `person_${each.person.id}`,
        formatPerson(each),
        pressButton(PERSON_EDIT, 'Edit', each.person.id),
      ),
    ),
    ...pageButtons(PEOPLE_PAGE, page),
  ];
  return hubPage('people', 'People', blocks, String(page.page));
}

function introduction(count: number, undescribed: number): string {
  if (count === 0)
    return '*Nobody is asked or described yet.* Upload a list, or edit people one by one.';
  const missing =
    undescribed === 0
      ? ''
      : ` ${undescribed} of those who are asked ${undescribed === 1 ? 'lacks' : 'lack'} a function or level, and will be missing where answers are compared by it.`;
  return `*${counted(count, 'person', 'people')}* asked or described here.${missing}`;
}

function formatPerson({ person, roles, awayUntil }: DescribedPerson): string {
  const facts = [
    STANDING[person.standing],
    ...DESCRIBED_FIELDS.map((field) => {
      const none = PERSON_FIELDS[field].isCompared ? `no ${field}` : null;
      return person[field] === null ? none : escapeMrkdwn(person[field]);
    }),
    roles.includes('admin') ? 'admin here' : null,
    roles.includes('executive') ? 'sees reports' : null,
    awayUntil === null ? null : `away until ${formatDate(awayUntil)}`,
  ].filter((fact) => fact !== null);
  return `*${escapeMrkdwn(person.name)}*\n${facts.join(' · ')}`;
}
