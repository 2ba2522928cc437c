import { z } from 'zod';
import { messageAt } from '../state/lookup.ts';
import { type Answer, fine, refuse } from './answer.ts';
import { text } from './arguments.ts';
import { method } from './method.ts';
import { visibleChannel } from './visible-channel.ts';

/** chat.getPermalink */
export const getPermalink = method({
  tier: 'free',
  args: z.object({ channel: text, message_ts: text }),
  handle: (world, args): Answer => {
    const found = visibleChannel(world, args.channel);
    if (!found.ok) return found.refusal;
    const message = messageAt(found.channel, args.message_ts);
    if (!message) return refuse('message_not_found');
    const thread =
      message.threadTs && message.threadTs !== message.ts
        ? `?thread_ts=${message.threadTs}&cid=${found.channel.id}`
        : '';
    const place = `archives/${found.channel.id}/p${message.ts.replace('.', '')}`;
    return fine({
      channel: found.channel.id,
      permalink: `https://${world.identity.teamDomain}.slack.com/${place}${thread}`,
    });
  },
});
