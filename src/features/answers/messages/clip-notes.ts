import type { Deps } from '../../../deps.ts';
import { shorten } from '../../../domain/words.ts';
import { type MessageKind, PRIORITY } from '../../../outbox/message-kind.ts';
import { plain } from '../../../slack/slack-message.ts';
import { escapeShort, paragraph, plainWords, quote, richText } from '../../../slack/text.ts';

/** The action of the button under a transcript; its value is the clip's id. */
export const MISHEARD = 'misheard';

const NOT_WHAT_I_SAID = { type: 'plain_text', text: 'Not what I said' } as const;
const LONGEST_QUOTE = 2500;
const DECLINED =
  'I can only take in words and voice clips, so this file is not part of your answer. Could you say in a line or two what matters in it?';
const UNHEARD = 'I could not make out your clip. Could you type it in a line or two?';
const LEFT_OUT = 'Thank you, I have left that out. Could you type what you meant in a line or two?';

/** Shows what was said in a clip, as plain text: nothing in it works. */
export const TRANSCRIPT: MessageKind<Deps, { readonly clipId: string; readonly words: string }> = {
  priority: PRIORITY.answer,
  async compose({ clips }, _workspaceId, { subjectId: clipId }) {
    const clip = await clips.find(clipId);
    return clip?.state === 'heard' ? { clipId, words: clip.transcript } : undefined;
  },
  draw({ clipId, words: written }) {
    const words = plainWords(written);
    return {
      text: `Here is what I heard: ${escapeShort(words, 1000)}`,
      blocks: [
        paragraph('Here is what I heard:'),
        richText([quote(shorten(words, LONGEST_QUOTE))]),
        paragraph(
          'Transcripts can be wrong. If something is missing, add it here. If this is not what you said, press the button: I leave it out, and what you type counts instead.',
        ),
        {
          type: 'actions',
          elements: [{ type: 'button', action_id: MISHEARD, value: clipId, text: NOT_WHAT_I_SAID }],
        },
      ],
    };
  },
};

/** Asks to type what a clip says that could not be transcribed, or was transcribed wrongly. */
export const CLIP_UNTRANSCRIBED: MessageKind<Deps, { readonly wasMisheard: boolean }> = {
  priority: PRIORITY.answer,
  async compose({ clips }, _workspaceId, { subjectId: clipId }) {
    const state = (await clips.find(clipId))?.state;
    if (state !== 'unheard' && state !== 'misheard') return undefined;
    return { wasMisheard: state === 'misheard' };
  },
  draw: ({ wasMisheard }) => plain(wasMisheard ? LEFT_OUT : UNHEARD),
};

/** Declines a file that is no clip. */
export const FILE_DECLINED: MessageKind<Deps, object> = {
  priority: PRIORITY.answer,
  compose: async () => ({}),
  draw: () => plain(DECLINED),
};
