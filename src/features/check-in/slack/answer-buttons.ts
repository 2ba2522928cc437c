import type { ActionsBlock, ActionsBlockElement, Button, StaticSelect } from '@slack/types';
import type { AskedQuestion, PromptMessage } from '../../../domain/question.ts';
import type { QuestionKind } from '../../../domain/question-kinds.ts';
import { CHOICES, type Picked, SCALE, SCALE_WORDS } from '../../../domain/structured-answer.ts';
import { type Option, plainText, toOption } from '../../../slack/text.ts';

/** What stands under a question beside its own buttons: the form, and a menu of all the rest. */
export const ANSWER_IN_FORM = 'answer_in_form';
export const MORE = 'answer_more';
/** The buttons that stood there before the menu: in Slack they stand to this day, and work. */
export const REMIND_LATER = 'remind_later';
export const I_AM_AWAY = 'i_am_away';
export const WHY_ASKED = 'why_asked';
export const WHO_SEES = 'who_sees';

export const I_AM_BACK = 'i_am_back';

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
  /** What picks an answer, where this question is the only one. */
  readonly controls: (subject: Subject, question: AskedQuestion) => readonly ActionsBlockElement[];
  /** What the menu offers besides. */
  readonly more: readonly MoreEntry[];
  readonly read: (said: string) => Picked | undefined;
};

/** What one press can pick: what is pressed for it, and what that says. */
export const PRESSES: Readonly<Record<Picked['kind'], Press>> = {
  dilemma: {
    action: 'choose',
    controls: (subject, { sides, ruleId }) =>
      sides.map(({ choice }, i) => {
        const name = ['first', 'second'][i] ?? '';
        return button(subject, `choose_${name}`, 'AB'[i] ?? '', `${choice} ${ruleId}`);
      }),
    more: ['depends', 'form'],
    read(said) {
      const [, chosen, ruleId = ''] = /^(\S+)(?: (.*))?$/s.exec(said) ?? [];
      const choice = CHOICES.find((each) => each === chosen);
      return choice && { kind: 'dilemma', ruleId, choice };
    },
  },
  clarity: {
    action: 'how_clear',
    controls: (subject) => [
      menu('how_clear_scale', 'From 1 to 5', [
        ...SCALE.map((n) => ({ value: answerValue(subject, String(n)), label: SCALE_WORDS[n] })),
      ]),
    ],
    more: ['form'],
    read(said) {
      const scale = SCALE.find((n) => String(n) === said);
      return scale && { kind: 'clarity', scale };
    },
  },
};

const PRESS_OF: Readonly<Partial<Record<QuestionKind, Press>>> = PRESSES;

/** What the menu says; the value of an entry says the same after what it is about. */
const MORE_WORDS = {
  depends: 'It depends',
  form: 'Answer in a form …',
  hour: 'Remind me in an hour',
  tomorrow: 'Remind me tomorrow',
  own: 'Remind me at a time of my own …',
  away: 'I’m away …',
  why: 'Why am I asked?',
  who: 'Who sees this?',
} as const;

/** An entry of the menu. */
export type MoreEntry = keyof typeof MORE_WORDS;

const ALWAYS: readonly MoreEntry[] = ['hour', 'tomorrow', 'own', 'away', 'why', 'who'];

/**
 * What can be pressed under what somebody is asked, never more than two buttons and one menu: the
 * sides of a question that stands alone, else the form for all of them.
 */
export function answerControls(asked: Subject & Pick<PromptMessage, 'questions'>): ActionsBlock {
  const [only, ...others] = asked.questions;
  const press = only !== undefined && others.length === 0 ? PRESS_OF[only.kind] : undefined;
  const picks = press === undefined || only === undefined ? [] : press.controls(asked, only);
  const form: Button = { ...button(asked, ANSWER_IN_FORM, 'Answer'), style: 'primary' };
  const [first, more] = picks.length > 0 ? [picks, press?.more ?? []] : [[form], []];
  const entries = [...more, ...ALWAYS].map((entry) => ({
    value: answerValue(asked, entry),
    label: MORE_WORDS[entry],
  }));
  return {
    type: 'actions',
    block_id: 'answer',
    elements: [...first, menu(MORE, 'More …', entries)],
  };
}

/** What an entry of the menu says; undefined for anything else. */
export function moreEntryOf(said: string): MoreEntry | undefined {
  return Object.hasOwn(MORE_WORDS, said) ? (said as MoreEntry) : undefined;
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

function menu(actionId: string, placeholder: string, options: readonly Option[]): StaticSelect {
  return {
    type: 'static_select',
    action_id: actionId,
    placeholder: plainText(placeholder),
    options: options.map(toOption),
  };
}
