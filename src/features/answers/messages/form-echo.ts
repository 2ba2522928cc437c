import type { Deps } from '../../../deps.ts';
import { QUESTION_KINDS } from '../../../domain/question-kinds.ts';
import { shorten } from '../../../domain/words.ts';
import { type MessageKind, PRIORITY } from '../../../outbox/message-kind.ts';
import { plain } from '../../../slack/slack-message.ts';
import {
  escapeShort,
  moment,
  paragraph,
  plainWords,
  quote,
  richText,
  smallPrint,
} from '../../../slack/text.ts';

type FormEcho = {
  readonly personName: string;
  /** Null where others may not see them yet. */
  readonly words: string | null;
  readonly isLate: boolean;
  readonly closesAt: Date;
};

/**
 * Shows in the thread what somebody answered in the form, as it stands now. In a channel the words
 * stay sealed until the round has closed where a choice is among them: it must not sway who has not
 * chosen yet.
 */
export const FORM_ECHO: MessageKind<Deps, FormEcho> = {
  priority: PRIORITY.answer,
  async compose(deps, workspaceId, { subjectId: replyId }) {
    const reply = await deps.replies.find(replyId);
    const promptId = reply?.promptId ?? null;
    const brief = reply && (await deps.rounds.brief(workspaceId, reply.roundId));
    if (reply === undefined || promptId === null || brief === undefined) return undefined;
    const { delivery, closedAt, closesAt } = brief.round;
    const choices = await deps.answers.of(promptId);
    const isSealed =
      delivery.kind === 'channel' &&
      closedAt === null &&
      choices.some(({ kind }) => QUESTION_KINDS[kind].isSealed);
    const parts = await deps.replies.answerParts(promptId);
    if (parts.length === 0) return undefined;
    const person = await deps.people.find(workspaceId, reply.personId);
    return {
      personName: person?.name ?? '',
      words: isSealed ? null : parts.map(({ text }) => text).join('\n'),
      isLate: reply.isLate,
      closesAt,
    };
  },
  draw({ personName, words, isLate, closesAt }) {
    const name = escapeShort(personName, 100) || 'Somebody';
    if (words === null) return plain(`${name} has answered in the form.`);
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
  },
};

/** One quote for each paragraph. Slack takes no more than about 13,000 letters in a message. */
function quotes(words: string) {
  const lines = words.split('\n').filter((line) => line.trim() !== '');
  const most = Math.floor(9000 / Math.max(1, lines.length));
  const shown = lines.slice(0, 40).map((line) => shorten(line, Math.max(40, most)));
  return [quote(shown.join('\n'))];
}
