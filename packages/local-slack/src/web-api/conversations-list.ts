import { z } from 'zod';
import { channelObject } from '../shapes/channel-object.ts';
import type { Channel } from '../state/channel.ts';
import { appIsMember } from '../state/lookup.ts';
import type { World } from '../world.ts';
import { type Answer, fine, missingScope, refuse } from './answer.ts';
import { flag, number, text } from './arguments.ts';
import { method } from './method.ts';
import { isLimit, pageOf } from './pages.ts';

const listArgs = {
  types: text.optional(),
  exclude_archived: flag.optional(),
  cursor: text.optional(),
  limit: number.optional(),
};
const kindOfType = new Map<string, Channel['kind']>([
  ['public_channel', 'public'],
  ['private_channel', 'private'],
  ['im', 'im'],
  ['mpim', 'mpim'],
]);
const scopeOfType = new Map([
  ['public_channel', 'channels:read'],
  ['private_channel', 'groups:read'],
  ['im', 'im:read'],
  ['mpim', 'mpim:read'],
]);
const anyReadScope = [...scopeOfType.values()];

/** conversations.list: public channels, and of the others those that the app is in. */
export const list = method({
  scopes: anyReadScope,
  tier: 2,
  args: z.object(listArgs),
  handle: (world, args): Answer =>
    listed(world, args, (channel) => channel.kind === 'public' || appIsMember(world, channel)),
});

/** users.conversations: those that a person (or the app) is in and the app may know of. */
export const ofUser = method({
  scopes: anyReadScope,
  tier: 3,
  ignores: ['exclude_muted'],
  args: z.object({ user: text.optional(), ...listArgs }),
  handle: (world, args): Answer => {
    const user = args.user ?? world.identity.botUserId;
    if (!world.people.has(user)) return refuse('user_not_found');
    return listed(
      world,
      args,
      (channel) =>
        channel.members.has(user) && (channel.kind === 'public' || appIsMember(world, channel)),
    );
  },
});

type ListArgs = {
  types?: string | undefined;
  exclude_archived?: boolean | undefined;
  cursor?: string | undefined;
  limit?: number | undefined;
};

function listed(world: World, args: ListArgs, wanted: (channel: Channel) => boolean): Answer {
  const types = (args.types ?? 'public_channel').split(',').map((each) => each.trim());
  if (types.some((type) => !kindOfType.has(type))) return refuse('invalid_types');
  if (!isLimit(args.limit, 999)) return refuse('invalid_limit');
  for (const type of types) {
    const refusal = missingScope(world, [scopeOfType.get(type) ?? '']);
    if (refusal) return refusal;
  }
  const kinds = new Set(types.map((type) => kindOfType.get(type)));
  const channels = [...world.channels.values()].filter(
    (each) =>
      !each.isForeign &&
      kinds.has(each.kind) &&
      wanted(each) &&
      !(args.exclude_archived && each.isArchived),
  );
  const page = pageOf(channels, args.cursor, args.limit, 100);
  if (!page) return refuse('invalid_cursor');
  return fine({
    channels: page.items.map((each) => channelObject(world, each)),
    response_metadata: { next_cursor: page.nextCursor },
  });
}
