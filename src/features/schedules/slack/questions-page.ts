import type { KnownBlock, ModalView } from '@slack/types';
import type { PromptMessage, Question } from '../../../domain/question.ts';
import { QUESTION_KINDS } from '../../../domain/question-kinds.ts';
import { hubAction, hubPage } from '../../../slack/hub-view.ts';
import { actions, pageButtons, pageOf, pressButton, row } from '../../../slack/pages.ts';
import { questionBlocks } from '../../../slack/question-blocks.ts';
import { escapeShort, paragraph, smallPrint, toOption } from '../../../slack/text.ts';
import type { QuestionsOverview } from '../questions.ts';

/** The actions of the list of questions. The value of `preview` is the key of a question. */
export const QUESTIONS = {
  preview: 'question_preview',
  /** A menu; the value of an option is "preview", "edit" or "remove", and the question's id. */
  own: 'question_own',
  add: 'question_new',
  page: 'questions_page',
} as const;

const PER_PAGE = 20;

type Entry = { readonly heading: string; readonly block: KnownBlock };

/** Everything that can be asked, a page of it, with a word on what was just done. */
export function questionsPage(
  overview: QuestionsOverview,
  wanted = 0,
  notice: string | undefined = undefined,
): ModalView {
  const { items, ...where } = pageOf(entriesOf(overview), wanted, PER_PAGE);
  const blocks = items.flatMap(({ heading, block }, index) =>
    heading === items[index - 1]?.heading ? [block] : [paragraph(heading), block],
  );
  return hubPage('questions', 'Questions', [
    ...(notice === undefined ? [] : [paragraph(notice)]),
    ...blocks,
    ...pageButtons(QUESTIONS.page, where),
    actions(pressButton(QUESTIONS.add, 'New question', '')),
  ]);
}

function entriesOf({ bank, own, dilemmas }: QuestionsOverview): readonly Entry[] {
  const withKind = ({ kind, text }: Question) =>
    `${QUESTION_KINDS[kind].label}: ${escapeShort(text, 500)}`;
  const preview = (key: string) => pressButton(QUESTIONS.preview, 'Preview as sent', key);
  return [
    ...own.map(({ key, question }) => ({
      heading: '*Your own*',
      block: row(`question ${key}`, withKind(question), ownMenu(key.replace(/^own /, ''))),
    })),
    ...bank.map(({ key, question }) => ({
      heading: '*Ready to ask*',
      block: row(`question ${key}`, withKind(question), preview(key)),
    })),
    ...dilemmas.flatMap(({ strategyName, questions }) =>
      questions.map(({ key, question }) => ({
        heading: `*The trade-offs of ${escapeShort(strategyName, 150)}*`,
        block: row(`question ${key}`, escapeShort(question.text, 1000), preview(key)),
      })),
    ),
  ];
}

function ownMenu(id: string) {
  const options = [
    { value: `preview ${id}`, label: 'Preview as sent' },
    { value: `edit ${id}`, label: 'Edit' },
    { value: `remove ${id}`, label: 'Remove' },
  ];
  return { type: 'overflow' as const, action_id: QUESTIONS.own, options: options.map(toOption) };
}

/** A question as a leader gets it, without the buttons: nothing in a preview works. */
export function previewPage(message: PromptMessage): ModalView {
  return hubPage('question_preview', 'Preview as sent', [
    smallPrint('This is what a leader sees; the buttons to answer are left out here.'),
    ...questionBlocks(message),
    { type: 'divider' },
    actions(pressButton(hubAction('questions'), 'All questions', '')),
  ]);
}
