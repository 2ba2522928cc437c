import type { App } from '@slack/bolt';
import type { Log } from '../../../services/ports/log.ts';
import { parseMessageEvent } from '../../parse-message.ts';
import type { SlackServices } from '../../slack-services.ts';

/** Listens to what people write: replies, edits and deletions. */
export function listenToMessages(app: App, services: SlackServices, log: Log): void {
  app.event('message', async ({ event, body, client }) => {
    const parsed = parseMessageEvent(body.team_id, event);
    switch (parsed.kind) {
      case 'ignored':
        log.info({ subtype: 'subtype' in event ? event.subtype : undefined }, 'message ignored');
        return;
      case 'deleted':
        await services.eraseMessage({ workspaceId: body.team_id, ...parsed });
        return;
      case 'written': {
        const outcome = await services.recordReply(parsed.message);
        if (outcome.kind === 'recorded' || outcome.kind === 'revised') services.wake();
        if (outcome.kind === 'which-prompt') {
          await client.chat.postMessage({
            channel: parsed.message.channelId,
            thread_ts: parsed.message.messageTs,
            text: 'Thank you! Two questions are open for you. Please answer in the thread of the one you mean, so that I know which it is.',
          });
        }
      }
    }
  });
}
