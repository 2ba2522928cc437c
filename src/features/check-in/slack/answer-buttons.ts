import type { ActionsBlockElement, Button, KnownBlock } from '@slack/types';
import type { AskedQuestion, PromptMessage } from '../../../domain/question.ts';
import type { QuestionKind } from '../../../domain/question-kinds.ts';
import { CHOICES, type Picked, SCALE } from '../../../domain/structured-answer.ts';
import type { QuestionButtons } from '../../../slack/question-blocks.ts';
import { plainText, toOption } from '../../../slack/text.ts';

/** The buttons under a question. */
export const ANSWER_IN_FORM = 'answer_in_form';
export const REMIND_LATER = 'remind_later';
export const I_AM_AWAY = 'i_am_away';
export const I_AM_BACK = 'i_am_back';
export const WHY_ASKED = 'why_asked';
export const WHO_SEES = 'who_sees';
/** What a button of a question is about: a prompt, a round asked in a channel, or only a sample. */
export type AnswerSubject =
  | { readonly kind: 'prompt' | 'round'; readonly id: string }
  | { readonly kind: 'sample' };

type Subject = Pick<PromptMessage, 'to' | 'subjectId'>;

/** The value of a button: what it is about, and what it says, "prompt:p1 prefer features". */
export function answerValue({ to, subjectId }: Subject, said = ''): string {
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

type Press = {
  /** The action; its buttons have their own names after an underscore. */
  readonly action: string;
  readonly buttons: (
    question: AskedQuestion,
  ) => readonly (readonly [name: string, label: string, said: string])[];
  readonly read: (said: string) => Picked | undefined;
};

/** What one press can pick: the buttons for it, and what they say. */
export const PRESSES: Readonly<Record<Picked['kind'], Press>> = {
  dilemma: {
    action: 'choose',
    buttons({ sides: [first, second], ruleId }) {
      if (first === undefined || second === undefined) return [];
      return [
        ['first', 'A', `${first.choice} ${ruleId}`],
        ['second', 'B', `${second.choice} ${ruleId}`],
        ['depends', 'It depends', `depends ${ruleId}`],
      ];
    },
    read(said) {
      const [, chosen, ruleId = ''] = /^(\S+)(?: (.*))?$/s.exec(said) ?? [];
      const choice = CHOICES.find((each) => each === chosen);
      return choice && { kind: 'dilemma', ruleId, choice };
    },
  },
  clarity: {
    action: 'how_clear',
    buttons: () => SCALE.map(String).map((n) => [n, n, n] as const),
    read(said) {
      const scale = SCALE.find((n) => String(n) === said);
      return scale && { kind: 'clarity', scale };
    },
  },
};

const PRESS_OF: Readonly<Partial<Record<QuestionKind, Press>>> = PRESSES;

/** Everything that can be pressed in a message that asks. */
export function questionButtons(message: PromptMessage): QuestionButtons {
  return {
    under: (question, index) => {
      const press = PRESS_OF[question.kind];
      const elements = (press?.buttons(question) ?? []).map(([name, label, said]) =>
        button(message, `${press?.action}_${name}`, label, said),
      );
      if (elements.length === 0) return [];
      return [{ type: 'actions', block_id: `${question.kind}${index}`, elements }];
    },
    below: [answerButtons(message, true)],
  };
}

/** The buttons under a question; a reminder has no need of the last two. */
export function answerButtons(subject: Subject, withQuestions: boolean): KnownBlock {
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
export function button(subject: Subject, actionId: string, label: string, said = ''): Button {
  return {
    type: 'button',
    action_id: actionId,
    text: plainText(label),
    value: answerValue(subject, said),
  };
}

function remindMenu(subject: Subject): ActionsBlockElement {
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
