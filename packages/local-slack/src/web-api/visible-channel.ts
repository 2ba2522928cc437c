import type { Channel } from '../state/channel.ts';
import { appIsMember } from '../state/lookup.ts';
import type { World } from '../world.ts';
import { type Answer, refuse } from './answer.ts';

/** A channel that the app may know of, or Slack's refusal. */
export type Found = { ok: true; channel: Channel } | { ok: false; refusal: Answer };

/** Finds a channel that the app may see: public, or with the app as a member. */
export function visibleChannel(world: World, id: string): Found {
  const channel = world.channels.get(id);
  const hidden =
    !channel || channel.isForeign || (channel.kind !== 'public' && !appIsMember(world, channel));
  return hidden ? { ok: false, refusal: refuse('channel_not_found') } : { ok: true, channel };
}

/** Finds a channel that the app is a member of. */
export function joinedChannel(world: World, id: string): Found {
  const found = visibleChannel(world, id);
  if (!found.ok || appIsMember(world, found.channel)) return found;
  return { ok: false, refusal: refuse('not_in_channel') };
}

/** Finds a channel that the app may post into. */
export function writableChannel(world: World, id: string): Found {
  const found = visibleChannel(world, id);
  if (!found.ok) return found;
  if (found.channel.isArchived) return { ok: false, refusal: refuse('is_archived') };
  return joinedChannel(world, id);
}
