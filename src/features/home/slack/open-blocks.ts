import type { KnownBlock } from '@slack/types';
import type { AskedQuestion } from '../../../domain/question.ts';
import { escapeShort, moment, paragraph, smallPrint } from '../../../slack/text.ts';
import type { OpenQuestion } from '../../answers/find-asked.ts';
import { ANSWER_IN_FORM, answerControls, button } from '../../check-in/slack/answer-buttons.ts';

const MOST_OPEN = 6;
const MOST_QUESTIONS = 3;

/** What somebody is asked now, with the buttons of the message that asked. */
export function openBlocks(open: readonly OpenQuestion[]): readonly KnownBlock[] {
  if (open.length === 0)
    return [paragraph('*Nothing is waiting for you.* You will get a message when you are asked.')];
  const more = open.length - MOST_OPEN;
  return [
    ...open.slice(0, MOST_OPEN).flatMap(questionBlocks),
    ...(more > 0 ? [smallPrint(`And ${more} more, in your messages.`)] : []),
  ];
}

function questionBlocks(open: OpenQuestion, index: number): readonly KnownBlock[] {
  const { promptId, strategyName, questions, closesAt, hasAnswered } = open;
  const subject = { to: 'person', subjectId: promptId } as const;
  const until = `until ${moment(closesAt)}`;
  const state = hasAnswered
    ? `:white_check_mark: Answered. You can change it ${until}.`
    : `:speech_balloon: Waiting for a word from you, ${until}.`;
  const asked = questions.slice(0, MOST_QUESTIONS).map(formatQuestion);
  const buttons: KnownBlock = hasAnswered
    ? { type: 'actions', elements: [button(subject, ANSWER_IN_FORM, 'Change it in the form')] }
    : answerControls({ ...subject, questions });
  return [
    paragraph([`*${escapeShort(strategyName, 150)}*`, ...asked, state].join('\n')),
    { ...buttons, block_id: `open${index}` },
  ];
}

function formatQuestion({ text, sides }: AskedQuestion): string {
  const [a, b] = sides.map((side) => escapeShort(side.text, 200));
  const choice = a === undefined || b === undefined ? '' : `\n*A*  ${a}\n*B*  ${b}`;
  return `${escapeShort(text, 250)}${choice}`;
}
