import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { commonZone } from '../../../calendar/local-time.ts';
import { isFinal } from '../../../slack/slack-failure.ts';
import type { DirectoryEntry } from '../people-store.ts';
import { entryOf, oddZoneOf, readUser } from './parse-user.ts';

const PAGE = 200;

/** A user group of the workspace; `handle` is what people type after "@". */
export type UserGroup = z.output<typeof groupSchema>;

const text = z.string().nullish().catch(null);
const workspaceSchema = z.object({
  team_id: z.string(),
  team: text,
  enterprise_id: text,
  is_enterprise_install: z.boolean().nullish().catch(null),
});

const groupSchema = z
  .object({ id: z.string(), name: text, handle: text })
  .transform(({ id, name, handle }) => ({ id, name: name || handle || id, handle: handle || id }));
const listSchema = z.array(z.unknown()).nullish().catch(null);

const cursorSchema = z
  .object({ response_metadata: z.object({ next_cursor: text }).nullish().catch(null) })
  .transform((answer) => answer.response_metadata?.next_cursor ?? '');

/** Who is in the workspace by Slack's word, and who of other organisations is met there. */
type DirectoryReading = {
  readonly entries: readonly DirectoryEntry[];
  /** How many Slack described in a way that says not even who they are. */
  readonly unreadable: number;
  /** The ids of those whose time zone is none that this Node knows, by that zone. */
  readonly oddZones: ReadonlyMap<string, readonly string[]>;
};

/** Reads who is who from Slack. Calls wait and try again on their own; what still fails throws. */
export function createDirectory(client: WebClient) {
  return {
    /** Where the app is at home: a workspace, or the whole organisation where it is installed for that. */
    async workspace() {
      const answer = workspaceSchema.parse(await client.auth.test());
      const organisation = answer.is_enterprise_install ? answer.enterprise_id : null;
      const id = organisation || answer.team_id;
      return { id, name: answer.team || id };
    },

    /** Everybody in it, apps and those who left too. */
    people: async (workspaceId: string) =>
      readPeople(
        workspaceId,
        await everyPage(async (cursor) => {
          const answer = await client.users.list({ limit: PAGE, ...cursor });
          const { members } = z.object({ members: listSchema }).parse(answer);
          return { items: members ?? [], next: cursorSchema.parse(answer) };
        }),
      ),

    /** One person, whom the list of everybody may not have; undefined where Slack knows nobody by that id. */
    async person(workspaceId: string, personId: string): Promise<DirectoryEntry | undefined> {
      try {
        const { user } = await client.users.info({ user: personId });
        const read = readUser(workspaceId, user);
        return read && entryOf(read);
      } catch (error) {
        if (isFinal(error)) return undefined;
        throw error;
      }
    },

    /** The person ids in a user group ("S…") or channel ("C…", "G…"). */
    async membersOf(source: string): Promise<readonly string[]> {
      if (source.startsWith('S')) {
        const answer = await client.usergroups.users.list({ usergroup: source });
        return idsIn(z.object({ users: listSchema }).parse(answer).users);
      }
      return await everyPage(async (cursor) => {
        const page = { channel: source, limit: PAGE, ...cursor };
        const answer = await client.conversations.members(page);
        const { members } = z.object({ members: listSchema }).parse(answer);
        return { items: idsIn(members), next: cursorSchema.parse(answer) };
      });
    },

    /** The user groups that are in use. */
    async userGroups(): Promise<readonly UserGroup[]> {
      const answer = await client.usergroups.list();
      return groupsIn(answer);
    },

    /** What people call a group or a channel, also one that is switched off; null where Slack knows none. */
    async nameOf(source: string): Promise<string | null> {
      if (source.startsWith('S')) {
        const groups = groupsIn(await client.usergroups.list({ include_disabled: true }));
        return groups.find(({ id }) => id === source)?.name ?? null;
      }
      const { channel } = await client.conversations.info({ channel: source });
      return channel?.name ?? null;
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

function readPeople(workspaceId: string, members: readonly unknown[]): DirectoryReading {
  const users = members.flatMap((member) => readUser(workspaceId, member) ?? []);
  const here = users.filter(({ deleted, isOurs }) => !deleted && isOurs !== false);
  const usual = commonZone(here.map(({ tz }) => tz));
  const oddZones = new Map<string, string[]>();
  for (const user of users) {
    const zone = oddZoneOf(user);
    if (zone !== null) oddZones.set(zone, [...(oddZones.get(zone) ?? []), user.id]);
  }
  return {
    entries: users.map((user) => entryOf(user, usual)),
    unreadable: members.length - users.length,
    oddZones,
  };
}

function groupsIn(answer: unknown): readonly UserGroup[] {
  const { usergroups } = z.object({ usergroups: listSchema }).parse(answer);
  return (usergroups ?? []).flatMap((group) => groupSchema.safeParse(group).data ?? []);
}

function idsIn(list: readonly unknown[] | null | undefined): readonly string[] {
  return (list ?? []).filter((id) => typeof id === 'string');
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
