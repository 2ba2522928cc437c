import type { KnownBlock } from '@slack/types';
import {
  type AskedQuestion,
  isClaim,
  mainQuestion,
  type PromptMessage,
} from '../domain/question.ts';
import type { Disclosure } from '../domain/settings.ts';
import { counted, wholeSentences } from '../domain/words.ts';
import { escapeShort, moment, paragraph, smallPrint } from './text.ts';

/** Of the strategy beside the question, in whole sentences. */
const MOST_OF_STATEMENT = 320;
/** The longest question; its two sides have as much each. */
const LONGEST = 1200;

const WHO: Readonly<Record<Disclosure, string>> = {
  named: 'Executives will see your name with your words.',
  function: 'Executives will see your words and function, not your name.',
  anonymous: 'Executives will see numbers; your words only if you agree.',
};

/**
 * What is asked, as leaders read it: a sentence that invites, the question that counts most, and
 * who sees the answer; `controls` stand below the question, and a preview has none. Whatever else is
 * asked stands in the form: a message that shows everything is put off.
 */
export function questionBlocks(
  message: PromptMessage,
  controls: readonly KnownBlock[] = [],
): readonly KnownBlock[] {
  const { statement, closesAt } = message;
  return [
    paragraph(invitation(message)),
    smallPrint(
      escapeShort(wholeSentences(statement, MOST_OF_STATEMENT) || statement, MOST_OF_STATEMENT),
    ),
    ...mainQuestionBlocks(message.questions),
    ...controls,
    smallPrint(`${whoOf(message)} Open until ${moment(closesAt)}.`),
  ];
}

/** The question that counts most, the sides of a dilemma on lines of their own. */
export function mainQuestionBlocks(questions: readonly AskedQuestion[]): readonly KnownBlock[] {
  const main = mainQuestion(questions);
  if (main === undefined) return [];
  const { text, sides } = main;
  const lines = sides.map((side, i) => `*${'AB'[i]}*  ${escapeShort(side.text, LONGEST)}`);
  const question = paragraph(`*${escapeShort(text, LONGEST)}*`);
  return lines.length === 0 ? [question] : [question, paragraph(lines.join('\n'))];
}

/** The same as one line of plain text. */
export function questionText({ strategyName, questions }: PromptMessage): string {
  return escapeShort(`${strategyName}: ${mainQuestion(questions)?.text ?? ''}`, 1000);
}

function invitation({ firstName, strategyName, questions }: PromptMessage): string {
  const asked = `${inWords(questions.length)} about *${escapeShort(strategyName, 120)}*`;
  const opening = firstName === undefined ? asked : `${escapeShort(firstName, 40)}, ${asked}`;
  const [only, ...others] = questions;
  const isPicked = only !== undefined && (isClaim(only) || only.sides.length > 0);
  const time = others.length === 0 ? 'two minutes' : 'two minutes in all';
  const how =
    others.length === 0 && isPicked
      ? ': one press is enough, and a word on why, here in the thread, is welcome.'
      : `, ${time}: press Answer, or just write right here in the thread.`;
  return `${opening.charAt(0).toUpperCase()}${opening.slice(1)}${how}`;
}

function inWords(count: number): string {
  const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six'][count];
  return counted(count, 'short question', 'short questions').replace(/^\d+/, (n) => words ?? n);
}

function whoOf({ to, disclosure, questions }: PromptMessage): string {
  if (to === 'person') return WHO[disclosure];
  const isSealed = questions.some(({ sides }) => sides.length > 0);
  return `Everybody here sees the thread${isSealed ? ', but not what you pick' : ''}.`;
}
