import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import { MISHEARD } from '../../blocks/clip-blocks.ts';
import { plain } from '../../blocks/message-blocks.ts';
import { respondWith } from '../../respond-with.ts';
import type { SlackServices } from '../../slack-services.ts';

/** What somebody reads whose press changes nothing. */
export const NOT_THEIR_CLIP =
  'Nothing was changed: this is for whoever recorded the clip, and only once.';

/** The button under a transcript: its author says that these are not their words. */
export function listenToMisheard(app: App, services: SlackServices): void {
  app.action<BlockAction<ButtonAction>>(MISHEARD, async ({ ack, body, action, respond }) => {
    await ack();
    const workspaceId = body.team?.id ?? body.user.team_id ?? '';
    const { misheard } = services.voiceDesk;
    if (await misheard(workspaceId, body.user.id, action.value ?? '')) services.wake();
    else {
      await respondWith(respond, plain(NOT_THEIR_CLIP));
    }
  });
}
