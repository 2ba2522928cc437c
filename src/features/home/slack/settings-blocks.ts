import type { KnownBlock, ModalView } from '@slack/types';
import { dateWithWeekday } from '../../../calendar/local-time.ts';
import { choiceField, dateField } from '../../../slack/form-fields.ts';
import { modal } from '../../../slack/modal.ts';
import { actions, pressButton } from '../../../slack/pages.ts';
import { paragraph, smallPrint, title } from '../../../slack/text.ts';
import { I_AM_BACK } from '../../check-in/slack/answer-buttons.ts';
import type { OwnSettings } from '../own-settings.ts';
import { HOME_SETTINGS } from './home-actions.ts';

/** The form for one's own settings, and its fields. */
export const SETTINGS_FORM = 'home_settings_form';
export const TIME_FIELD = 'preferred_time';
export const BACK_FIELD = 'back_on';
/** The choice that leaves the time to the schedule. */
export const WHENEVER = 'whenever';

/** How somebody likes to be asked, with the way to change it. */
export function settingsBlocks({ preferredTime, backOn }: OwnSettings): readonly KnownBlock[] {
  const asked =
    preferredTime === null
      ? 'You are asked at any time within your working hours.'
      : `You are asked from ${preferredTime} on, by your own clock.`;
  const away = backOn === null ? '' : `\nYou are away, and back on ${dateWithWeekday(backOn)}.`;
  return [
    title('How you are asked'),
    paragraph(`${asked}${away}`),
    {
      ...actions(
        pressButton(HOME_SETTINGS, 'Change this', ''),
        ...(backOn === null ? [] : [pressButton(I_AM_BACK, 'I’m back', '')]),
      ),
      block_id: 'settings',
    },
    smallPrint('Slack shows all dates in your own language and time zone by itself.'),
  ];
}

/** The form for them. */
export function settingsForm({ preferredTime, times, backOn }: OwnSettings): ModalView {
  const all = [...new Set([...times, ...(preferredTime === null ? [] : [preferredTime])])].sort();
  const options = [
    { value: WHENEVER, label: 'Any time in my working hours' },
    ...all.map((time) => ({ value: time, label: `From ${time} on` })),
  ];
  return modal({
    callbackId: SETTINGS_FORM,
    title: 'How you are asked',
    submit: 'Save',
    blocks: [
      choiceField({
        name: TIME_FIELD,
        label: 'At what time do you like to be asked?',
        hint: 'By your own clock. A question that cannot wait that long comes earlier.',
        options,
        value: preferredTime ?? WHENEVER,
      }),
      dateField({
        name: BACK_FIELD,
        label: 'Are you away? On which day are you back?',
        hint: 'Until then nothing is asked of you. Leave it empty if you are here.',
        isOptional: true,
        ...(backOn === null ? {} : { value: backOn }),
      }),
      ...(backOn === null ? [] : [actions(pressButton(I_AM_BACK, 'I’m back already', ''))]),
    ],
  });
}
