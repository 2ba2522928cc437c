import type { Outcome } from '../delivery/envelope.ts';
import { userOf } from '../shapes/message-object.ts';
import type { Channel } from '../state/channel.ts';
import { appIsMember } from '../state/lookup.ts';
import type { Message } from '../state/message.ts';
import type { World } from '../world.ts';
import { emitEvent } from './emit.ts';

/** Somebody reacted to a message, or took their reaction back. */
export async function emitReaction(
  world: World,
  type: 'reaction_added' | 'reaction_removed',
  { channel, message }: { readonly channel: Channel; readonly message: Message },
  by: { readonly user: string; readonly reaction: string },
): Promise<Outcome> {
  if (!appIsMember(world, channel)) return { status: 'not-subscribed' };
  return emitEvent(world, type, {
    type,
    ...by,
    item: { type: 'message', channel: channel.id, ts: message.ts },
    item_user: userOf(world, message),
    event_ts: world.nextTs(),
  });
}
