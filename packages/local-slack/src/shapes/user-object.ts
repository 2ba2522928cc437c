import type { JsonObject } from '../json.ts';
import type { Person } from '../state/person.ts';
import { sharesChannelWithApp } from '../state/teams.ts';
import type { World } from '../world.ts';

/** A person as users.info and the user events show them. */
export function userObject(world: World, person: Person): JsonObject {
  const zone = zoneOf(person, world.clock());
  const isOurs = person.teamId === world.identity.teamId;
  return {
    id: person.id,
    team_id: person.teamId,
    name: person.handle,
    deleted: person.deleted,
    color: '9f69e7',
    real_name: person.realName,
    ...(person.deleted ? {} : zone),
    profile: profile(world, person),
    ...(isOurs ? roles(person) : { is_stranger: !sharesChannelWithApp(world, person.id) }),
    is_bot: person.isBot,
    is_app_user: false,
    updated: person.updated,
    is_email_confirmed: !person.isBot,
    who_can_share_contact_card: 'EVERYONE',
  };
}

/** Slack tells nothing of the roles that somebody has in another workspace. */
function roles(person: Person): JsonObject {
  return {
    is_admin: person.isAdmin && !person.deleted,
    is_owner: person.isOwner && !person.deleted,
    is_primary_owner: false,
    is_restricted: person.isGuest,
    is_ultra_restricted: false,
  };
}

function profile(world: World, person: Person): JsonObject {
  const [first = '', ...rest] = person.realName.split(' ');
  const mayReadEmail =
    world.manifest.botScopes.includes('users:read.email') &&
    person.teamId === world.identity.teamId;
  return {
    title: person.title,
    phone: '',
    skype: '',
    real_name: person.realName,
    real_name_normalized: person.realName,
    display_name: person.displayName,
    display_name_normalized: person.displayName,
    fields: null,
    status_text: person.status.text,
    status_emoji: person.status.emoji,
    status_emoji_display_info: [],
    status_expiration: person.status.expiration,
    avatar_hash: `g${person.id.slice(-6).toLowerCase()}`,
    ...(person.botId === undefined
      ? {}
      : { api_app_id: world.identity.appId, bot_id: person.botId, always_active: true }),
    ...(mayReadEmail && !person.isBot ? { email: person.email } : {}),
    first_name: first,
    last_name: rest.join(' '),
    status_text_canonical: '',
    team: person.teamId,
  };
}

function zoneOf({ timeZone, tzOffset }: Person, at: number): JsonObject {
  // Slack may know a zone that this Node does not.
  if (tzOffset !== undefined) return { tz: timeZone, tz_label: timeZone, tz_offset: tzOffset };
  return {
    tz: timeZone,
    tz_label: zoneName(timeZone, at, 'long'),
    tz_offset: offsetSeconds(zoneName(timeZone, at, 'longOffset')),
  };
}

function zoneName(timeZone: string, at: number, style: 'long' | 'longOffset'): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: style }).formatToParts(
    at,
  );
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? timeZone;
}

function offsetSeconds(label: string): number {
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d+):(\d+)/.exec(label) ?? [];
  const seconds = Number(hours) * 3600 + Number(minutes) * 60;
  return sign === '-' ? -seconds : seconds;
}
