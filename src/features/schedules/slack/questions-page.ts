import type { KnownBlock, ModalView } from '@slack/types';
import type { PromptMessage } from '../../../domain/question.ts';
import { hubAction, hubPage } from '../../../slack/hub-view.ts';
import { actions, pageButtons, pageOf, pressButton, row } from '../../../slack/pages.ts';
import { questionBlocks } from '../../../slack/question-blocks.ts';
import { escapeShort, paragraph, smallPrint, toOption } from '../../../slack/text.ts';
import type { ListedQuestion, QuestionsOverview } from '../questions.ts';
import { kindWords } from './question-choices.ts';

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
  const worded = ({ question }: ListedQuestion) =>
    kindWords({ ...question, text: escapeShort(question.text, 500) });
  const previewed = (heading: string, { key }: ListedQuestion, words: string) => {
    const preview = pressButton(QUESTIONS.preview, 'Preview as sent', key);
    return { heading, block: row(`question ${key}`, words, preview) };
  };
  return [
    ...own.map((one) => ({
      heading: '*Your own*',
      block: row(`question ${one.key}`, worded(one), ownMenu(one.key.replace(/^own /, ''))),
    })),
    ...bank.map((one) => previewed('*Ready to ask*', one, worded(one))),
    ...dilemmas.flatMap(({ strategyName, questions }) => {
      const heading = `*The trade-offs of ${escapeShort(strategyName, 150)}*`;
      return questions.map((one) => previewed(heading, one, escapeShort(one.question.text, 1000)));
    }),
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
