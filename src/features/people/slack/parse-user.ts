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
  team: text,
  status_emoji: text,
  status_text: text,
  status_expiration: number,
});

/** What an Enterprise organisation says of one of its people. */
const enterpriseUserSchema = z.object({
  enterprise_id: text,
  teams: z.array(z.string()).nullish().catch(null),
});

/** A user object of Slack, as its lists and its events show it; only the id must be there. */
const userSchema = z.object({
  id: z.string().min(1),
  team_id: text,
  enterprise_user: enterpriseUserSchema.nullish().catch(null),
  name: text,
  real_name: text,
  tz: text,
  tz_offset: number,
  deleted: flag,
  is_bot: flag,
  is_restricted: flag,
  is_ultra_restricted: flag,
  is_stranger: flag,
  is_owner: flag,
  profile: profileSchema
    .nullish()
    .catch(null)
    .transform((profile) => profile ?? profileSchema.parse({})),
});

/** A user object, and whether it is one of this workspace's own people; null where Slack does not say. */
type SlackUser = z.output<typeof userSchema> & { readonly isOurs: boolean | null };

/** Reads a user object of Slack; undefined where it says not even who that is. */
export function readUser(workspaceId: string, given: unknown): SlackUser | undefined {
  const user = userSchema.safeParse(given).data;
  return user && { ...user, isOurs: isOurs(workspaceId, user) };
}

/** An app that is installed for a whole Enterprise organisation has that as its workspace. */
function isOurs(
  workspaceId: string,
  { team_id, enterprise_user, is_stranger, profile }: z.output<typeof userSchema>,
): boolean | null {
  const { enterprise_id, teams } = enterprise_user ?? {};
  const known = [team_id || profile.team, enterprise_id, ...(teams ?? [])];
  if (known.includes(workspaceId)) return true;
  return is_stranger || known.some((id) => id !== undefined && id !== '') ? false : null;
}

/**
 * What the house knows of such a user. A zone that this Node does not know gives way to one with the
 * offset that Slack says, else to `usualZone`, that of most people there.
 */
export function entryOf(user: SlackUser, usualZone = 'UTC'): DirectoryEntry {
  return {
    id: user.id,
    name: user.profile.real_name || user.real_name || user.name || user.id,
    // An address of another organisation is none of our business.
    email: (user.isOurs !== false && user.profile.email) || null,
    timeZone: zoneOf(user, usualZone),
    standing: standingOf(user),
    isOwner: user.isOurs === true && user.is_owner,
    awayUntil: awayByStatus(user.profile),
  };
}

/** The time zone of one of our own who may be asked, where it is none that this Node knows; else null. */
export function oddZoneOf(user: SlackUser): string | null {
  return standingOf(user) !== 'active' || isTimeZone(user.tz) ? null : user.tz;
}

function zoneOf({ tz, tz_offset }: SlackUser, usualZone: string): string {
  if (isTimeZone(tz)) return tz;
  return (tz_offset === null ? undefined : zoneOfOffset(tz_offset)) ?? usualZone;
}

function standingOf(user: SlackUser): Standing {
  // What becomes of an account elsewhere is for others to know.
  if (user.isOurs === false) return 'foreign';
  // Slackbot is no bot by its flag.
  if (user.is_bot || user.id === 'USLACKBOT') return 'bot';
  if (user.deleted) return 'left';
  return user.is_restricted || user.is_ultra_restricted ? 'guest' : 'active';
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
