import { z } from 'zod';
import { channelObject } from '../shapes/channel-object.ts';
import type { Channel } from '../state/channel.ts';
import { appDmOf } from '../state/lookup.ts';
import { openAppDm, openAppMpim } from '../state/open-dm.ts';
import type { World } from '../world.ts';
import { type Answer, fine, missingScope, refuse } from './answer.ts';
import { flag, idList, text } from './arguments.ts';
import { method } from './method.ts';
import { dmRefusal } from './people-to-dm.ts';
import { visibleChannel } from './visible-channel.ts';

/** conversations.open: the DM with one person, or the group DM with up to eight. */
export const openConversation = method({
  scopes: ['im:write', 'mpim:write', 'channels:manage', 'groups:write'],
  tier: 3,
  ignores: ['prevent_creation'],
  args: z.object({
    channel: text.optional(),
    users: idList.optional(),
    return_im: flag.optional(),
  }),
  handle: (world, args): Answer => {
    if (args.channel !== undefined) {
      const found = visibleChannel(world, args.channel);
      return found.ok ? opened(world, found.channel, args.return_im, true) : found.refusal;
    }
    const users = args.users ?? [];
    const refusal = usersRefusal(world, users);
    if (refusal) return refusal;
    const [only] = users;
    if (users.length > 1 || only === undefined)
      return opened(world, openAppMpim(world, users), args.return_im, false);
    const known = appDmOf(world, only) !== undefined;
    return opened(world, openAppDm(world, only), args.return_im, known);
  },
});

function usersRefusal(world: World, users: readonly string[]): Answer | undefined {
  if (users.length === 0) return refuse('users_list_not_supplied');
  if (users.length > 8) return refuse('too_many_users');
  const scope = missingScope(world, [users.length === 1 ? 'im:write' : 'mpim:write']);
  if (scope) return scope;
  for (const id of users) {
    const refusal = dmRefusal(world, id);
    if (refusal) return refusal;
  }
  return undefined;
}

function opened(world: World, channel: Channel, full: boolean | undefined, known: boolean): Answer {
  return fine({
    ...(known ? { no_op: true, already_open: true } : {}),
    channel: full ? channelObject(world, channel) : { id: channel.id },
  });
}
