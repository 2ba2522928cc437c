import type { App } from '@slack/bolt';
import type { SlackServices } from '../../slack-services.ts';

/** Slack says that a file changed, and no more: it may be a clip whose transcript is ready now. */
export function listenToFileChanges(app: App, services: SlackServices): void {
  app.event('file_change', async ({ event, body }) => {
    if (await services.voiceDesk.fileChanged(body.team_id, event.file_id)) services.wake();
  });
}
