import type { KnownBlock } from '@slack/types';
import type { Disclosure } from '../../../domain/settings.ts';
import { shorten } from '../../../domain/words.ts';
import type { AskedQuestion, PromptMessage } from '../../../outbox/message.ts';
import type { SlackMessage } from '../../../slack/slack-message.ts';
import { escapeShort, moment, paragraph, smallPrint, title } from '../../../slack/text.ts';
import { CHOOSE, CLARITY } from './answer-actions.ts';
import { answerButtons, button } from './answer-buttons.ts';

/** More than a turn should ever have; together they stay within what Slack takes. */
const MOST_QUESTIONS = 10;
const ALL_QUESTIONS = 7000;

const WHO: Readonly<Record<Disclosure, string>> = {
  named: 'Executives will see your name with your words.',
  function: 'Executives will see your words and function, not your name.',
  anonymous: 'Executives will see numbers; your words only if you agree.',
};

/** The message that asks: one person, or a whole channel. */
export function promptBlocks(message: PromptMessage): SlackMessage {
  const { strategyName, statement, questions, closesAt } = message;
  const shown = questions.slice(0, MOST_QUESTIONS);
  const all = shown.map(({ text }) => text).join(' ');
  const each = Math.floor(ALL_QUESTIONS / Math.max(1, shown.length));
  return {
    text: escapeShort(`${strategyName}: ${all}`, 1000),
    blocks: [
      title(`${shorten(strategyName, 120)}: two minutes`),
      smallPrint(escapeShort(statement, 320)),
      ...shown.flatMap((question, i) => questionBlocks(message, question, i, each)),
      paragraph(howOf(message)),
      answerButtons(message, true),
      smallPrint(
        `You make this strategy real, so you are asked. ${whoOf(message)} Open until ${moment(closesAt)}.`,
      ),
    ],
  };
}

function whoOf({ to, disclosure, questions }: PromptMessage): string {
  if (to === 'person') return WHO[disclosure];
  const isSealed = questions.some(({ sides }) => sides.length > 0);
  return `Everybody here sees the thread${isSealed ? ', but not what you pick' : ''}.`;
}

function howOf({ questions }: PromptMessage): string {
  const isPicked = questions.every(({ kind, sides }) => kind === 'clarity' || sides.length > 0);
  return isPicked
    ? 'One press is enough; a word on why, in this thread, says more.'
    : 'Answer in this thread, in your own words; one concrete step is plenty.';
}

function questionBlocks(
  message: PromptMessage,
  question: AskedQuestion,
  index: number,
  most: number,
): readonly KnownBlock[] {
  const { kind, text, sides } = question;
  if (kind === 'clarity')
    return [paragraph(`*${escapeShort(text, most)}*`), clarityButtons(message, index)];
  if (sides.length === 0) return [paragraph(`*${escapeShort(text, most)}*`)];
  const share = Math.floor(most / 3);
  const lines = sides.map((side, i) => `*${'AB'[i]}*  ${escapeShort(side.text, share)}`);
  return [
    paragraph(`*${escapeShort(text, share)}*`),
    paragraph(lines.join('\n')),
    choiceButtons(message, question, index),
  ];
}

function choiceButtons(
  message: PromptMessage,
  { sides, ruleId }: AskedQuestion,
  index: number,
): KnownBlock {
  const names = ['first', 'second'];
  return {
    type: 'actions',
    block_id: `dilemma${index}`,
    elements: [
      ...sides.map(({ choice }, i) =>
        button(message, `${CHOOSE}_${names[i]}`, 'AB'[i] ?? '', `${choice} ${ruleId}`),
      ),
      button(message, `${CHOOSE}_depends`, 'It depends', `depends ${ruleId}`),
    ],
  };
}

function clarityButtons(message: PromptMessage, index: number): KnownBlock {
  const scale = ['1', '2', '3', '4', '5'];
  return {
    type: 'actions',
    block_id: `clarity${index}`,
    elements: scale.map((n) => button(message, `${CLARITY}_${n}`, n, n)),
  };
}
