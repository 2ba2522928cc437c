import type { World } from '../world.ts';
import type { Channel, ChannelKind } from './channel.ts';
import { appDmOf } from './lookup.ts';

/** The DM between the app and this person; made when there is none yet. */
export function openAppDm(world: World, userId: string): Channel {
  return appDmOf(world, userId) ?? makeConversation(world, 'im', [userId]);
}

/** The group DM of the app with exactly these people; made when there is none yet. */
export function openAppMpim(world: World, userIds: readonly string[]): Channel {
  const members = new Set([...userIds, world.identity.botUserId]);
  const same = (each: Channel): boolean =>
    each.kind === 'mpim' &&
    each.members.size === members.size &&
    [...members].every((id) => each.members.has(id));
  return [...world.channels.values()].find(same) ?? makeConversation(world, 'mpim', userIds);
}

function makeConversation(world: World, kind: ChannelKind, userIds: readonly string[]): Channel {
  const id = world.ids.next(kind === 'im' ? 'D' : 'G');
  const handles = userIds.map((user) => world.people.get(user)?.handle ?? user);
  const channel: Channel = {
    id,
    name: kind === 'im' ? 'directmessage' : `mpdm-${handles.join('--')}-1`,
    kind,
    members: new Set([...userIds, world.identity.botUserId]),
    isForeign: false,
    creator: world.identity.botUserId,
    created: Math.floor(world.clock() / 1000),
    topic: '',
    host: world.identity.teamId,
    sharedWith: [],
    isArchived: false,
    messages: [],
    ephemerals: [],
  };
  world.channels.set(id, channel);
  world.changes.notify();
  return channel;
}
