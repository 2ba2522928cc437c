import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { HistoricMessage, History } from '../../../slack/slack.ts';
import { parseWrittenMessage } from './parse-message.ts';

const PAGE = 200;

const pageSchema = z.object({
  messages: z.array(z.unknown()),
  response_metadata: z.object({ next_cursor: z.string() }).partial().optional(),
});

/** Reads back what was written while nobody listened. */
export function createHistory(client: WebClient): History {
  return {
    async thread(channel, ts) {
      const messages = await collect((cursor) =>
        client.conversations.replies({ channel, ts, limit: PAGE, ...cursor }),
      );
      return messages.filter((message) => message.messageTs !== ts);
    },
    async message(channel, ts) {
      const at = { channel, latest: ts, oldest: ts, inclusive: true, limit: 1 } as const;
      const { messages } = pageSchema.parse(await client.conversations.history(at));
      const [found] = messages.flatMap((raw) => parseWrittenMessage(raw) ?? []);
      return found?.messageTs === ts ? found : undefined;
    },
    directAfter: (channel, oldest) =>
      collect((cursor) =>
        client.conversations.history({ channel, oldest, limit: PAGE, ...cursor }),
      ),
  };
}

async function collect(
  page: (cursor: { cursor?: string }) => Promise<unknown>,
): Promise<readonly HistoricMessage[]> {
  const found: HistoricMessage[] = [];
  let cursor = {};
  for (;;) {
    const answer = pageSchema.parse(await page(cursor));
    found.push(...answer.messages.flatMap((raw) => parseWrittenMessage(raw) ?? []));
    const next = answer.response_metadata?.next_cursor ?? '';
    if (next === '') return found;
    cursor = { cursor: next };
  }
}
