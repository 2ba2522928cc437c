import { z } from 'zod';
import { messageAt } from '../state/lookup.ts';
import type { Message } from '../state/message.ts';
import { isTs } from '../timestamps.ts';
import type { World } from '../world.ts';
import { type Answer, fine, refuse } from './answer.ts';
import { text } from './arguments.ts';
import { method } from './method.ts';
import { joinedChannel } from './visible-channel.ts';

const reactionArgs = z.object({
  channel: text.optional(),
  timestamp: text.optional(),
  name: text,
});
type ReactionArgs = z.output<typeof reactionArgs>;

/** reactions.add */
export const add = method({
  scopes: ['reactions:write'],
  tier: 3,
  args: reactionArgs,
  handle: (world, args): Answer =>
    onMessage(world, args, (message, bot) => {
      const reaction = message.reactions.find((each) => each.name === args.name);
      if (reaction?.users.includes(bot)) return refuse('already_reacted');
      if (reaction) reaction.users.push(bot);
      else message.reactions.push({ name: args.name, users: [bot] });
      return fine();
    }),
});

/** reactions.remove */
export const remove = method({
  scopes: ['reactions:write'],
  tier: 2,
  ignores: ['file', 'file_comment'],
  args: reactionArgs,
  handle: (world, args): Answer =>
    onMessage(world, args, (message, bot) => {
      const reaction = message.reactions.find((each) => each.name === args.name);
      if (!reaction?.users.includes(bot)) return refuse('no_reaction');
      reaction.users.splice(reaction.users.indexOf(bot), 1);
      message.reactions = message.reactions.filter((each) => each.users.length > 0);
      return fine();
    }),
});

function onMessage(
  world: World,
  args: ReactionArgs,
  act: (message: Message, botUserId: string) => Answer,
): Answer {
  if (!args.channel || !args.timestamp) return refuse('no_item_specified');
  const found = joinedChannel(world, args.channel);
  if (!found.ok) return found.refusal;
  if (!isTs(args.timestamp)) return refuse('bad_timestamp');
  if (found.channel.isArchived) return refuse('is_archived');
  if (!/^[a-z0-9_+'-]+(::skin-tone-[2-6])?$/.test(args.name)) return refuse('invalid_name');
  const message = messageAt(found.channel, args.timestamp);
  if (!message) return refuse('message_not_found');
  const answer = act(message, world.identity.botUserId);
  world.changes.notify();
  return answer;
}
