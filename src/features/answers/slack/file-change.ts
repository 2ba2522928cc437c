import type { App } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { createVoiceDesk } from '../voice-desk.ts';

/** Slack says that a file changed, and no more: it may be a clip whose transcript is ready now. */
export function registerFileChanges(app: App, deps: Deps): void {
  app.event('file_change', async ({ event, body }) => {
    if (await createVoiceDesk(deps).fileChanged(body.team_id, event.file_id)) deps.worker.wake();
  });
}
