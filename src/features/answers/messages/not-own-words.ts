import type { Deps } from '../../../deps.ts';
import { saysNothing } from '../../../domain/reply.ts';
import { shorten } from '../../../domain/words.ts';
import { type MessageKind, PRIORITY } from '../../../outbox/message-kind.ts';
import { plain } from '../../../slack/slack-message.ts';
import { escapeShort, paragraph, plainWords, quote, richText } from '../../../slack/text.ts';

type LeftOut = { readonly passedOn: readonly string[]; readonly hasOwn: boolean };

const LONGEST_QUOTE = 1200;
const MOST_QUOTES = 3;

const UNREADABLE =
  'I can’t read what is in this message, so nothing of it is part of your answer yet. Could you say it here in a line or two?';
const PASSED_ON = 'These are words that you passed on:';
const AND_OWN = {
  true: 'They are not yours, so I leave them out. What you wrote yourself is your answer.',
  false:
    'They are not yours, so I don’t take them for your answer. What would you say? A line or two of your own is enough.',
} as const;

/**
 * Tells somebody which words of a message are not taken in: those of somebody else that they forwarded,
 * and those that cannot be read. They are read from Slack when it is told, and kept nowhere.
 */
export const NOT_OWN_WORDS: MessageKind<Deps, LeftOut> = {
  priority: PRIORITY.answer,
  async compose({ history }, workspaceId, { subjectId: messageTs, target }) {
    if (target.kind !== 'channel') return undefined;
    const place = { workspaceId, channelId: target.channelId, messageTs };
    const message = await history.inThread(place, target.threadTs ?? messageTs);
    if (message === undefined) return undefined;
    const hasOwn = !saysNothing(message);
    const { passedOn } = message;
    return hasOwn && passedOn.length === 0 ? undefined : { passedOn, hasOwn };
  },
  draw({ passedOn, hasOwn }) {
    if (passedOn.length === 0) return plain(UNREADABLE);
    const shown = passedOn.slice(0, MOST_QUOTES).map(plainWords);
    const next = AND_OWN[hasOwn ? 'true' : 'false'];
    return {
      text: `${PASSED_ON} “${escapeShort(shown.join(' … '), 800)}” ${next}`,
      blocks: [
        paragraph(PASSED_ON),
        richText(shown.map((words) => quote(shorten(words, LONGEST_QUOTE)))),
        paragraph(next),
      ],
    };
  },
};
