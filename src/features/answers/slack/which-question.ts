import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { respondWith } from '../../../slack/respond-with.ts';
import { plain } from '../../../slack/slack-message.ts';
import { placeMessage } from '../place-message.ts';
import { THIS_QUESTION } from './which-question-blocks.ts';

/** What somebody reads once their message has found its question, or cannot find it. */
export const PLACED = 'Thank you. It is with that question now.';
export const NOT_PLACED =
  'I cannot find your message any more. Please write it once more in the thread of the question.';

/** The buttons under a plain message that could answer several questions. */
export function registerWhichQuestion(app: App, deps: Deps): void {
  app.action<BlockAction<ButtonAction>>(
    new RegExp(`^${THIS_QUESTION}_\\d+$`),
    async ({ ack, body, action, respond }) => {
      await ack();
      const workspaceId = body.team?.id ?? body.user.team_id ?? '';
      const [promptId = '', channelId = '', messageTs = ''] = (action.value ?? '').split(' ');
      const personId = body.user.id;
      const message = { workspaceId, personId, channelId, messageTs, promptId };
      if (!(await placeMessage(deps, message))) {
        await respondWith(respond, plain(NOT_PLACED));
        return;
      }
      deps.worker.wake();
      const { text, blocks } = plain(PLACED);
      await respond({ replace_original: true, text, blocks: [...blocks] });
    },
  );
}
