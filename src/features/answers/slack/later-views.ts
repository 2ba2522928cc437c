import type { ModalView } from '@slack/types';
import { addDays, localDateOf } from '../../../calendar/working-time.ts';
import type { LocalTime } from '../../../domain/recurrence.ts';
import { dateField, plainText, timeField } from '../../../slack/form-fields.ts';
import { moment, paragraph, smallPrint } from '../../../slack/text.ts';
import { I_AM_BACK } from '../../check-in/slack/answer-actions.ts';

/** The forms for a time of one's own, and for an absence; and their fields. */
export const REMIND_FORM = 'remind_form';
export const AWAY_FORM = 'away_form';
export const REMIND_DATE = 'remind_date';
export const REMIND_TIME = 'remind_time';
export const BACK_ON = 'back_on';

/** Asks when to remind somebody whose clock shows `now`; `metadata` comes back with it. */
export function remindView(now: LocalTime, closesAt: Date, metadata: string): ModalView {
  const tomorrow = addDays(localDateOf(now), 1);
  return {
    type: 'modal',
    callback_id: REMIND_FORM,
    title: plainText('Remind me'),
    submit: plainText('Remind me'),
    close: plainText('Not now'),
    private_metadata: metadata,
    blocks: [
      smallPrint(`The question is open until ${moment(closesAt)}.`),
      dateField({ name: REMIND_DATE, label: 'On which day?', value: tomorrow }),
      timeField({ name: REMIND_TIME, label: 'At what time, by your clock?', value: '09:00' }),
    ],
  };
}

/** Asks until when somebody is away; who is away already can say that they are back. */
export function awayView(now: LocalTime, awayUntil: Date | null): ModalView {
  const nextWeek = addDays(localDateOf(now), 7);
  return {
    type: 'modal',
    callback_id: AWAY_FORM,
    title: plainText('I’m away'),
    submit: plainText('Save'),
    close: plainText('Not now'),
    blocks: [
      ...(awayUntil === null ? [] : [awayNote(awayUntil)]),
      dateField({
        name: BACK_ON,
        label: 'On which day are you back?',
        hint: 'Until then nothing is asked of you, and no reminder comes.',
        value: nextWeek,
      }),
    ],
  };
}

/** Says that somebody is away, with the way back. */
export function awaySavedView(back: Date): ModalView {
  return {
    type: 'modal',
    callback_id: 'away_saved',
    title: plainText('I’m away'),
    close: plainText('Close'),
    blocks: [
      paragraph(`Noted. Nothing is asked of you before ${moment(back)}. Enjoy the time!`),
      backButton(),
    ],
  };
}

function awayNote(until: Date): ModalView['blocks'][number] {
  return {
    type: 'section',
    text: { type: 'mrkdwn', text: `You are away until ${moment(until)}.` },
    accessory: { type: 'button', action_id: I_AM_BACK, text: plainText('I’m back') },
  };
}

function backButton(): ModalView['blocks'][number] {
  return {
    type: 'actions',
    elements: [{ type: 'button', action_id: I_AM_BACK, text: plainText('I’m back') }],
  };
}
