import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { IncomingMessage, MessagePlace } from '../../../domain/reply.ts';
import { parseWrittenMessage } from './parse-message.ts';

const PAGE = 200;

const pageSchema = z.object({
  messages: z.array(z.unknown()),
  response_metadata: z.object({ next_cursor: z.string() }).partial().optional(),
});

/** Reads back what was written while nobody listened. Throws where Slack does not answer. */
export function createHistory(client: WebClient) {
  return {
    /** The messages of a thread, the root left out. */
    async thread(place: MessagePlace) {
      const { channelId: channel, messageTs: ts } = place;
      const messages = await collect(place, (cursor) =>
        client.conversations.replies({ channel, ts, limit: PAGE, ...cursor }),
      );
      return messages.filter((message) => message.messageTs !== ts);
    },

    /** One message that a person wrote, as it stands now; undefined where it is gone. */
    async message(place: MessagePlace) {
      const { channelId: channel, messageTs: ts } = place;
      const at = { channel, latest: ts, oldest: ts, inclusive: true, limit: 1 } as const;
      const [found] = messagesIn(place, await client.conversations.history(at)).messages;
      return found?.messageTs === ts ? found : undefined;
    },

    /** The same for a message in the thread of another, or for the root of one. */
    async inThread(place: MessagePlace, threadTs: string) {
      const { channelId: channel, messageTs: ts } = place;
      const at = { channel, ts: threadTs, latest: ts, oldest: ts, inclusive: true } as const;
      const { messages } = messagesIn(place, await client.conversations.replies(at));
      return messages.find(({ messageTs }) => messageTs === ts);
    },

    /** The messages of a direct message channel after one of them, threads left out. */
    async directAfter(place: MessagePlace) {
      const { channelId: channel, messageTs: oldest } = place;
      return await collect(place, (cursor) =>
        client.conversations.history({ channel, oldest, limit: PAGE, ...cursor }),
      );
    },
  };
}

async function collect(
  place: MessagePlace,
  page: (cursor: { cursor?: string }) => Promise<unknown>,
): Promise<readonly IncomingMessage[]> {
  const found: IncomingMessage[] = [];
  let cursor = {};
  for (;;) {
    const { messages, next } = messagesIn(place, await page(cursor));
    found.push(...messages);
    if (next === '') return found;
    cursor = { cursor: next };
  }
}

function messagesIn({ workspaceId, channelId }: MessagePlace, page: unknown) {
  const { messages, response_metadata } = pageSchema.parse(page);
  const at = { workspaceId, channelId, isDirect: channelId.startsWith('D') };
  return {
    messages: messages.flatMap((raw) => parseWrittenMessage(raw, at) ?? []),
    next: response_metadata?.next_cursor ?? '',
  };
}
