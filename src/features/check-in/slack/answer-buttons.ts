import type { ActionsBlockElement, Button, KnownBlock } from '@slack/types';
import type { PromptMessage } from '../../../outbox/message.ts';
import { plainText, toOption } from '../../../slack/form-fields.ts';
import {
  ANSWER_IN_FORM,
  answerValue,
  I_AM_AWAY,
  REMIND_LATER,
  WHO_SEES,
  WHY_ASKED,
} from './answer-actions.ts';

/** What the buttons of a message are about. */
export type ButtonSubject = Pick<PromptMessage, 'to' | 'subjectId'>;

/** The buttons under a question; a reminder has no need of the last two. */
export function answerButtons(subject: ButtonSubject, withQuestions: boolean): KnownBlock {
  const more = withQuestions
    ? [button(subject, WHY_ASKED, 'Why am I asked?'), button(subject, WHO_SEES, 'Who sees this?')]
    : [];
  const elements: ActionsBlockElement[] = [
    { ...button(subject, ANSWER_IN_FORM, 'Answer in a form'), style: 'primary' },
    remindMenu(subject),
    button(subject, I_AM_AWAY, 'I’m away'),
    ...more,
  ];
  return { type: 'actions', block_id: 'answer', elements };
}

/** A button; `said` is what pressing it says. */
export function button(subject: ButtonSubject, actionId: string, label: string, said = ''): Button {
  return {
    type: 'button',
    action_id: actionId,
    text: plainText(label),
    value: answerValue(subject, said),
  };
}

function remindMenu(subject: ButtonSubject): ActionsBlockElement {
  const option = (said: string, label: string) =>
    toOption({ value: answerValue(subject, said), label });
  return {
    type: 'static_select',
    action_id: REMIND_LATER,
    placeholder: plainText('Remind me later'),
    options: [
      option('hour', 'In an hour'),
      option('tomorrow', 'Tomorrow'),
      option('own', 'At a time of my own …'),
    ],
  };
}
