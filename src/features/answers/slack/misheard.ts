import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { respondWith } from '../../../slack/respond-with.ts';
import { plain } from '../../../slack/slack-message.ts';
import { createVoiceDesk } from '../voice-desk.ts';
import { MISHEARD } from './clip-blocks.ts';

/** What somebody reads whose press changes nothing. */
export const NOT_THEIR_CLIP =
  'Nothing was changed: this is for whoever recorded the clip, and only once.';

/** The button under a transcript: its author says that these are not their words. */
export function registerMisheard(app: App, deps: Deps): void {
  app.action<BlockAction<ButtonAction>>(MISHEARD, async ({ ack, body, action, respond }) => {
    await ack();
    const workspaceId = body.team?.id ?? body.user.team_id ?? '';
    const { misheard } = createVoiceDesk(deps);
    if (await misheard(workspaceId, body.user.id, action.value ?? '')) deps.worker.wake();
    else {
      await respondWith(respond, plain(NOT_THEIR_CLIP));
    }
  });
}
