import { z } from 'zod';
import { addMessage } from '../state/add-message.ts';
import { type Answer, fine, refuse } from './answer.ts';
import { text } from './arguments.ts';
import { checkContent, contentArgs } from './message-content.ts';
import { method } from './method.ts';
import { writableChannel } from './visible-channel.ts';

/** chat.postEphemeral: only `user` sees it, and nothing gives it back later. */
export const postEphemeral = method({
  scopes: ['chat:write'],
  tier: 4,
  ignores: ['as_user', 'icon_emoji', 'icon_url', 'link_names', 'parse', 'username'],
  args: z.object({ channel: text, user: text, thread_ts: text.optional(), ...contentArgs }),
  handle: (world, args): Answer => {
    const found = writableChannel(world, args.channel);
    if (!found.ok) return found.refusal;
    if (!world.people.has(args.user)) return refuse('user_not_found');
    if (!found.channel.members.has(args.user)) return refuse('user_not_in_channel');
    const checked = checkContent(world, args, 'post');
    if (!checked.ok) return checked.refusal;
    const message = addMessage(world, found.channel, {
      ...checked.content,
      author: { kind: 'app' },
      threadTs: args.thread_ts,
      ephemeralFor: args.user,
    });
    return fine({ message_ts: message.ts });
  },
});
