import type { ModalView } from '@slack/types';
import { counted, shorten } from '../../../domain/words.ts';
import { radioField, wordsField } from '../../../slack/form-fields.ts';
import { noticeView } from '../../../slack/modal.ts';
import { escapeShort, moment, paragraph } from '../../../slack/text.ts';
import type { AskOffer } from '../../flags/ask-them.ts';
import { LONGEST_REASON } from '../../flags/flag-workflow.ts';
import { REASON_FIELD, TOLD_FIELD, WHEN_FIELD } from '../../flags/slack/flag-actions.ts';
import { dayInWords, TOLD_WORDS } from '../../flags/slack/flag-words.ts';
import { type AboutFlag, form } from './flag-forms.ts';

/** The choice to ask at once; every other is "with" and the schedule. */
const NOW = 'now';
const WITH = 'with ';
/** Slack shows ten choices at once; one is now. */
const MOST_SCHEDULES = 9;

/** Asks when a collision is put to those concerned; says so where it is with them already. */
export function askThemForm(about: AboutFlag, { people, open, schedules }: AskOffer): ModalView {
  if (open !== null) return noticeView('Ask them', withThemWords(open));
  const options = [
    { value: NOW, label: `Put it to ${whom(people)} now` },
    ...schedules.slice(0, MOST_SCHEDULES).map(({ id, nextAt }) => ({
      value: `${WITH}${id}`,
      label: `With the next round of ${shorten(id, 30)} on ${dayInWords(nextAt.toISOString().slice(0, 10))}`,
    })),
  ];
  return form('Ask them', 'ask-them', about, [
    paragraph(
      'Both sides, by themselves, in an order drawn for each person. Nobody sees what others choose until it is back, and nobody is told who else is asked.',
    ),
    radioField({
      name: WHEN_FIELD,
      label: 'When?',
      hint: 'Now is within their working hours, as their one question of a day; it is back after three working days at the latest. With a round, everybody in it is asked.',
      options,
      value: NOW,
    }),
  ]);
}

/** The schedule that somebody picked instead of now; undefined for now. */
export function pickedSchedule(when: string): string | undefined {
  return when.startsWith(WITH) ? when.slice(WITH.length) : undefined;
}

/** What an executive reads who has put it to them. */
export function putWords(people: number | null): string {
  return `It goes to ${whom(people)} within their working hours. You hear from me when it is back, and the report follows by itself.`;
}

function whom(people: number | null): string {
  return people === null ? 'those concerned' : counted(people, 'person', 'people');
}

function withThemWords({ openedAt, closesAt, askedBy }: NonNullable<AskOffer['open']>): string {
  const who = askedBy === null ? '' : `<@${escapeShort(askedBy, 30)}> asked; `;
  return `It is with them already, since ${moment(openedAt)}: ${who}it is back ${moment(closesAt)} at the latest. Then the report follows by itself.`;
}

/** Asks what is decided, and who is to hear of it. */
export function decideForm(about: AboutFlag): ModalView {
  const options = (['concerned', 'everybody'] as const).map((value) => ({
    value,
    label: value === 'concerned' ? 'Those concerned' : 'Everybody who was asked',
  }));
  return form('Decide and tell them', 'decide', about, [
    wordsField({
      name: REASON_FIELD,
      label: 'What is decided?',
      hint: 'It goes out in these words and with your name. Nobody learns from it who stood where.',
      isLong: true,
      most: LONGEST_REASON,
    }),
    radioField({ name: TOLD_FIELD, label: 'Who gets it?', options, value: 'concerned' }),
  ]);
}

/** What an executive reads whose decision is on its way. */
export function decidedWords(toldTo: keyof typeof TOLD_WORDS): string {
  return `Decided. It goes to ${TOLD_WORDS[toldTo]} within their working hours.`;
}
