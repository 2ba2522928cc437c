import { shorten } from '../../../domain/words.ts';
import type { FormEcho, Message } from '../../../outbox/message.ts';
import type { SlackMessage } from '../../../slack/slack-message.ts';
import {
  escapeShort,
  moment,
  paragraph,
  plainWords,
  quote,
  richText,
  smallPrint,
} from '../../../slack/text.ts';
import { answerButtons } from '../../check-in/slack/answer-buttons.ts';

/** A reminder; an answer in its own thread counts as well. */
export function reminderBlocks({
  promptId,
  strategyName,
  question,
  closesAt,
}: Extract<Message, { kind: 'reminder' }>): SlackMessage {
  const name = escapeShort(strategyName, 200);
  const words = `*${name}* still waits for a word from you, until ${moment(closesAt)}. Two minutes are enough; answer right here in the thread if you like.`;
  return {
    text: escapeShort(`A reminder: ${strategyName} still waits for a word from you.`, 300),
    blocks: [
      paragraph(words),
      paragraph(`*${escapeShort(question, 1000)}*`),
      answerButtons({ to: 'person', subjectId: promptId }, false),
    ],
  };
}

/** Asks for the why of a choice. */
export function whyBlocks({ closesAt }: Extract<Message, { kind: 'why' }>): SlackMessage {
  return oneParagraph(
    `Thank you! *Why?* A sentence here, in your own words, is enough. You can still change your mind above until ${moment(closesAt)}.`,
  );
}

/** Shows in the thread what somebody answered in the form. */
export function echoBlocks({ personName, words, isLate, closesAt }: FormEcho): SlackMessage {
  const name = escapeShort(personName, 100) || 'Somebody';
  if (words === null) return oneParagraph(`${name} has answered in the form.`);
  const after = isLate
    ? 'Thank you. The question has closed already, so this is marked as late.'
    : `Thank you, it is safe. Open the form again to change it, until ${moment(closesAt)}.`;
  return {
    text: `${name}’s answer from the form`,
    blocks: [
      paragraph(`*${name}’s answer from the form:*`),
      richText(quotes(plainWords(words))),
      smallPrint(after),
    ],
  };
}

/** One quote for each paragraph. Slack takes no more than about 13,000 letters in a message. */
function quotes(words: string) {
  const lines = words.split('\n').filter((line) => line.trim() !== '');
  const most = Math.floor(9000 / Math.max(1, lines.length));
  const shown = lines.slice(0, 40).map((line) => shorten(line, Math.max(40, most)));
  return [quote(shown.join('\n'))];
}

function oneParagraph(mrkdwn: string): SlackMessage {
  return { text: mrkdwn, blocks: [paragraph(mrkdwn)] };
}
