import { z } from 'zod';
import { channelObject } from '../shapes/channel-object.ts';
import { messageObject } from '../shapes/message-object.ts';
import { type Channel, familyOf } from '../state/channel.ts';
import { repliesOf } from '../state/lookup.ts';
import type { Message } from '../state/message.ts';
import { compareTs } from '../timestamps.ts';
import type { World } from '../world.ts';
import { type Answer, fine, missingScope, refuse } from './answer.ts';
import { flag, number, text } from './arguments.ts';
import { method } from './method.ts';
import { isLimit, pageOf } from './pages.ts';
import { type Found, joinedChannel, visibleChannel } from './visible-channel.ts';

const readScopes = ['channels:read', 'groups:read', 'im:read', 'mpim:read'];
const historyScopes = ['channels:history', 'groups:history', 'im:history', 'mpim:history'];
const paging = { cursor: text.optional(), limit: number.optional() };

/** conversations.info */
export const info = method({
  scopes: readScopes,
  tier: 3,
  ignores: ['include_locale'],
  args: z.object({ channel: text, include_num_members: flag.optional() }),
  handle: (world, args): Answer => {
    const found = withScope(world, visibleChannel(world, args.channel), 'read');
    if (!found.ok) return found.refusal;
    const { num_members: members, ...channel } = channelObject(world, found.channel);
    return fine({
      channel: args.include_num_members ? { ...channel, num_members: members } : channel,
    });
  },
});

/** conversations.members: user ids, the app's own among them. */
export const members = method({
  scopes: readScopes,
  tier: 4,
  args: z.object({ channel: text, ...paging }),
  handle: (world, args): Answer => {
    const found = withScope(world, visibleChannel(world, args.channel), 'read');
    if (!found.ok) return found.refusal;
    if (!isLimit(args.limit, 1000)) return refuse('invalid_limit');
    const page = pageOf([...found.channel.members], args.cursor, args.limit, 100);
    if (!page) return refuse('invalid_cursor');
    return fine({ members: page.items, response_metadata: { next_cursor: page.nextCursor } });
  },
});

const window = {
  oldest: text.optional(),
  latest: text.optional(),
  inclusive: flag.optional(),
  include_all_metadata: flag.optional(),
};

/** conversations.history: newest first, without the replies that were not broadcast. */
export const history = method({
  scopes: historyScopes,
  tier: 3,
  args: z.object({ channel: text, ...paging, ...window }),
  handle: (world, args): Answer => {
    const found = readableChannel(world, args.channel, args);
    if (!found.ok) return found.refusal;
    const top = found.channel.messages.filter(isTopLevel).filter((each) => inWindow(each, args));
    return messagesAnswer(world, top.reverse(), args, 100);
  },
});

/** conversations.replies: the root, then its replies, oldest first. */
export const replies = method({
  scopes: historyScopes,
  tier: 3,
  args: z.object({ channel: text, ts: text, ...paging, ...window }),
  handle: (world, args): Answer => {
    const found = readableChannel(world, args.channel, args);
    if (!found.ok) return found.refusal;
    const asked = found.channel.messages.find((each) => each.ts === args.ts && !each.deleted);
    if (!asked) return refuse('thread_not_found');
    const rootTs = asked.threadTs ?? asked.ts;
    const root = found.channel.messages.filter((each) => each.ts === rootTs && !each.deleted);
    const thread = repliesOf(found.channel, rootTs).filter((each) => inWindow(each, args));
    return messagesAnswer(world, [...root, ...thread], args, 1000);
  },
});

/** Refuses a conversation of a kind for which the app has no such scope. */
function withScope(world: World, found: Found, right: 'read' | 'history'): Found {
  if (!found.ok) return found;
  const refusal = missingScope(world, [`${familyOf(found.channel.kind)}:${right}`]);
  return refusal ? { ok: false, refusal } : found;
}

function readableChannel(world: World, id: string, asked: Window): Found {
  const found = withScope(world, joinedChannel(world, id), 'history');
  const refusal = found.ok ? windowRefusal(asked) : undefined;
  return refusal ? { ok: false, refusal } : found;
}

function isTopLevel(message: Channel['messages'][number]): boolean {
  const reply = message.threadTs !== undefined && message.threadTs !== message.ts;
  return !message.deleted && (!reply || message.broadcast);
}

type Window = {
  oldest?: string | undefined;
  latest?: string | undefined;
  inclusive?: boolean | undefined;
};

function windowRefusal({ oldest, latest }: Window): Answer | undefined {
  const isMoment = (ts: string | undefined) => !ts || ts === 'now' || /^\d+(\.\d+)?$/.test(ts);
  if (!isMoment(oldest)) return refuse('invalid_ts_oldest');
  return isMoment(latest) ? undefined : refuse('invalid_ts_latest');
}

function inWindow(message: Message, asked: Window): boolean {
  const edge = asked.inclusive ? 0 : 1;
  const afterOldest = !asked.oldest || compareTs(message.ts, asked.oldest) >= edge;
  const beforeLatest =
    !asked.latest || asked.latest === 'now' || compareTs(asked.latest, message.ts) >= edge;
  return afterOldest && beforeLatest;
}

type Asked = {
  cursor?: string | undefined;
  limit?: number | undefined;
  include_all_metadata?: boolean | undefined;
};

function messagesAnswer(
  world: World,
  all: readonly Message[],
  { cursor, limit, include_all_metadata: metadata = false }: Asked,
  fallback: number,
): Answer {
  const page = pageOf(all, cursor, limit, fallback);
  if (!page) return refuse('invalid_cursor');
  return fine({
    messages: page.items.map((each) => messageObject(world, each, { metadata })),
    has_more: page.nextCursor !== '',
    pin_count: 0,
    ...(page.nextCursor ? { response_metadata: { next_cursor: page.nextCursor } } : {}),
  });
}
