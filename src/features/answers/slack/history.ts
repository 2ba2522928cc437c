import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { type IncomingMessage, isDirectChannel, type MessagePlace } from '../../../domain/reply.ts';
import { parseWrittenMessage } from './parse-message.ts';

const PAGE = 200;

const pageSchema = z.object({
  messages: z.array(z.unknown()),
  response_metadata: z.object({ next_cursor: z.string().nullish() }).nullish(),
});
const heldSchema = z.object({
  ts: z.string().min(1),
  subtype: z.string().nullish().catch(null),
  reply_count: z.number().nullish().catch(null),
});
const openedSchema = z.object({ channel: z.object({ id: z.string() }) });

/** What Slack holds of a conversation, or of a part of it. */
export type Held = {
  /** What people wrote. */
  readonly messages: readonly IncomingMessage[];
  /** Every message there, whoever wrote it, by its id; deleted ones are not among them. */
  readonly ids: readonly string[];
  /** The messages there that have a thread. */
  readonly roots: readonly string[];
};

const NOTHING: Held = { messages: [], ids: [], roots: [] };

/**
 * Reads back what was written while nobody listened, at the pace that `wait` sets. Throws where Slack
 * does not answer.
 */
export function createHistory(
  client: WebClient,
  paces: Readonly<Record<'history' | 'replies', Pace>>,
) {
  async function history(options: Parameters<typeof client.conversations.history>[0]) {
    await paces.history();
    return await client.conversations.history(options);
  }

  async function replies(options: Parameters<typeof client.conversations.replies>[0]) {
    await paces.replies();
    return await client.conversations.replies(options);
  }

  return {
    /** A thread, its root included where that stands; nothing where the root is gone without a trace. */
    async thread(place: MessagePlace): Promise<Held> {
      const { channelId: channel, messageTs: ts } = place;
      try {
        return await collect(place, (cursor) => replies({ channel, ts, limit: PAGE, ...cursor }));
      } catch (error) {
        if (isNoThread(error)) return NOTHING;
        throw error;
      }
    },

    /** One message that a person wrote, as it stands now; undefined where it is gone. */
    async message(place: MessagePlace): Promise<IncomingMessage | undefined> {
      const { channelId: channel, messageTs: ts } = place;
      const at = { channel, latest: ts, oldest: ts, inclusive: true, limit: 1 } as const;
      const [found] = heldIn(place, await history(at)).messages;
      return found?.messageTs === ts ? found : undefined;
    },

    /** The same for a message in the thread of another, or for the root of one. */
    async inThread(place: MessagePlace, threadTs: string): Promise<IncomingMessage | undefined> {
      const { channelId: channel, messageTs: ts } = place;
      const at = { channel, ts: threadTs, latest: ts, oldest: ts, inclusive: true } as const;
      const { messages } = heldIn(place, await replies(at));
      return messages.find(({ messageTs }) => messageTs === ts);
    },

    /** A direct message channel from one message on, without what stands in threads. */
    async directSince(place: MessagePlace): Promise<Held> {
      const { channelId: channel, messageTs: oldest } = place;
      const from = { channel, oldest, inclusive: true, limit: PAGE } as const;
      return await collect(place, (cursor) => history({ ...from, ...cursor }));
    },

    /** Whether a message still stands, wherever in its channel. */
    async stands(place: MessagePlace): Promise<boolean> {
      const { channelId: channel, messageTs: ts } = place;
      try {
        const at = { channel, ts, oldest: ts, latest: ts, inclusive: true, limit: 1 } as const;
        return heldIn(place, await replies(at)).ids.includes(ts);
      } catch (error) {
        if (isNoThread(error)) return false;
        throw error;
      }
    },

    /** The direct message channel with a person; asking for it shows them nothing. */
    async directChannel(personId: string): Promise<string> {
      return openedSchema.parse(await client.conversations.open({ users: personId })).channel.id;
    },
  };
}

/** Resolves when the next call may go out. */
type Pace = () => Promise<void>;

async function collect(
  place: MessagePlace,
  page: (cursor: { cursor?: string }) => Promise<unknown>,
): Promise<Held> {
  const pages: Held[] = [];
  let cursor = {};
  for (;;) {
    const answer = await page(cursor);
    pages.push(heldIn(place, answer));
    const next = pageSchema.parse(answer).response_metadata?.next_cursor ?? '';
    if (next === '') break;
    cursor = { cursor: next };
  }
  return {
    messages: pages.flatMap(({ messages }) => messages),
    ids: pages.flatMap(({ ids }) => ids),
    roots: pages.flatMap(({ roots }) => roots),
  };
}

function heldIn({ workspaceId, channelId }: MessagePlace, page: unknown): Held {
  const { messages } = pageSchema.parse(page);
  const at = { workspaceId, channelId, isDirect: isDirectChannel(channelId) };
  const known = messages.flatMap((raw) => heldSchema.safeParse(raw).data ?? []);
  return {
    messages: messages.flatMap((raw) => parseWrittenMessage(raw, at) ?? []),
    ids: known.filter(({ subtype }) => subtype !== 'tombstone').map(({ ts }) => ts),
    roots: known.filter(({ reply_count }) => (reply_count ?? 0) > 0).map(({ ts }) => ts),
  };
}

/** Slack's word for a message that is gone, root of a thread or not. */
function isNoThread(error: unknown): boolean {
  const parsed = z.object({ data: z.object({ error: z.string() }) }).safeParse(error);
  return (
    parsed.success && ['thread_not_found', 'message_not_found'].includes(parsed.data.data.error)
  );
}
