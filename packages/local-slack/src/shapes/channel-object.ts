import type { JsonObject } from '../json.ts';
import type { Channel } from '../state/channel.ts';
import { appIsMember } from '../state/lookup.ts';
import { otherTeamsIn } from '../state/teams.ts';
import type { World } from '../world.ts';

/** A conversation as conversations.info and conversations.list show it. */
export function channelObject(world: World, channel: Channel): JsonObject {
  return channel.kind === 'im' ? imObject(world, channel) : roomObject(world, channel);
}

function imObject(world: World, channel: Channel): JsonObject {
  const user = [...channel.members].find((id) => id !== world.identity.botUserId) ?? '';
  return {
    id: channel.id,
    created: channel.created,
    is_archived: false,
    is_im: true,
    is_org_shared: false,
    context_team_id: world.identity.teamId,
    updated: channel.created * 1000,
    user,
    is_user_deleted: world.people.get(user)?.deleted ?? false,
    priority: 0,
  };
}

function roomObject(world: World, channel: Channel): JsonObject {
  const others = otherTeamsIn(world, channel);
  const isShared = others.length > 0;
  const purpose = { value: '', creator: '', last_set: 0 };
  return {
    id: channel.id,
    name: channel.name,
    is_channel: channel.kind === 'public',
    is_group: channel.kind === 'private',
    is_im: false,
    is_mpim: channel.kind === 'mpim',
    is_private: channel.kind !== 'public',
    created: channel.created,
    is_archived: channel.isArchived,
    is_general: channel.name === 'general',
    unlinked: 0,
    name_normalized: channel.name,
    is_shared: isShared,
    is_org_shared: false,
    is_pending_ext_shared: false,
    pending_shared: [],
    context_team_id: world.identity.teamId,
    updated: channel.created * 1000,
    parent_conversation: null,
    creator: channel.creator,
    is_ext_shared: isShared,
    conversation_host_id: channel.host,
    shared_team_ids: [world.identity.teamId, ...others],
    connected_team_ids: others,
    internal_team_ids: [],
    pending_connected_team_ids: [],
    is_member: appIsMember(world, channel),
    topic: { value: channel.topic, creator: '', last_set: 0 },
    purpose,
    previous_names: [],
    num_members: channel.members.size,
  };
}
