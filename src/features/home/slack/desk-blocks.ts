import type { KnownBlock } from '@slack/types';
import type { SlackMessage } from '../../../slack/slack-message.ts';
import { escapeShort, moment, paragraph, smallPrint } from '../../../slack/text.ts';
import type { Desk, RoundStanding } from '../describe-desk.ts';

const MOST_OWN = 6;

/** What waits for somebody here: their own open questions. */
export function deskBlocks(desk: Desk): SlackMessage {
  return { text: 'How your strategy check stands', blocks: [...ownBlocks(desk.rounds)] };
}

function ownBlocks(own: readonly RoundStanding[]): readonly KnownBlock[] {
  if (own.length === 0)
    return [paragraph('*Nothing is waiting for you.* You will get a message when you are asked.')];
  const shown = own.slice(0, MOST_OWN).map(({ strategyName, question, hasAnswered, closesAt }) => {
    const done = hasAnswered
      ? ':white_check_mark: answered'
      : ':speech_balloon: waiting for your answer';
    return paragraph(
      `*${escapeShort(strategyName, 150)}*: ${escapeShort(question, 300)}\n${done}, open until ${moment(closesAt)}`,
    );
  });
  const more = own.length - shown.length;
  return more > 0 ? [...shown, smallPrint(`And ${more} more for you.`)] : shown;
}
