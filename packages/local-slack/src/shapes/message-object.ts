import { type JsonObject, withoutUndefined } from '../json.ts';
import { repliesOf } from '../state/lookup.ts';
import type { Message } from '../state/message.ts';
import { isOfOtherTeam, otherTeamsIn, teamOf } from '../state/teams.ts';
import type { World } from '../world.ts';
import { botProfile } from './bot-profile.ts';
import { fileObject } from './file-object.ts';

/** A message as events, conversations.history and block actions show it (without its channel). */
export function messageObject(
  world: World,
  message: Message,
  options: { readonly metadata?: boolean; readonly thread?: boolean } = {},
): JsonObject {
  if (message.subtype === 'tombstone') return tombstone(world, message);
  return withoutUndefined({
    type: 'message',
    subtype: message.subtype,
    ...author(world, message),
    text: message.text,
    ts: message.ts,
    client_msg_id: message.clientMsgId,
    ...teams(world, message),
    blocks: message.blocks.length > 0 ? message.blocks : undefined,
    attachments: message.attachments.length > 0 ? message.attachments : undefined,
    ...files(world, message),
    thread_ts: message.threadTs,
    parent_user_id: parentUser(world, message),
    edited: message.edited,
    reactions: reactions(message),
    metadata: options.metadata ? message.metadata : undefined,
    ...(options.thread === false ? {} : threadSummary(world, message)),
  });
}

/** The id in a message's `user` field, if it has one. */
export function userOf(world: World, message: Message): string | undefined {
  if (message.author.kind === 'person') return message.author.id;
  return message.author.kind === 'app' ? world.identity.botUserId : undefined;
}

function author(world: World, message: Message): JsonObject {
  if (message.author.kind === 'person') return { user: message.author.id };
  if (message.author.kind === 'other-bot')
    return { bot_id: message.author.botId, username: message.author.name };
  return {
    user: world.identity.botUserId,
    bot_id: world.identity.botId,
    app_id: world.identity.appId,
    bot_profile: botProfile(world),
  };
}

/** In a shared channel a message names the workspace of its author three times. */
function teams(world: World, message: Message): JsonObject {
  const user = userOf(world, message);
  if (user === undefined) return {};
  const team = teamOf(world, user);
  const channel = world.channels.get(message.channel);
  if (!channel || otherTeamsIn(world, channel).length === 0) return { team };
  const profile = isOfOtherTeam(world, user) ? { user_profile: userProfile(world, user) } : {};
  return { team, user_team: team, source_team: team, ...profile };
}

function userProfile(world: World, userId: string): JsonObject {
  const person = world.people.get(userId);
  return {
    real_name: person?.realName ?? '',
    display_name: person?.displayName ?? '',
    name: person?.handle ?? '',
    team: person?.teamId ?? '',
    is_restricted: false,
    is_ultra_restricted: false,
  };
}

function files(world: World, message: Message): JsonObject {
  if (message.fileIds.length === 0) return {};
  const found = message.fileIds
    .map((id) => world.files.get(id))
    .filter((file) => file !== undefined);
  return {
    files: found.map((file) => fileObject(world, file)),
    upload: message.author.kind === 'app',
    display_as_bot: false,
  };
}

function parentUser(world: World, message: Message): string | undefined {
  if (message.threadTs === undefined || message.threadTs === message.ts) return undefined;
  const root = world.channels
    .get(message.channel)
    ?.messages.find((each) => each.ts === message.threadTs);
  return root && userOf(world, root);
}

function reactions(message: Message): JsonObject[] | undefined {
  if (message.reactions.length === 0) return undefined;
  return message.reactions.map((each) => ({
    name: each.name,
    users: [...each.users],
    count: each.users.length,
  }));
}

function threadSummary(world: World, message: Message): JsonObject {
  const channel = world.channels.get(message.channel);
  const replies = channel ? repliesOf(channel, message.ts) : [];
  const last = replies.at(-1);
  if (!last) return {};
  const users = new Set(replies.map((reply) => userOf(world, reply) ?? ''));
  return {
    thread_ts: message.ts,
    reply_count: replies.length,
    reply_users_count: users.size,
    latest_reply: last.ts,
    reply_users: [...users],
    is_locked: false,
    subscribed: message.author.kind === 'app',
  };
}

function tombstone(world: World, message: Message): JsonObject {
  return {
    type: 'message',
    subtype: 'tombstone',
    text: 'This message was deleted.',
    user: 'USLACKBOT',
    hidden: true,
    ts: message.ts,
    ...threadSummary(world, message),
  };
}
