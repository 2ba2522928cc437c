import type { Deps } from './deps.ts';
import {
  CLIP_UNTRANSCRIBED,
  FILE_DECLINED,
  TRANSCRIPT,
} from './features/answers/messages/clip-notes.ts';
import { FORM_ECHO } from './features/answers/messages/form-echo.ts';
import { NOT_OWN_WORDS } from './features/answers/messages/not-own-words.ts';
import { READ_BACK } from './features/answers/messages/read-back.ts';
import { READ_BACK_NUDGE } from './features/answers/messages/read-back-nudge.ts';
import { RECEIPT } from './features/answers/messages/receipt.ts';
import { WHICH_QUESTION } from './features/answers/messages/which-question.ts';
import { WHY } from './features/answers/messages/why.ts';
import { catchUpAt } from './features/answers/read-conversation.ts';
import { ADMIN_NOTE } from './features/check-in/messages/admin-note.ts';
import { NOT_READY } from './features/check-in/messages/not-ready.ts';
import { PROMPT } from './features/check-in/messages/prompt.ts';
import { REMINDER } from './features/check-in/messages/reminder.ts';
import { ROUND_OPENING } from './features/check-in/messages/round-opening.ts';
import { SAMPLE } from './features/check-in/messages/sample.ts';
import { TROUBLE } from './features/check-in/messages/trouble.ts';
import { CHECKLIST } from './features/checklist/messages/checklist.ts';
import { DECISION } from './features/flags/messages/decision.ts';
import { FLAG_ASSIGNED } from './features/flags/messages/flag-assigned.ts';
import { ASKED_BACK } from './features/report/messages/asked-back.ts';
import { QUESTION_ANSWERED } from './features/report/messages/question-answered.ts';
import { QUESTIONS_ASKED } from './features/report/messages/questions-asked.ts';
import { RIGHT_TOLD } from './features/report/messages/right-told.ts';
import { ROUND_CLOSED } from './features/report/messages/round-closed.ts';
import type { MessageKinds } from './outbox/message-kind.ts';

/**
 * Every kind of message that waits in the outbox. A new kind is a file of its own in the feature it
 * belongs to, its name in `MessageKindName` (the type of the outbox column, which has no check and
 * needs no migration), and a line here; a name without a line does not compile.
 */
export const MESSAGE_KINDS: MessageKinds<Deps> = {
  // What was answered to a question before the app knew that it stands in Slack is taken in then.
  prompt: { ...PROMPT, found: catchUpAt },
  'round-opening': { ...ROUND_OPENING, found: catchUpAt },
  reminder: REMINDER,
  receipt: RECEIPT,
  'read-back': READ_BACK,
  'read-back-nudge': READ_BACK_NUDGE,
  heard: TRANSCRIPT,
  'clip-unheard': CLIP_UNTRANSCRIBED,
  'file-declined': FILE_DECLINED,
  'not-own-words': NOT_OWN_WORDS,
  'which-question': WHICH_QUESTION,
  why: WHY,
  'form-echo': FORM_ECHO,
  'round-closed': ROUND_CLOSED,
  trouble: TROUBLE,
  'admin-note': ADMIN_NOTE,
  checklist: CHECKLIST,
  'not-ready': NOT_READY,
  'flag-assigned': FLAG_ASSIGNED,
  'question-answered': QUESTION_ANSWERED,
  'questions-asked': QUESTIONS_ASKED,
  'right-told': RIGHT_TOLD,
  'asked-back': ASKED_BACK,
  decision: DECISION,
  sample: SAMPLE,
};
