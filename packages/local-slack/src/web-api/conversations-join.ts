import { z } from 'zod';
import { joinChannel } from '../events/join-channel.ts';
import { channelObject } from '../shapes/channel-object.ts';
import { appIsMember } from '../state/lookup.ts';
import { type Answer, fine, refuse } from './answer.ts';
import { text } from './arguments.ts';
import { method } from './method.ts';
import { visibleChannel } from './visible-channel.ts';

/** conversations.join: the app enters a public channel by itself. */
export const join = method({
  scopes: ['channels:join'],
  tier: 3,
  args: z.object({ channel: text }),
  handle: (world, args): Answer => {
    const found = visibleChannel(world, args.channel);
    if (!found.ok) return found.refusal;
    if (found.channel.kind !== 'public') return refuse('method_not_supported_for_channel_type');
    if (found.channel.isArchived) return refuse('is_archived');
    const known = appIsMember(world, found.channel);
    if (!known) void joinChannel(world, found.channel, world.identity.botUserId);
    return fine({
      channel: channelObject(world, found.channel),
      ...(known
        ? { warning: 'already_in_channel', response_metadata: { warnings: ['already_in_channel'] } }
        : {}),
    });
  },
});
