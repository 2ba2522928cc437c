import { z } from 'zod';
import type { Standing } from '../../../domain/person.ts';
import type { DirectoryEntry } from '../people-store.ts';

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

/** Statuses of Slack's own list, and emoji that people use for the same. */
const AWAY_EMOJI = new Set([
  ':palm_tree:',
  ':desert_island:',
  ':beach_with_umbrella:',
  ':airplane:',
  ':face_with_thermometer:',
  ':baby:',
  ':island:',
]);

// A word's end by \b knows no letter with an accent.
const AWAY_WORDS =
  /(?<!\p{L})(vacation|vacationing|holidays?|pto|ooo|out of office|on leave|parental leave|sick|away|urlaub|krank|congés?|vacances|vacaciones|ferie|ferien)(?!\p{L})/iu;

/** What Slack knows of a person's status; the expiration in seconds since 1970, 0 for none. */
type Status = {
  readonly status_emoji?: string | undefined;
  readonly status_text?: string | undefined;
  readonly status_expiration?: number | undefined;
};

/**
 * Until when a status says that its owner is away; null if it does not. One without an end says
 * nothing: people forget to take it down, and would never be asked again.
 */
export function awayByStatus(status: Status): Date | null {
  const { status_emoji: emoji = '', status_text: text = '', status_expiration: end = 0 } = status;
  if (end <= 0) return null;
  return AWAY_EMOJI.has(emoji) || AWAY_WORDS.test(text) ? new Date(end * 1000) : null;
}
