import { answerFields } from '../../../src/features/answers/answer-fields.ts';
import type { AnswerForm } from '../../../src/features/answers/answer-form.ts';
import {
  CLIP_UNTRANSCRIBED,
  FILE_DECLINED,
  TRANSCRIPT,
} from '../../../src/features/answers/messages/clip-notes.ts';
import { FORM_ECHO } from '../../../src/features/answers/messages/form-echo.ts';
import { NOT_OWN_WORDS } from '../../../src/features/answers/messages/not-own-words.ts';
import { RECEIPT } from '../../../src/features/answers/messages/receipt.ts';
import { whichQuestionBlocks } from '../../../src/features/answers/messages/which-question.ts';
import { answerFormView } from '../../../src/features/answers/slack/answer-form-view.ts';
import { FORM_PROBLEMS } from '../../../src/features/answers/slack/answer-words.ts';
import { NOT_THEIR_CLIP } from '../../../src/features/answers/slack/read-back-actions.ts';
import { NOT_PLACED, PLACED } from '../../../src/features/answers/slack/which-question.ts';
import { asked, CLOSES, SAID, STRATEGY } from '../samples.ts';
import { fieldNote, form, type Moment, message, words } from '../shown.ts';

type Kinds = readonly Parameters<typeof asked>[0][];

function answerForm(kinds: Kinds, changes: Partial<AnswerForm> = {}) {
  const whole: AnswerForm = {
    promptId: 'p1',
    strategyName: STRATEGY.name,
    fields: answerFields(kinds.map(asked)),
    content: {},
    origin: 'blank',
    isLate: false,
    isInChannel: false,
    closesAt: CLOSES,
    ...changes,
  };
  return answerFormView(whole, '');
}

const echo = {
  personName: 'Ben Cole',
  words: SAID.plan,
  isLate: false,
  closesAt: CLOSES,
} as const;

export const FORM: Moment = {
  title: 'The form',
  comes: 'When “Answer” is pressed.',
  shown: [
    form('Empty', answerForm(['open'])),
    form('Every kind of question', answerForm(['clarity', 'dilemma', 'open', 'metrics'])),
    form(
      'Closed before it was sent',
      answerForm(['open'], { origin: 'draft', content: { words0: SAID.plan } }),
    ),
    form('Sent before', answerForm(['open'], { origin: 'answer', content: { words0: SAID.plan } })),
    form('In a channel', answerForm(['open'], { isInChannel: true })),
    form('In a channel, with a choice', answerForm(['dilemma'], { isInChannel: true })),
    form('After the end', answerForm(['open'], { isLate: true })),
    fieldNote('At a field: nothing is filled in', FORM_PROBLEMS['nothing-said']),
    fieldNote('At a field: a measure without its effect', FORM_PROBLEMS['effect-missing']),
    message('In the thread, once it is sent', FORM_ECHO.draw(echo)),
    message('In the thread, sent after the end', FORM_ECHO.draw({ ...echo, isLate: true })),
    message('In the thread of a channel, with a choice', FORM_ECHO.draw({ ...echo, words: null })),
  ],
};

const receipt = {
  isLate: false,
  wasAsked: true,
  isClip: false,
  closesAt: CLOSES,
} as const;

const openQuestion = (kind: 'open' | 'stop') => ({
  promptId: kind,
  strategyName: STRATEGY.name,
  questions: [asked(kind)],
  closesAt: CLOSES,
  hasAnswered: false,
});

export const RECEIPTS: Moment = {
  title: 'An answer has come in that cannot be read back yet',
  comes: 'At once, in the thread. Every other answer is told at once what was understood.',
  shown: [
    message('From somebody who was not asked', RECEIPT.draw({ ...receipt, wasAsked: false })),
    message(
      'With more than one question open, in no thread',
      whichQuestionBlocks([openQuestion('open'), openQuestion('stop')], {
        channelId: 'D0BEN',
        messageTs: '1.0',
      }),
    ),
    words('After a press', PLACED),
    words('After a press, when the message is gone', NOT_PLACED),
    message('A voice clip', RECEIPT.draw({ ...receipt, isClip: true })),
    message('A voice clip after the end', RECEIPT.draw({ ...receipt, isClip: true, isLate: true })),
    message(
      'A voice clip from somebody who was not asked',
      RECEIPT.draw({ ...receipt, isClip: true, wasAsked: false }),
    ),
    message('The clip, written down', TRANSCRIPT.draw({ clipId: 'c1', words: SAID.plan })),
    message('The clip could not be made out', CLIP_UNTRANSCRIBED.draw({ wasMisheard: false })),
    message('After “Not what I said”', CLIP_UNTRANSCRIBED.draw({ wasMisheard: true })),
    words('“Not what I said”, pressed by somebody else or again', NOT_THEIR_CLIP),
    message('A file that is no clip', FILE_DECLINED.draw({})),
    message(
      'A forwarded message of somebody else',
      NOT_OWN_WORDS.draw({ passedOn: [SAID.plan], hasOwn: false }),
    ),
    message(
      'A forwarded message with words of their own',
      NOT_OWN_WORDS.draw({ passedOn: [SAID.plan], hasOwn: true }),
    ),
    message('A message without words', NOT_OWN_WORDS.draw({ passedOn: [], hasOwn: false })),
  ],
};
