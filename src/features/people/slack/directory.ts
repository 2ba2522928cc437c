import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Directory } from '../../../slack/slack.ts';
import { entryOf, userSchema } from './parse-user.ts';

const PAGE = 200;

const groupSchema = z.object({ id: z.string(), name: z.string(), handle: z.string() });

const cursorSchema = z
  .object({ response_metadata: z.object({ next_cursor: z.string() }).partial().optional() })
  .transform((answer) => answer.response_metadata?.next_cursor ?? '');

/** Reads who is who from Slack. Calls wait and try again on their own; what still fails throws. */
export function createDirectory(client: WebClient): Directory {
  return {
    async workspace() {
      const answer = await client.auth.test();
      const { team_id: id, team: name } = z
        .object({ team_id: z.string(), team: z.string() })
        .parse(answer);
      return { id, name };
    },

    people: async () =>
      await everyPage(async (cursor) => {
        const answer = await client.users.list({ limit: PAGE, ...cursor });
        const { members } = z.object({ members: z.array(userSchema) }).parse(answer);
        return { items: members.map(entryOf), next: cursorSchema.parse(answer) };
      }),

    async membersOf(source) {
      if (source.startsWith('S')) {
        const answer = await client.usergroups.users.list({ usergroup: source });
        return z.object({ users: z.array(z.string()) }).parse(answer).users;
      }
      return await everyPage(async (cursor) => {
        const answer = await client.conversations.members({
          channel: source,
          limit: PAGE,
          ...cursor,
        });
        const { members } = z.object({ members: z.array(z.string()) }).parse(answer);
        return { items: members, next: cursorSchema.parse(answer) };
      });
    },

    async userGroups() {
      const answer = await client.usergroups.list();
      return z.object({ usergroups: z.array(groupSchema) }).parse(answer).usergroups;
    },

    async seesChannel(channelId) {
      try {
        await client.conversations.info({ channel: channelId });
        return true;
      } catch (error) {
        if (isUnseen(error)) return false;
        throw error;
      }
    },

    async hasApp(channelId) {
      try {
        const { channel } = await client.conversations.info({ channel: channelId });
        return channel?.is_member === true && channel.is_archived !== true;
      } catch (error) {
        if (isUnseen(error)) return false;
        throw error;
      }
    },
  };
}

async function everyPage<Item>(
  page: (cursor: { cursor?: string }) => Promise<{ items: readonly Item[]; next: string }>,
): Promise<readonly Item[]> {
  const all: Item[] = [];
  let cursor = {};
  for (;;) {
    const { items, next } = await page(cursor);
    all.push(...items);
    if (next === '') return all;
    cursor = { cursor: next };
  }
}

function isUnseen(error: unknown): boolean {
  const refusal = z.object({ data: z.object({ error: z.literal('channel_not_found') }) });
  return refusal.safeParse(error).success;
}
