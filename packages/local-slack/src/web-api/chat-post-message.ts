import { z } from 'zod';
import { emitPosted } from '../events/message-events.ts';
import { messageObject } from '../shapes/message-object.ts';
import { addMessage } from '../state/add-message.ts';
import type { Channel } from '../state/channel.ts';
import { openAppDm } from '../state/open-dm.ts';
import { isTs } from '../timestamps.ts';
import type { World } from '../world.ts';
import { type Answer, fine, refuse } from './answer.ts';
import { flag, text } from './arguments.ts';
import { checkContent, contentArgs } from './message-content.ts';
import { method } from './method.ts';
import { dmRefusal, isUnmet } from './people-to-dm.ts';
import { type Found, writableChannel } from './visible-channel.ts';

/** chat.postMessage: into a channel by its id, or into the DM with a person by theirs. */
export const postMessage = method({
  scopes: ['chat:write'],
  tier: 'post',
  ignores: [
    'as_user',
    'icon_emoji',
    'icon_url',
    'link_names',
    'mrkdwn',
    'parse',
    'unfurl_links',
    'unfurl_media',
    'username',
  ],
  args: z.object({
    channel: text,
    thread_ts: text.optional(),
    reply_broadcast: flag.optional(),
    ...contentArgs,
  }),
  handle: (world, args): Answer => {
    const found = target(world, args.channel);
    if (!found.ok) return found.refusal;
    const checked = checkContent(world, args, 'post');
    if (!checked.ok) return checked.refusal;
    if (args.thread_ts !== undefined && !isTs(args.thread_ts)) return refuse('invalid_thread_ts');
    const message = addMessage(world, found.channel, {
      ...checked.content,
      author: { kind: 'app' },
      threadTs: rootTs(found.channel, args.thread_ts),
      broadcast: args.reply_broadcast,
      subtype: args.thread_ts && args.reply_broadcast ? 'thread_broadcast' : undefined,
    });
    void emitPosted(world, found.channel, message);
    return fine({
      channel: found.channel.id,
      ts: message.ts,
      message: messageObject(world, message, { metadata: true }),
    });
  },
});

function target(world: World, id: string): Found {
  if (!world.people.has(id)) return writableChannel(world, id);
  // Whom the app may not meet has no channel here; the method that opens one says more.
  if (isUnmet(world, id)) return { ok: false, refusal: refuse('channel_not_found') };
  const refusal = dmRefusal(world, id);
  return refusal ? { ok: false, refusal } : { ok: true, channel: openAppDm(world, id) };
}

/** Answering a reply lands in the thread of its root. */
function rootTs(channel: Channel, threadTs: string | undefined): string | undefined {
  const parent = channel.messages.find((each) => each.ts === threadTs);
  return parent?.threadTs ?? threadTs;
}
