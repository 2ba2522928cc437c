import type { Outcome } from '../delivery/envelope.ts';
import type { JsonObject } from '../json.ts';
import type { Origin } from '../shapes/event-callback.ts';
import { messageObject, userOf } from '../shapes/message-object.ts';
import { type Channel, channelType, familyOf } from '../state/channel.ts';
import { appIsMember, repliesOf } from '../state/lookup.ts';
import type { Message } from '../state/message.ts';
import { isOfOtherTeam, otherTeamsIn, teamOf } from '../state/teams.ts';
import type { World } from '../world.ts';
import { emitEvent } from './emit.ts';

/** Tells the app about a new message, a reply or a shared file. */
export function emitPosted(world: World, channel: Channel, message: Message): Promise<Outcome> {
  const broadcast =
    message.subtype === 'thread_broadcast' ? { root: rootOf(world, channel, message) } : {};
  return emitMessageEvent(world, channel, message, {
    ...messageObject(world, message, { thread: false }),
    ...broadcast,
    channel: channel.id,
    event_ts: message.ts,
  });
}

/** Tells the app that a message reads differently now (or carries other blocks). */
export function emitChanged(
  world: World,
  channel: Channel,
  message: Message,
  previous: JsonObject,
): Promise<Outcome> {
  const ts = world.nextTs();
  return emitMessageEvent(world, channel, message, {
    type: 'message',
    subtype: 'message_changed',
    hidden: true,
    message: {
      ...messageObject(world, message),
      source_team: teamOf(world, userOf(world, message) ?? ''),
    },
    previous_message: previous,
    channel: channel.id,
    ts,
    event_ts: ts,
  });
}

/** Removes a message and tells the app. A root with replies stays behind as a tombstone, as in Slack. */
export function deleteAndEmit(world: World, channel: Channel, message: Message): Promise<Outcome> {
  const previous = messageObject(world, message);
  message.deleted = true;
  world.changes.notify();
  if (repliesOf(channel, message.ts).length > 0) {
    const grave: Message = {
      ...message,
      subtype: 'tombstone',
      deleted: false,
      text: 'This message was deleted.',
    };
    channel.messages.splice(channel.messages.indexOf(message), 1, grave);
    return emitChanged(world, channel, grave, previous);
  }
  const ts = world.nextTs();
  return emitMessageEvent(world, channel, message, {
    type: 'message',
    subtype: 'message_deleted',
    hidden: true,
    deleted_ts: message.ts,
    previous_message: previous,
    channel: channel.id,
    ts,
    event_ts: ts,
  });
}

async function emitMessageEvent(
  world: World,
  channel: Channel,
  message: Message,
  event: JsonObject,
): Promise<Outcome> {
  if (!appIsMember(world, channel)) return { status: 'not-subscribed' };
  return emitEvent(
    world,
    `message.${familyOf(channel.kind)}`,
    { ...event, channel_type: channelType(channel.kind) },
    originIn(world, channel, userOf(world, message) ?? ''),
  );
}

/** Where something happened that somebody did: their workspace where it is another, else the host's. */
export function originIn(world: World, channel: Channel, userId: string): Origin {
  const teamId = isOfOtherTeam(world, userId) ? teamOf(world, userId) : channel.host;
  return { teamId, isShared: otherTeamsIn(world, channel).length > 0 };
}

function rootOf(world: World, channel: Channel, message: Message): JsonObject {
  const root = channel.messages.find((each) => each.ts === message.threadTs);
  return root ? messageObject(world, root) : {};
}
