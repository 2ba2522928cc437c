import { deleteAndEmit, emitChanged, emitPosted } from '../events/message-events.ts';
import type { JsonObject } from '../json.ts';
import { messageObject } from '../shapes/message-object.ts';
import { addMessage, withBlockIds } from '../state/add-message.ts';
import type { Channel } from '../state/channel.ts';
import type { Message } from '../state/message.ts';
import { responseUrlLifetimeMs, responseUrlUses } from '../state/response-url.ts';
import type { ResponseUrl } from '../state/short-lived.ts';
import type { World } from '../world.ts';
import { type Answer, fine, refuse } from './answer.ts';
import { type Content, checkContent } from './message-content.ts';

/** Does what the app posted to a response_url: a new message, or another text for the original, or none. */
export function answerResponseUrl(world: World, id: string, body: JsonObject): Answer {
  const url = world.responseUrls.get(id);
  const channel = url && world.channels.get(url.channel);
  if (!url || !channel) return refuse('no_such_response_url');
  if (world.clock() - url.createdAt > responseUrlLifetimeMs) return refuse('expired_url');
  if (url.uses >= responseUrlUses) return refuse('used_url');
  const original = originalOf(channel, url);
  if (isTrue(body['delete_original']) && original) return remove(world, url, channel, original);
  const checked = checkContent(world, body, 'post');
  if (!checked.ok) return checked.refusal;
  url.uses += 1;
  if (isTrue(body['replace_original']) && original)
    replace(world, channel, original, checked.content);
  else
    postAnswer(
      world,
      { channel, userId: url.userId, threadTs: threadOf(body, url) },
      checked.content,
      body,
    );
  return fine();
}

/** Posts what an ack or a response_url carries: to everybody with `in_channel`, else to one person. */
export function postAnswer(
  world: World,
  place: { channel: Channel; userId: string; threadTs?: string | undefined },
  content: Content,
  body: JsonObject,
): Message {
  const toAll = body['response_type'] === 'in_channel';
  const message = addMessage(world, place.channel, {
    ...content,
    author: { kind: 'app' },
    threadTs: place.threadTs,
    ephemeralFor: toAll ? undefined : place.userId,
  });
  if (toAll) void emitPosted(world, place.channel, message);
  return message;
}

function originalOf(channel: Channel, url: ResponseUrl): Message | undefined {
  if (url.messageTs === undefined) return undefined;
  return [...channel.messages, ...channel.ephemerals].find(
    (each) => each.ts === url.messageTs && !each.deleted,
  );
}

function remove(world: World, url: ResponseUrl, channel: Channel, original: Message): Answer {
  url.uses += 1;
  if (original.ephemeralFor === undefined) void deleteAndEmit(world, channel, original);
  else original.deleted = true;
  return fine();
}

function replace(world: World, channel: Channel, original: Message, content: Content): void {
  const previous = messageObject(world, original);
  original.text = content.text;
  original.blocks = withBlockIds(world, content.blocks ?? []);
  original.attachments = content.attachments ?? [];
  if (original.ephemeralFor !== undefined) return;
  original.edited = { user: world.identity.botUserId, ts: world.nextTs() };
  void emitChanged(world, channel, original, previous);
}

function threadOf(body: JsonObject, url: ResponseUrl): string | undefined {
  return typeof body['thread_ts'] === 'string' ? body['thread_ts'] : url.threadTs;
}

function isTrue(value: unknown): boolean {
  return value === true || value === 'true';
}
