import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Deps } from '../../../deps.ts';
import { LEVELS } from '../../../domain/person.ts';
import { counted, shorten } from '../../../domain/words.ts';
import { choiceField, wordsField } from '../../../slack/form-fields.ts';
import { onPress } from '../../../slack/guard.ts';
import { modal, noticeView } from '../../../slack/modal.ts';
import { halves } from '../../../slack/pages.ts';
import { onForm } from '../../../slack/sent-form.ts';
import { escapeShort, paragraph, plainWords } from '../../../slack/text.ts';
import { pushForm } from '../../../slack/views.ts';
import {
  type AnswerFailure,
  answerQuestion,
  type OpenQuestion,
  openQuestion,
} from '../answer-question.ts';
import { rightLines } from '../granted-rights.ts';
import { lineOfKey, tellRight } from '../tell-right.ts';
import { ANSWER_QUESTION, TELL_RIGHT } from './question-blocks.ts';

const ANSWER_FORM = 'answer_question_form';
const QUESTION_FIELD = 'question';
const ANSWER_FIELD = 'answer';
const RIGHT_FORM = 'tell_right_form';
const LEVEL_FIELD = 'level';
const EVERYBODY_ASKED = 'everybody';

const FAILURES: Readonly<Record<AnswerFailure, string>> = {
  gone: 'This question is gone; perhaps whoever asked it has changed their answer.',
  'not-theirs': 'Questions about a strategy are for its owner and the executives to answer.',
};
const AGAIN = ' It takes the place of what was answered before; nobody gets the same answer twice.';
const LINE_GONE = 'The strategy no longer says this. Its newest version stands on my Home tab.';

/** Answering what people asked, and telling people what they may decide. */
export function registerQuestionActions(app: App, deps: Deps): void {
  // The owner of a strategy need not be an executive: the use case knows who may.
  onPress(app, deps, ANSWER_QUESTION, async (press) => {
    const [roundId, key] = subjectOf(press.value);
    const found = await openQuestion(deps, { ...press, roundId, key });
    const view = found.ok
      ? answerForm(press.value, found.value)
      : noticeView('Not here', FAILURES[found.error]);
    await pushForm(press, view);
  });

  onForm(app, deps, ANSWER_FORM, async ({ view, form, workspaceId, personId }) => {
    const [roundId, key] = subjectOf(view.private_metadata);
    const words = {
      question: form.one(QUESTION_FIELD).trim(),
      answer: form.one(ANSWER_FIELD).trim(),
    };
    if (words.answer === '')
      return { kind: 'problems', problems: { [ANSWER_FIELD]: 'Write a line or two.' } };
    const done = await answerQuestion(deps, { workspaceId, personId, roundId, key }, words);
    if (done.ok) return { kind: 'done', after: async () => deps.worker.wake() };
    return { kind: 'show', view: noticeView('Not sent', FAILURES[done.error]) };
  });

  onPress(app, deps, TELL_RIGHT, async (press) => {
    const [roundId, key] = subjectOf(press.value);
    const brief = await deps.rounds.brief(press.workspaceId, roundId);
    const line = brief && lineOfKey(rightLines(brief.strategy), key);
    await pushForm(
      press,
      line === undefined ? noticeView('Not here', LINE_GONE) : rightForm(press.value, line),
    );
  });

  onForm(app, deps, RIGHT_FORM, async ({ view, form, workspaceId }) => {
    const [roundId, key] = subjectOf(view.private_metadata);
    const picked = form.one(LEVEL_FIELD);
    const level = LEVELS.find((each) => each === picked) ?? null;
    const told = await tellRight(deps, { workspaceId, roundId, key }, level);
    if (told.ok && told.value > 0) return { kind: 'done', after: async () => deps.worker.wake() };
    const why = told.ok ? 'Nobody of that level was asked. Pick another, or everybody.' : LINE_GONE;
    if (told.ok) return { kind: 'problems', problems: { [LEVEL_FIELD]: why } };
    return { kind: 'show', view: noticeView('Not sent', why) };
  });
}

/** "<round> <key>" of a button or a form. */
function subjectOf(value: string): readonly [roundId: string, key: string] {
  return halves(value, value.indexOf(' '));
}

function answerForm(
  metadata: string,
  { question, strategyName, askers, given }: OpenQuestion,
): ModalView {
  const who =
    askers === null
      ? 'Everybody who asked this'
      : counted(askers, 'person who asked', 'people who asked');
  return modal({
    callbackId: ANSWER_FORM,
    title: 'Answer',
    submit: 'Send',
    metadata,
    blocks: [
      paragraph(
        `${who} will get this in a direct message. It stays with *${escapeShort(strategyName, 200)}*, where everybody can find it.${given === null ? '' : AGAIN}`,
      ),
      wordsField({
        name: QUESTION_FIELD,
        label: 'The question',
        hint: 'Change its words as you like: they are kept as yours.',
        isLong: true,
        most: 600,
        value: shorten(given?.question ?? plainWords(question), 600),
      }),
      wordsField({
        name: ANSWER_FIELD,
        label: 'Your answer',
        isLong: true,
        most: 2000,
        value: given?.answer ?? '',
      }),
    ],
  });
}

function rightForm(metadata: string, line: string): ModalView {
  return modal({
    callbackId: RIGHT_FORM,
    title: 'Send this line',
    submit: 'Send',
    metadata,
    blocks: [
      paragraph(
        `>${escapeShort(line, 1500)}\nIt goes to each of them alone. Nobody learns who did not know it.`,
      ),
      choiceField({
        name: LEVEL_FIELD,
        label: 'To whom, of those who were asked?',
        options: [
          { value: EVERYBODY_ASKED, label: 'Everybody' },
          ...LEVELS.map((level) => ({ value: level, label: `Everybody who is: ${level}` })),
        ],
        value: EVERYBODY_ASKED,
      }),
    ],
  });
}
