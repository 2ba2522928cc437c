import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Standing } from '../domain/person.ts';
import type { DirectoryEntry } from '../services/ports/people-store.ts';
import type { Directory } from '../services/ports/slack.ts';
import { awayByStatus } from './away-by-status.ts';

const PAGE = 200;

const userSchema = z.object({
  id: z.string(),
  name: z.string().default(''),
  real_name: z.string().default(''),
  tz: z.string().nullish(),
  deleted: z.boolean().default(false),
  is_bot: z.boolean().default(false),
  is_restricted: z.boolean().default(false),
  is_ultra_restricted: z.boolean().default(false),
  is_stranger: z.boolean().default(false),
  is_admin: z.boolean().default(false),
  is_owner: z.boolean().default(false),
  profile: z
    .object({
      email: z.string(),
      real_name: z.string(),
      status_emoji: z.string(),
      status_text: z.string(),
      status_expiration: z.number(),
    })
    .partial()
    .default({}),
});

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
        return { items: members.map(toEntry), next: cursorSchema.parse(answer) };
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

function toEntry(user: z.output<typeof userSchema>): DirectoryEntry {
  return {
    id: user.id,
    name: user.profile.real_name || user.real_name || user.name || user.id,
    email: user.profile.email ?? null,
    timeZone: user.tz ?? 'UTC',
    standing: standingOf(user),
    isSlackAdmin: user.is_admin || user.is_owner,
    awayUntil: awayByStatus(user.profile),
  };
}

function standingOf(user: z.output<typeof userSchema>): Standing {
  // Slackbot is no bot by its flag.
  if (user.is_bot || user.id === 'USLACKBOT') return 'bot';
  if (user.deleted) return 'left';
  const isGuest = user.is_restricted || user.is_ultra_restricted || user.is_stranger;
  return isGuest ? 'guest' : 'active';
}
