import { z } from 'zod';
import { deleteAndEmit, emitChanged } from '../events/message-events.ts';
import { messageObject } from '../shapes/message-object.ts';
import { withBlockIds } from '../state/add-message.ts';
import type { Channel } from '../state/channel.ts';
import { messageAt } from '../state/lookup.ts';
import type { Message } from '../state/message.ts';
import type { World } from '../world.ts';
import { type Answer, fine, refuse } from './answer.ts';
import { text } from './arguments.ts';
import { type Content, checkContent, contentArgs } from './message-content.ts';
import { method } from './method.ts';
import { visibleChannel } from './visible-channel.ts';

/** chat.update: only the app's own messages; what is left out stays as it was. */
export const update = method({
  scopes: ['chat:write'],
  tier: 3,
  ignores: [
    'as_user',
    'file_ids',
    'link_names',
    'parse',
    'reply_broadcast',
    'unfurled_attachments',
  ],
  args: z.object({ channel: text, ts: text, ...contentArgs }),
  handle: (world, args): Answer => {
    const found = ownMessage(world, args, refuse('cant_update_message'));
    if (!found.ok) return found.refusal;
    const { message } = found;
    if (found.channel.isArchived) return refuse('is_inactive');
    const checked = checkContent(world, args, 'update');
    if (!checked.ok) return checked.refusal;
    const previous = messageObject(world, message);
    change(
      world,
      message,
      checked.content,
      args.text !== undefined || args.markdown_text !== undefined,
    );
    world.changes.notify();
    void emitChanged(world, found.channel, message, previous);
    return fine({
      channel: found.channel.id,
      ts: message.ts,
      text: message.text,
      message: messageObject(world, message, { metadata: true }),
    });
  },
});

/** chat.delete: only the app's own messages. */
export const deleteMessage = method({
  scopes: ['chat:write'],
  tier: 3,
  ignores: ['as_user'],
  args: z.object({ channel: text, ts: text }),
  handle: (world, args): Answer => {
    const found = ownMessage(world, args, refuse('cant_delete_message'));
    if (!found.ok) return found.refusal;
    void deleteAndEmit(world, found.channel, found.message);
    return fine({ channel: found.channel.id, ts: args.ts });
  },
});

/** Finds a message of the app, or says why there is none; `others` for one that somebody else wrote. */
function ownMessage(
  world: World,
  { channel, ts }: { channel: string; ts: string },
  others: Answer,
): { ok: true; channel: Channel; message: Message } | { ok: false; refusal: Answer } {
  const found = visibleChannel(world, channel);
  if (!found.ok) return found;
  const message = messageAt(found.channel, ts);
  if (!message) return { ok: false, refusal: refuse('message_not_found') };
  return message.author.kind === 'app' ? { ...found, message } : { ok: false, refusal: others };
}

function change(world: World, message: Message, content: Content, textGiven: boolean): void {
  if (textGiven) message.text = content.text;
  if (content.blocks) message.blocks = withBlockIds(world, content.blocks);
  if (content.attachments) message.attachments = content.attachments;
  if (content.metadata) message.metadata = content.metadata;
  message.edited = { user: world.identity.botUserId, ts: world.nextTs() };
}
