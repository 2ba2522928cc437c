import type { Outcome } from '../delivery/envelope.ts';
import { deleteAndEmit, emitChanged, emitPosted } from '../events/message-events.ts';
import { type JsonObject, withoutUndefined } from '../json.ts';
import { messageObject, userOf } from '../shapes/message-object.ts';
import { addMessage } from '../state/add-message.ts';
import type { Channel } from '../state/channel.ts';
import { messageAt } from '../state/lookup.ts';
import type { Message } from '../state/message.ts';
import type { Person } from '../state/person.ts';
import type { World } from '../world.ts';
import { acknowledged } from './action-error.ts';
import { typedText } from './typed-text.ts';

/** With `wait: false` an action resolves at once, acknowledged or not. */
export type Waiting = { readonly wait?: boolean };

/** Where a message stands. */
export type MessageRef = { readonly channel: string; readonly ts: string };

/** What a message is made of besides its text. */
export type Shape = {
  readonly blocks?: readonly JsonObject[];
  readonly attachments?: readonly JsonObject[];
};

/** What a forwarded message looks like beneath the words of whoever forwards it. */
export function forwardedFrom(world: World, from: Channel, ts: string): JsonObject {
  const message = messageAt(from, ts);
  if (!message) throw new Error(`no message ${ts} in ${from.name}`);
  const authorId = userOf(world, message);
  const name = world.people.get(authorId ?? '')?.realName ?? '';
  const team = world.identity.teamId;
  return withoutUndefined({
    ts,
    author_id: authorId,
    author_name: name,
    author_subname: name,
    channel_id: from.id,
    channel_team: team,
    is_msg_unfurl: true,
    is_share: true,
    message_blocks: [{ team, channel: from.id, ts, message: { blocks: message.blocks } }],
    id: 1,
    original_url: `${world.origin}/archives/${from.id}/p${ts.replace('.', '')}`,
    fallback: `[January 1st, 2026 9:00 AM] ${name}: ${message.text}`,
    text: message.text,
    mrkdwn_in: ['text'],
    footer: from.kind === 'im' ? 'Direct message' : `Posted in #${from.name}`,
  });
}

/** A person writes into a channel or a thread. */
export async function postAs(
  world: World,
  person: Person,
  channel: Channel,
  text: string,
  how: Waiting & {
    readonly threadTs?: string;
    readonly broadcast?: boolean;
    readonly fileIds?: readonly string[];
    readonly shape?: Shape;
  } = {},
): Promise<MessageRef> {
  mustBeAbleToWrite(world, person, channel);
  const wire = typedText(text);
  const message = addMessage(world, channel, {
    author: { kind: 'person', id: person.id },
    text: wire,
    blocks: how.shape?.blocks ?? (wire === '' ? [] : [richText(text)]),
    attachments: how.shape?.attachments,
    threadTs: how.threadTs,
    broadcast: how.broadcast,
    fileIds: how.fileIds,
    subtype: how.fileIds ? 'file_share' : how.broadcast ? 'thread_broadcast' : undefined,
  });
  for (const id of how.fileIds ?? [])
    world.files.get(id)?.shares.push({ channel: channel.id, ts: message.ts });
  await settle(
    world,
    how,
    `a message of ${person.handle} in ${channel.name}`,
    emitPosted(world, channel, message),
  );
  return { channel: channel.id, ts: message.ts };
}

/** A person changes one of their own messages. */
export async function editAs(
  world: World,
  person: Person,
  ref: { channel: Channel; ts: string },
  text: string,
  how: Waiting = {},
): Promise<void> {
  const message = ownMessage(person, ref.channel, ref.ts);
  const previous = messageObject(world, message);
  message.text = typedText(text);
  message.blocks = [richText(text)];
  message.edited = { user: person.id, ts: world.nextTs() };
  world.changes.notify();
  const outcome = emitChanged(world, ref.channel, message, previous);
  await settle(world, how, `an edit of ${person.handle} in ${ref.channel.name}`, outcome);
}

/** A person deletes one of their own messages. */
export async function deleteAs(
  world: World,
  person: Person,
  ref: { channel: Channel; ts: string },
  how: Waiting = {},
): Promise<void> {
  const message = ownMessage(person, ref.channel, ref.ts);
  const outcome = deleteAndEmit(world, ref.channel, message);
  await settle(world, how, `a deletion of ${person.handle} in ${ref.channel.name}`, outcome);
}

/** Waits for the outcome unless told not to. */
export async function settle(
  world: World,
  how: Waiting,
  what: string,
  outcome: Promise<Outcome>,
): Promise<void> {
  if (how.wait === false) void outcome;
  else await acknowledged(world, what, outcome);
}

/** Throws when Slack would not let this person write here. */
export function mustBeAbleToWrite(world: World, person: Person, channel: Channel): void {
  if (person.deleted) throw new Error(`${person.handle} is deactivated and cannot write`);
  if (channel.isArchived) throw new Error(`${channel.name} is archived`);
  if (!channel.members.has(person.id))
    throw new Error(`${person.handle} is not a member of ${channel.name}`);
  const appDm = channel.kind === 'im' && channel.members.has(world.identity.botUserId);
  if (appDm && !world.manifest.messagesTab)
    throw new Error('The manifest turns the Messages tab off: nobody can write to the app');
}

function ownMessage(person: Person, channel: Channel, ts: string): Message {
  const message = messageAt(channel, ts);
  if (!message) throw new Error(`no message ${ts} in ${channel.name}`);
  if (message.author.kind !== 'person' || message.author.id !== person.id)
    throw new Error(`the message ${ts} is not by ${person.handle}`);
  return message;
}

function richText(text: string): JsonObject {
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
  };
}
