import type { KnownBlock } from '@slack/types';
import { shorten } from '../../../domain/words.ts';
import type { ClipMessage } from '../../../outbox/message.ts';
import type { SlackMessage } from '../../../slack/slack-message.ts';
import { escapeShort, paragraph, plainWords, quote, richText } from '../../../slack/text.ts';

/** The action of the button under a transcript; its value is the clip's id. */
export const MISHEARD = 'misheard';

const LONGEST_QUOTE = 2500;
const DECLINED =
  'I can only take in words and voice clips, so this file is not part of your answer. Could you say in a line or two what matters in it?';
const UNHEARD = 'I could not make out your clip. Could you type it in a line or two?';
const LEFT_OUT = 'Thank you, I have left that out. Could you type what you meant in a line or two?';

/** What is said about a clip, or about a file that is none. */
export function clipBlocks(message: ClipMessage): SlackMessage {
  switch (message.kind) {
    case 'heard':
      return heard(message.clipId, plainWords(message.words));
    case 'clip-unheard':
      return simple(message.wasMisheard ? LEFT_OUT : UNHEARD);
    case 'file-declined':
      return simple(DECLINED);
  }
}

/** What was said is shown as plain text: nothing in it works. */
function heard(clipId: string, words: string): SlackMessage {
  return {
    text: `Here is what I heard: ${escapeShort(words, 1000)}`,
    blocks: [
      paragraph('Here is what I heard:'),
      richText([quote(shorten(words, LONGEST_QUOTE))]),
      paragraph(
        'Transcripts can be wrong. If something is missing, add it here. If this is not what you said, press the button: I leave it out, and what you type counts instead.',
      ),
      misheardButton(clipId),
    ],
  };
}

function misheardButton(clipId: string): KnownBlock {
  const text = { type: 'plain_text', text: 'Not what I said' } as const;
  return {
    type: 'actions',
    elements: [{ type: 'button', action_id: MISHEARD, value: clipId, text }],
  };
}

function simple(text: string): SlackMessage {
  return { text, blocks: [paragraph(text)] };
}
