import type { PromptMessage } from '../../../outbox/message.ts';
import type { AnswerSubject } from '../../answers/find-asked.ts';

/** The buttons under a question. */
export const ANSWER_IN_FORM = 'answer_in_form';
export const REMIND_LATER = 'remind_later';
export const I_AM_AWAY = 'i_am_away';
export const I_AM_BACK = 'i_am_back';
export const WHY_ASKED = 'why_asked';
export const WHO_SEES = 'who_sees';
/** With "_first", "_second" or "_depends". */
export const CHOOSE = 'choose';
/** With "_1" to "_5". */
export const CLARITY = 'how_clear';

/** The value of a button: what it is about, and what it says, "prompt:p1 prefer features". */
export function answerValue(
  { to, subjectId }: Pick<PromptMessage, 'to' | 'subjectId'>,
  said = '',
): string {
  const kind = to === 'channel' ? 'round' : 'prompt';
  const subject = subjectId === null ? 'sample' : `${kind}:${subjectId}`;
  return said === '' ? subject : `${subject} ${said}`;
}

/** Reads such a value; undefined for anything else. */
export function parseAnswerValue(
  value: string,
): { readonly subject: AnswerSubject; readonly said: string } | undefined {
  const match = /^(?:sample|(prompt|round):(\S+))(?: (.*))?$/s.exec(value);
  if (match === null) return undefined;
  const [, kind, id = '', said = ''] = match;
  const subject: AnswerSubject =
    kind === 'prompt' || kind === 'round' ? { kind, id } : { kind: 'sample' };
  return { subject, said };
}
