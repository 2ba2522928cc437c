import type { App } from '@slack/bolt';
import type { Button, KnownBlock, ModalView } from '@slack/types';
import { addDays, localDateOf } from '../../../calendar/local-time.ts';
import type { Deps } from '../../../deps.ts';
import type { LocalTime } from '../../../domain/recurrence.ts';
import { dateField, timeField } from '../../../slack/form-fields.ts';
import { onPress } from '../../../slack/guard.ts';
import { modal, noticeView } from '../../../slack/modal.ts';
import { onForm } from '../../../slack/sent-form.ts';
import { plain, respondWith } from '../../../slack/slack-message.ts';
import { moment, paragraph, plainText, smallPrint } from '../../../slack/text.ts';
import { openView } from '../../../slack/views.ts';
import { I_AM_AWAY, I_AM_BACK, REMIND_LATER } from '../../check-in/slack/answer-buttons.ts';
import { findAsked } from '../find-asked.ts';
import { comeBack, goAway, ownAbsence } from '../go-away.ts';
import { localTimeFor, snooze } from '../snooze.ts';
import { type AnswerPress, onAnswerPress, pressMetadata, pressOf } from './answer-press.ts';
import { AWAY_PROBLEMS, refusalWords, snoozedWords, snoozeFailureWords } from './answer-words.ts';

/** The forms for a time of one's own, and for an absence. */
export const REMIND_FORM = 'remind_form';
export const AWAY_FORM = 'away_form';
const REMIND_DATE = 'remind_date';
const REMIND_TIME = 'remind_time';
const BACK_ON = 'back_on';

/** What somebody reads who is back from an absence. */
export const WELCOME_BACK = 'Welcome back! Questions reach you again as planned.';

const BACK_BUTTON: Button = {
  type: 'button',
  action_id: I_AM_BACK,
  text: plainText('I’m back'),
};

/** The buttons and forms for a later reminder, and for an absence. */
export function registerLater(app: App, deps: Deps): void {
  onAnswerPress(app, deps, REMIND_LATER, (press) => remindLater(deps, press));
  onAnswerPress(app, deps, I_AM_AWAY, (press) => openAway(deps, press));

  onPress(app, deps, I_AM_BACK, async (press) => {
    await comeBack(deps, press);
    deps.worker.wake();
    const view = noticeView('Welcome back', WELCOME_BACK);
    const isModal = press.view?.type === 'modal';
    if (isModal) await press.client.views.update({ view_id: press.view.id, view });
  });

  onForm(app, deps, REMIND_FORM, async ({ view, form, ...who }) => {
    const press = pressOf(view, who);
    const localTime = `${form.one(REMIND_DATE)}T${form.one(REMIND_TIME)}`;
    const set = await snooze(deps, press, { kind: 'at', localTime });
    if (set.ok) return { kind: 'show', view: noticeView('Remind me', snoozedWords(set.value)) };
    const field = set.error.kind === 'past' ? REMIND_TIME : REMIND_DATE;
    const problems = { [field]: plainWordsOf(snoozeFailureWords(set.error)) };
    return { kind: 'problems', problems };
  });

  onForm(app, deps, AWAY_FORM, async ({ form, ...who }) => {
    const gone = await goAway(deps, who, form.one(BACK_ON));
    if (!gone.ok)
      return { kind: 'problems', problems: { [BACK_ON]: AWAY_PROBLEMS[gone.error.kind] } };
    deps.worker.wake();
    return { kind: 'show', view: awaySavedView(gone.value.back) };
  });
}

/** Reminds the one who pressed at the time that they pressed, or asks them for one. */
export async function remindLater(deps: Deps, press: AnswerPress): Promise<void> {
  const { said, respond } = press;
  if (said === 'hour' || said === 'tomorrow') {
    const set = await snooze(deps, press, { kind: said });
    const words = set.ok ? snoozedWords(set.value) : snoozeFailureWords(set.error);
    return await respondWith(respond, plain(words));
  }
  const found = await findAsked(deps, press);
  if (!found.ok) return await respondWith(respond, plain(refusalWords(found.error)));
  const now = await localTimeFor(deps, press);
  const view = remindView(now, found.value.round.closesAt, pressMetadata(press));
  await openView(press.client, press.triggerId, view);
}

/** Asks the one who pressed until when they are away. */
export async function openAway(deps: Deps, press: AnswerPress): Promise<void> {
  const found = await findAsked(deps, press);
  if (!found.ok) return await respondWith(press.respond, plain(refusalWords(found.error)));
  const [now, until] = await Promise.all([localTimeFor(deps, press), ownAbsence(deps, press)]);
  await openView(press.client, press.triggerId, awayView(now, until));
}

/** An error at a field is plain text: Slack would show the marks of a date as they are. */
function plainWordsOf(mrkdwn: string): string {
  return mrkdwn.replace(/<!date\^[^|]*\|([^>]*)>/g, '$1');
}

/** Asks when to remind somebody whose clock shows `now`; `metadata` comes back with it. */
export function remindView(now: LocalTime, closesAt: Date, metadata: string): ModalView {
  const tomorrow = addDays(localDateOf(now), 1);
  return modal({
    callbackId: REMIND_FORM,
    title: 'Remind me',
    submit: 'Remind me',
    close: 'Not now',
    metadata,
    blocks: [
      smallPrint(`The question is open until ${moment(closesAt)}.`),
      dateField({ name: REMIND_DATE, label: 'On which day?', value: tomorrow }),
      timeField({ name: REMIND_TIME, label: 'At what time, by your clock?', value: '09:00' }),
    ],
  });
}

/** Asks until when somebody is away; who is away already can say that they are back. */
export function awayView(now: LocalTime, awayUntil: Date | null): ModalView {
  const nextWeek = addDays(localDateOf(now), 7);
  return modal({
    callbackId: AWAY_FORM,
    title: 'I’m away',
    submit: 'Save',
    close: 'Not now',
    blocks: [
      ...(awayUntil === null ? [] : [awayNote(awayUntil)]),
      dateField({
        name: BACK_ON,
        label: 'On which day are you back?',
        hint: 'Until then nothing is asked of you, and no reminder comes.',
        value: nextWeek,
      }),
    ],
  });
}

/** Says that somebody is away, with the way back. */
export function awaySavedView(back: Date): ModalView {
  return modal({
    callbackId: 'away_saved',
    title: 'I’m away',
    blocks: [
      paragraph(`Noted. Nothing is asked of you before ${moment(back)}. Enjoy the time!`),
      { type: 'actions', elements: [BACK_BUTTON] },
    ],
  });
}

function awayNote(until: Date): KnownBlock {
  const text = { type: 'mrkdwn', text: `You are away until ${moment(until)}.` } as const;
  return { type: 'section', text, accessory: BACK_BUTTON };
}
