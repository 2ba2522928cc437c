import { z } from 'zod';
import { isTimeZone, zoneOfOffset } from '../../../calendar/local-time.ts';
import type { Standing } from '../../../domain/person.ts';
import type { DirectoryEntry } from '../people-store.ts';

/** Slack sends null, or nothing, where its documentation has a text, and once in a while something else. */
const text = z
  .string()
  .nullish()
  .catch(null)
  .transform((value) => value ?? '');
const flag = z
  .boolean()
  .nullish()
  .catch(null)
  .transform((value) => value ?? false);
const number = z
  .number()
  .nullish()
  .catch(null)
  .transform((value) => value ?? null);

const profileSchema = z.object({
  email: text,
  real_name: text,
  status_emoji: text,
  status_text: text,
  status_expiration: number,
});

/** A user object of Slack, as its lists and its events show it; only the id must be there. */
export const userSchema = z.object({
  id: z.string().min(1),
  name: text,
  real_name: text,
  tz: text,
  tz_offset: number,
  deleted: flag,
  is_bot: flag,
  is_restricted: flag,
  is_ultra_restricted: flag,
  is_stranger: flag,
  is_admin: flag,
  is_owner: flag,
  profile: profileSchema
    .nullish()
    .catch(null)
    .transform((profile) => profile ?? profileSchema.parse({})),
});

type SlackUser = z.output<typeof userSchema>;

/**
 * What the house knows of such a user. A zone that this Node does not know gives way to one with the
 * offset that Slack says, else to `usualZone`, that of most people there.
 */
export function entryOf(user: SlackUser, usualZone = 'UTC'): DirectoryEntry {
  return {
    id: user.id,
    name: user.profile.real_name || user.real_name || user.name || user.id,
    email: user.profile.email || null,
    timeZone: zoneOf(user, usualZone),
    standing: standingOf(user),
    isSlackAdmin: user.is_admin || user.is_owner,
    awayUntil: awayByStatus(user.profile),
  };
}

/** The time zone of somebody who may be asked, where it is none that this Node knows; else null. */
export function oddZoneOf(user: SlackUser): string | null {
  return standingOf(user) !== 'active' || isTimeZone(user.tz) ? null : user.tz;
}

function zoneOf({ tz, tz_offset }: SlackUser, usualZone: string): string {
  if (isTimeZone(tz)) return tz;
  return (tz_offset === null ? undefined : zoneOfOffset(tz_offset)) ?? usualZone;
}

function standingOf(user: SlackUser): Standing {
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
  readonly status_expiration?: number | null | undefined;
};

/**
 * Until when a status says that its owner is away; null if it does not. One without an end says
 * nothing: people forget to take it down, and would never be asked again.
 */
export function awayByStatus(status: Status): Date | null {
  const { status_emoji: emoji = '', status_text: words = '' } = status;
  const end = new Date((status.status_expiration ?? 0) * 1000);
  if (!(end.getTime() > 0)) return null;
  return AWAY_EMOJI.has(emoji) || AWAY_WORDS.test(words) ? end : null;
}
