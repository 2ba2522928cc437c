import type { KnownBlock } from '@slack/types';
import { type AskedQuestion, isClaim, type PromptMessage } from '../domain/question.ts';
import type { Disclosure } from '../domain/settings.ts';
import { shorten } from '../domain/words.ts';
import { escapeShort, moment, paragraph, smallPrint, title } from './text.ts';

/** More than a turn should ever have; together they stay within what Slack takes. */
const MOST_QUESTIONS = 10;
const ALL_QUESTIONS = 7000;

const WHO: Readonly<Record<Disclosure, string>> = {
  named: 'Executives will see your name with your words.',
  function: 'Executives will see your words and function, not your name.',
  anonymous: 'Executives will see numbers; your words only if you agree.',
};

/** What can be pressed under a question, and under all of them. A preview has neither. */
export type QuestionButtons = {
  readonly under: (question: AskedQuestion, index: number) => readonly KnownBlock[];
  readonly below: readonly KnownBlock[];
};

const NO_BUTTONS: QuestionButtons = { under: () => [], below: [] };

/** Questions as leaders read them, with buttons only where they are to be answered. */
export function questionBlocks(
  message: PromptMessage,
  { under, below }: QuestionButtons = NO_BUTTONS,
): readonly KnownBlock[] {
  const { strategyName, statement, closesAt } = message;
  const shown = shownQuestions(message);
  const each = Math.floor(ALL_QUESTIONS / Math.max(1, shown.length));
  return [
    title(`${shorten(strategyName, 120)}: two minutes`),
    smallPrint(escapeShort(statement, 320)),
    ...shown.flatMap((question, i) => [...textOf(question, each), ...under(question, i)]),
    paragraph(howOf(message)),
    ...below,
    smallPrint(
      `You make this strategy real, so you are asked. ${whoOf(message)} Open until ${moment(closesAt)}.`,
    ),
  ];
}

/** The same as one line of plain text. */
export function questionText(message: PromptMessage): string {
  const all = shownQuestions(message).map(({ text }) => text);
  return escapeShort(`${message.strategyName}: ${all.join(' ')}`, 1000);
}

function shownQuestions({ questions }: PromptMessage): readonly AskedQuestion[] {
  return questions.slice(0, MOST_QUESTIONS);
}

function whoOf({ to, disclosure, questions }: PromptMessage): string {
  if (to === 'person') return WHO[disclosure];
  const isSealed = questions.some(({ sides }) => sides.length > 0);
  return `Everybody here sees the thread${isSealed ? ', but not what you pick' : ''}.`;
}

function howOf({ questions }: PromptMessage): string {
  const isPicked = questions.every((each) => isClaim(each) || each.sides.length > 0);
  return isPicked
    ? 'One press is enough; a word on why, in this thread, says more.'
    : 'Answer in this thread, in your own words; one concrete step is plenty.';
}

function textOf({ text, sides }: AskedQuestion, most: number): readonly KnownBlock[] {
  if (sides.length === 0) return [paragraph(`*${escapeShort(text, most)}*`)];
  const share = Math.floor(most / 3);
  const lines = sides.map((side, i) => `*${'AB'[i]}*  ${escapeShort(side.text, share)}`);
  return [paragraph(`*${escapeShort(text, share)}*`), paragraph(lines.join('\n'))];
}
