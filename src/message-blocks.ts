import { clipBlocks } from './features/answers/slack/clip-blocks.ts';
import {
  echoBlocks,
  reminderBlocks,
  whyBlocks,
} from './features/answers/slack/follow-up-blocks.ts';
import { readBackBlocks } from './features/answers/slack/read-back-blocks.ts';
import { promptBlocks } from './features/check-in/slack/prompt-blocks.ts';
import { assignedNote, closedNote } from './features/report/slack/note-blocks.ts';
import type { Message } from './outbox/message.ts';
import { plain, type SlackMessage } from './slack/slack-message.ts';
import { escapeShort, moment } from './slack/text.ts';

/** How a message of ours looks in Slack. */
export function messageBlocks(message: Message): SlackMessage {
  switch (message.kind) {
    case 'prompt':
      return promptBlocks(message);
    case 'heard':
    case 'clip-unheard':
    case 'file-declined':
      return clipBlocks(message);
    case 'receipt':
      return receipt(message);
    case 'read-back':
      return readBackBlocks(message);
    case 'round-closed':
      return closedNote(message);
    case 'flag-assigned':
      return assignedNote(message);
    case 'reminder':
      return reminderBlocks(message);
    case 'why':
      return whyBlocks(message);
    case 'form-echo':
      return echoBlocks(message);
    case 'trouble':
      return plain(
        `*${escapeShort(message.strategyName, 200)}*: these people were not asked.\n${message.people
          .slice(0, 20)
          .map(({ personId, why }) => `• <@${personId}>: ${escapeShort(why, 120)}`)
          .join('\n')}`,
      );
  }
}

function receipt(message: Extract<Message, { kind: 'receipt' }>): SlackMessage {
  return plain(receiptText(message));
}

function receiptText({
  isLate,
  wasAsked,
  isClip,
  closesAt,
}: Extract<Message, { kind: 'receipt' }>): string {
  const next = isClip ? ' Once Slack has written your clip down, you read here what I heard.' : '';
  if (!wasAsked) {
    return `Thank you. You were not on the list for this question, so your answer is kept apart and not counted.${next}`;
  }
  if (isLate) {
    return `Thank you. This question has closed already; your answer is kept all the same and marked as late.${next}`;
  }
  if (isClip) {
    return `Thank you, your clip is safe.${next} You can add to it or delete it; what counts is what stands here at the end, ${moment(closesAt)}.`;
  }
  return `Thank you, your answer is safe. You can add to it, edit it or delete it; what counts is what stands here at the end, ${moment(closesAt)}.`;
}
