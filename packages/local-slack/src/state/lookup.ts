import type { World } from '../world.ts';
import type { Channel } from './channel.ts';
import type { Message } from './message.ts';
import type { Person } from './person.ts';

/** The person with this id, handle or name. Throws when there is none: a script's mistake. */
export function personByAnyName(world: World, name: string): Person {
  const people = [...world.people.values()];
  const found =
    world.people.get(name) ??
    people.find((each) => each.handle === name) ??
    people.find((each) => each.realName === name);
  if (!found) throw new Error(`local-slack has no person "${name}"`);
  return found;
}

/** The channel with this id or name. Throws when there is none: a script's mistake. */
export function channelByAnyName(world: World, name: string): Channel {
  const bare = name.replace(/^#/, '');
  const found =
    world.channels.get(name) ?? [...world.channels.values()].find((each) => each.name === bare);
  if (!found) throw new Error(`local-slack has no channel "${name}"`);
  return found;
}

/** The message of a channel with this ts, unless it was deleted. */
export function messageAt(channel: Channel, ts: string): Message | undefined {
  return channel.messages.find((each) => each.ts === ts && !each.deleted);
}

/** The replies of a thread, oldest first, without its root. */
export function repliesOf(channel: Channel, rootTs: string): readonly Message[] {
  return channel.messages.filter(
    (each) => each.threadTs === rootTs && each.ts !== rootTs && !each.deleted,
  );
}

/** True when the app is in the conversation. */
export function appIsMember(world: World, channel: Channel): boolean {
  return !channel.isForeign && channel.members.has(world.identity.botUserId);
}

/** The DM between the app and a person, if it was ever opened. */
export function appDmOf(world: World, userId: string): Channel | undefined {
  return [...world.channels.values()].find(
    (each) => each.kind === 'im' && each.members.has(userId) && appIsMember(world, each),
  );
}
