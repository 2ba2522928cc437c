import type { Outcome } from '../delivery/envelope.ts';
import { addMessage } from '../state/add-message.ts';
import type { Channel } from '../state/channel.ts';
import type { World } from '../world.ts';
import { emitPosted } from './message-events.ts';
import { emitMembership } from './workspace-events.ts';

/** Makes somebody a member, with Slack's notice in the channel and both events. */
export async function joinChannel(
  world: World,
  channel: Channel,
  userId: string,
): Promise<Outcome> {
  channel.members.add(userId);
  const notice = addMessage(world, channel, {
    author: userId === world.identity.botUserId ? { kind: 'app' } : { kind: 'person', id: userId },
    text: `<@${userId}> has joined the channel`,
    subtype: 'channel_join',
  });
  const [outcome] = await Promise.all([
    emitMembership(world, 'member_joined_channel', channel, userId),
    emitPosted(world, channel, notice),
  ]);
  return outcome;
}

/** Ends somebody's membership. */
export function leaveChannel(world: World, channel: Channel, userId: string): Promise<Outcome> {
  channel.members.delete(userId);
  world.changes.notify();
  return emitMembership(world, 'member_left_channel', channel, userId);
}
