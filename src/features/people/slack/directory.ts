import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { entryOf, userSchema } from './parse-user.ts';

const PAGE = 200;

/** A user group of the workspace; `handle` is what people type after "@". */
export type UserGroup = z.output<typeof groupSchema>;

const workspaceSchema = z.object({ team_id: z.string(), team: z.string() });

const groupSchema = z.object({ id: z.string(), name: z.string(), handle: z.string() });

const cursorSchema = z
  .object({ response_metadata: z.object({ next_cursor: z.string() }).partial().optional() })
  .transform((answer) => answer.response_metadata?.next_cursor ?? '');

/** Reads who is who from Slack. Calls wait and try again on their own; what still fails throws. */
export function createDirectory(client: WebClient) {
  return {
    async workspace() {
      const { team_id: id, team: name } = workspaceSchema.parse(await client.auth.test());
      return { id, name };
    },

    /** Everybody in it, apps and those who left too. */
    people: async () =>
      await everyPage(async (cursor) => {
        const answer = await client.users.list({ limit: PAGE, ...cursor });
        const { members } = z.object({ members: z.array(userSchema) }).parse(answer);
        return { items: members.map(entryOf), next: cursorSchema.parse(answer) };
      }),

    /** The person ids in a user group ("S…") or channel ("C…", "G…"). */
    async membersOf(source: string): Promise<readonly string[]> {
      if (source.startsWith('S')) {
        const answer = await client.usergroups.users.list({ usergroup: source });
        return z.object({ users: z.array(z.string()) }).parse(answer).users;
      }
      return await everyPage(async (cursor) => {
        const page = { channel: source, limit: PAGE, ...cursor };
        const answer = await client.conversations.members(page);
        const { members } = z.object({ members: z.array(z.string()) }).parse(answer);
        return { items: members, next: cursorSchema.parse(answer) };
      });
    },

    /** The user groups that are in use. */
    async userGroups(): Promise<readonly UserGroup[]> {
      const answer = await client.usergroups.list();
      return z.object({ usergroups: z.array(groupSchema) }).parse(answer).usergroups;
    },

    /** Whether the app can see a channel; it does not see a private one without being in it. */
    seesChannel: async (channelId: string) => (await infoOf(channelId)) !== undefined,

    /** Whether the app is in a channel; false as well where it may not even see it. */
    async hasApp(channelId: string): Promise<boolean> {
      const { channel } = (await infoOf(channelId)) ?? {};
      return channel?.is_member === true && channel.is_archived !== true;
    },
  };

  /** What Slack says of a channel; undefined where it does not let the app see it. */
  async function infoOf(channel: string) {
    try {
      return await client.conversations.info({ channel });
    } catch (error) {
      if (isUnseen(error)) return undefined;
      throw error;
    }
  }
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
