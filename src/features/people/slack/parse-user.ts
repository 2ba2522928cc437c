import { z } from 'zod';
import type { Standing } from '../../../domain/person.ts';
import type { DirectoryEntry } from '../people-port.ts';
import { awayByStatus } from './away-by-status.ts';

/** A user object of Slack, as its lists and its events show it. */
export const userSchema = z.object({
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

/** What the house knows of such a user. */
export function entryOf(user: z.output<typeof userSchema>): DirectoryEntry {
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
