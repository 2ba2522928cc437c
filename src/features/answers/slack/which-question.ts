import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Deps } from '../../../deps.ts';
import { onPress } from '../../../slack/guard.ts';
import { readable } from '../../../slack/readable.ts';
import { plain, respondWith } from '../../../slack/slack-message.ts';
import { THIS_QUESTION } from '../messages/which-question.ts';
import { placeMessage } from '../take-in-replies.ts';

/** What somebody reads once their message has found its question, or cannot find it. */
export const PLACED = 'Thank you. It is with that question now.';
export const NOT_PLACED =
  'I cannot find your message any more. Please write it once more in the thread of the question.';

/** The buttons under a plain message that could answer several questions. */
export function registerWhichQuestion(app: App, deps: Deps): void {
  onPress(app, deps, new RegExp(`^${THIS_QUESTION}_\\d+$`), async (press) => {
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
