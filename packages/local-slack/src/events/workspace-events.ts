import type { Outcome } from '../delivery/envelope.ts';
import { userObject } from '../shapes/user-object.ts';
import { viewObject } from '../shapes/view-object.ts';
import { type Channel, channelType } from '../state/channel.ts';
import type { SlackFile } from '../state/file.ts';
import { appIsMember } from '../state/lookup.ts';
import { openAppDm } from '../state/open-dm.ts';
import type { Person } from '../state/person.ts';
import { teamOf } from '../state/teams.ts';
import type { UserGroup } from '../state/user-group.ts';
import type { World } from '../world.ts';
import { emitEvent } from './emit.ts';
import { originIn } from './message-events.ts';

/** A person looked at the app's Home or Messages tab. */
export function emitHomeOpened(
  world: World,
  person: Person,
  tab: 'home' | 'messages',
): Promise<Outcome> {
  const view = person.homeViewId === undefined ? undefined : world.views.get(person.homeViewId);
  return emitEvent(world, 'app_home_opened', {
    type: 'app_home_opened',
    user: person.id,
    channel: openAppDm(world, person.id).id,
    tab,
    ...(view && tab === 'home' ? { view: viewObject(world, view) } : {}),
    event_ts: world.nextTs(),
  });
}

/** Somebody new is in the workspace, or somebody changed. */
export function emitUser(
  world: World,
  type: 'team_join' | 'user_change',
  person: Person,
): Promise<Outcome> {
  const seconds = Math.floor(world.clock() / 1000);
  const user = userObject(world, person);
  const event = { type, user, cache_ts: seconds, event_ts: world.nextTs() };
  return emitEvent(world, type, event, { teamId: person.teamId, isShared: false });
}

/** Other people are in a user group now. */
export function emitUserGroupMembers(
  world: World,
  group: UserGroup,
  change: { added: readonly string[]; removed: readonly string[]; previousUpdate: number },
): Promise<Outcome> {
  return emitEvent(world, 'subteam_members_changed', {
    type: 'subteam_members_changed',
    subteam_id: group.id,
    team_id: world.identity.teamId,
    date_previous_update: change.previousUpdate,
    date_update: group.updated,
    added_users: change.added,
    added_users_count: change.added.length,
    removed_users: change.removed,
    removed_users_count: change.removed.length,
    event_ts: world.nextTs(),
  });
}

/** Somebody (a person or the app itself) came into a channel or left it. */
export async function emitMembership(
  world: World,
  type: 'member_joined_channel' | 'member_left_channel',
  channel: Channel,
  userId: string,
): Promise<Outcome> {
  const concernsApp = userId === world.identity.botUserId;
  if (!appIsMember(world, channel) && !concernsApp) return { status: 'not-subscribed' };
  const event = {
    type,
    user: userId,
    channel: channel.id,
    channel_type: channelType(channel.kind).slice(0, 1).toUpperCase(),
    team: teamOf(world, userId),
    event_ts: world.nextTs(),
  };
  return emitEvent(world, type, event, originIn(world, channel, userId));
}

/** A file that the app can see changed, for instance because its transcript is complete. Slack tells only its id. */
export function emitFileChange(world: World, file: SlackFile): Promise<Outcome> {
  const event = {
    type: 'file_change',
    file_id: file.id,
    file: { id: file.id },
    event_ts: world.nextTs(),
  };
  const place = world.channels.get(file.shares[0]?.channel ?? '');
  return emitEvent(world, 'file_change', event, place && originIn(world, place, file.owner));
}
