import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Deps } from '../../../deps.ts';
import { mainQuestion } from '../../../domain/question.ts';
import type { MessagePlace } from '../../../domain/reply.ts';
import { onPress } from '../../../slack/guard.ts';
import { readable } from '../../../slack/readable.ts';
import { plain, respondWith, type SlackMessage } from '../../../slack/slack-message.ts';
import { paragraph, toOption } from '../../../slack/text.ts';
import type { OpenQuestion } from '../find-asked.ts';
import { placeMessage } from '../take-in-replies.ts';

/** The buttons that name a question; each is numbered, since ids must differ. */
const THIS_QUESTION = 'this_question';

/** Slack takes 25 elements in a row of buttons; nobody is asked so much at once. */
const MOST_QUESTIONS = 10;

const WHICH =
  'Thank you, I have it. More than one question is open for you: which does this answer?';

/** What somebody reads once their message has found its question, or cannot find it. */
export const PLACED = 'Thank you. It is with that question now.';
export const NOT_PLACED =
  'I cannot find your message any more. Please write it once more in the thread of the question.';

/** Asks which question a plain message answers. */
export function whichQuestionBlocks(
  questions: readonly OpenQuestion[],
  { channelId, messageTs }: Pick<MessagePlace, 'channelId' | 'messageTs'>,
): SlackMessage {
  const elements = questions
    .slice(0, MOST_QUESTIONS)
    .map(({ promptId, strategyName, questions: asked }, index) => {
      const label = `${strategyName}: ${mainQuestion(asked)?.text ?? ''}`;
      return {
        type: 'button' as const,
        action_id: `${THIS_QUESTION}_${index}`,
        text: toOption({ value: '', label }).text,
        value: `${promptId} ${channelId} ${messageTs}`,
      };
    });
  return { text: WHICH, blocks: [paragraph(WHICH), { type: 'actions', elements }] };
}

/** The buttons under a plain message that could answer several questions. */
export function registerWhichQuestion(app: App, deps: Deps): void {
  onPress(app, deps, 'anybody', new RegExp(`^${THIS_QUESTION}_\\d+$`), async (press) => {
    const { workspaceId, personId, value, respond } = press;
    const [promptId, channelId, messageTs] = readable('which message it is', partsOf(value));
    const place = { workspaceId, channelId, messageTs };
    if (!(await placeMessage(deps, place, { personId, promptId }))) {
      return await respondWith(respond, plain(NOT_PLACED));
    }
    deps.worker.wake();
    const { text, blocks } = plain(PLACED);
    await respond({ replace_original: true, text, blocks: [...blocks] });
  });
}

function partsOf(value: string) {
  return z.tuple([z.string(), z.string(), z.string().min(1)]).safeParse(value.split(' ')).data;
}
