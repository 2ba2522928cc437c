import type { KnownBlock } from '@slack/types';
import { CAUSE_WORDS } from '../../domain/cause.ts';
import type { Message, PromptMessage } from '../../domain/message.ts';
import { listInWords, shorten } from '../../domain/words.ts';
import { escapeMrkdwn, escapeShort, moment, paragraph, smallPrint, title } from './text.ts';

/** A Slack message: its blocks, and the plain text for notifications and screen readers. */
export type SlackMessage = { readonly text: string; readonly blocks: readonly KnownBlock[] };

/** How a message of ours looks in Slack. */
export function messageBlocks(message: Message): SlackMessage {
  switch (message.kind) {
    case 'prompt':
      return prompt(message);
    case 'receipt':
      return receipt(message);
    case 'round-closed':
      return roundClosed(message);
    case 'reminder':
      return plain(
        `A quick reminder: *${escapeShort(message.strategyName, 200)}* is waiting for your answer until ${moment(message.closesAt)}. ${escapeShort(message.question, 1000)}`,
      );
    case 'trouble':
      return plain(
        `*${escapeShort(message.strategyName, 200)}*: these people were not asked.\n${message.people
          .slice(0, 20)
          .map(({ personId, why }) => `• <@${personId}>: ${escapeShort(why, 120)}`)
          .join('\n')}`,
      );
  }
}

function prompt(message: PromptMessage): SlackMessage {
  const { strategyName, statement, questions, closesAt, to } = message;
  const question = questions.map(({ text }) => text).join('\n');
  const name = escapeShort(strategyName, 200);
  const how =
    to === 'person'
      ? 'Answer in this thread, in your own words. A few sentences are plenty, and one concrete step says more than a full page.'
      : 'Please answer in the thread below, in your own words, and best before you read the others. One concrete step says more than a full page.';
  const who =
    to === 'person'
      ? 'You are asked because this strategy becomes real through what you decide. Executives will read your answer with your name.'
      : 'You are asked because this strategy becomes real through what you decide. Everybody in this channel can read the thread.';
  return {
    text: escapeShort(`${strategyName}: ${question}`, 1000),
    blocks: [
      title(`${shorten(strategyName, 110)}: one question, two minutes`),
      paragraph(`*${escapeShort(question, 2500)}*`),
      paragraph(how),
      smallPrint(`${who} Open until ${moment(closesAt)}.`),
      smallPrint(`*${name}* in short: ${escapeShort(statement, 320)}`),
    ],
  };
}

function receipt(message: Extract<Message, { kind: 'receipt' }>): SlackMessage {
  return plain(receiptText(message));
}

function receiptText({
  isLate,
  wasAsked,
  closesAt,
}: Extract<Message, { kind: 'receipt' }>): string {
  if (!wasAsked) {
    return 'Thank you. You were not on the list for this question, so your answer is kept apart and not counted.';
  }
  if (isLate) {
    return 'Thank you. This question has closed already; your answer is kept all the same and marked as late.';
  }
  return `Thank you, your answer is safe. You can add to it, edit it or delete it; what stands here on ${moment(closesAt)} is what counts.`;
}

function roundClosed(message: Extract<Message, { kind: 'round-closed' }>): SlackMessage {
  const { strategyName, headline, causes } = message;
  const behind = causes.slice(0, 2).map((cause) => CAUSE_WORDS[cause]);
  const name = escapeShort(strategyName, 200);
  const why = behind.length > 0 ? ` What seems to stand behind it: ${listInWords(behind)}.` : '';
  return {
    text: escapeShort(`The round on ${strategyName} has closed. ${headline}`, 1000),
    blocks: [
      paragraph(`*The round on ${name} has closed.*\n${escapeMrkdwn(headline)}${why}`),
      smallPrint('Type `/alignment-report` to see who stands where, in their own words.'),
    ],
  };
}

/** A message of one paragraph. */
export function plain(mrkdwn: string): SlackMessage {
  return { text: mrkdwn, blocks: [paragraph(mrkdwn)] };
}
