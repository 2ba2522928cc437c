import { type JsonObject, listAt } from '../json.ts';
import type { World } from '../world.ts';
import type { Channel } from './channel.ts';
import type { Author, Message } from './message.ts';

/** What is new about a message; everything left out is empty. */
export type NewMessage = {
  readonly author: Author;
  readonly text: string;
  readonly threadTs?: string | undefined;
  readonly broadcast?: boolean | undefined;
  readonly blocks?: readonly JsonObject[] | undefined;
  readonly attachments?: readonly JsonObject[] | undefined;
  readonly metadata?: JsonObject | undefined;
  readonly subtype?: string | undefined;
  readonly fileIds?: readonly string[] | undefined;
  readonly ephemeralFor?: string | undefined;
};

/** Puts a message (or an ephemeral) at the end of a channel. */
export function addMessage(world: World, channel: Channel, added: NewMessage): Message {
  const message: Message = {
    ts: world.nextTs(),
    channel: channel.id,
    author: added.author,
    broadcast: added.broadcast ?? false,
    fileIds: added.fileIds ?? [],
    text: added.text,
    blocks: withBlockIds(world, added.blocks ?? []),
    attachments: added.attachments ?? [],
    reactions: [],
    deleted: false,
    state: new Map(),
    ...optionalFields(world, added),
  };
  (added.ephemeralFor === undefined ? channel.messages : channel.ephemerals).push(message);
  world.changes.notify();
  return message;
}

function optionalFields(world: World, added: NewMessage): Partial<Message> {
  return {
    ...(added.threadTs === undefined ? {} : { threadTs: added.threadTs }),
    ...(added.subtype === undefined ? {} : { subtype: added.subtype }),
    ...(added.metadata === undefined ? {} : { metadata: added.metadata }),
    ...(added.ephemeralFor === undefined ? {} : { ephemeralFor: added.ephemeralFor }),
    ...(added.author.kind === 'person' ? { clientMsgId: clientMsgId(world) } : {}),
  };
}

function clientMsgId(world: World): string {
  return `00000000-0000-4000-8000-${world.ids.next('').toLowerCase().padStart(12, '0')}`;
}

/** Gives every block a block_id, and every element of its that can act an action_id, as Slack does. */
export function withBlockIds(world: World, blocks: readonly JsonObject[]): readonly JsonObject[] {
  return blocks.map((block) => {
    const filled: JsonObject = { ...block, block_id: block['block_id'] ?? world.ids.short() };
    for (const key of ['element', 'accessory']) filled[key] = withActionId(world, block[key]);
    for (const key of ['elements', 'actions', 'child_blocks'])
      if (Array.isArray(block[key])) filled[key] = withIdsIn(world, block, key);
    return Object.fromEntries(Object.entries(filled).filter(([, value]) => value !== undefined));
  });
}

/** What a block holds under a key: blocks, elements, or what has no id. */
function withIdsIn(world: World, block: JsonObject, key: string): readonly unknown[] {
  const inner = listAt(block, key);
  if (block['type'] === 'rich_text') return inner;
  if (key === 'child_blocks' || block['type'] === 'carousel') return withBlockIds(world, inner);
  return inner.map((element) => withActionId(world, element));
}

const elementsThatNeverAct = new Set(['plain_text', 'mrkdwn', 'image']);

function withActionId(world: World, element: unknown): unknown {
  if (typeof element !== 'object' || element === null) return element;
  const type = (element as JsonObject)['type'];
  if (typeof type !== 'string' || elementsThatNeverAct.has(type)) return element;
  return { ...element, action_id: (element as JsonObject)['action_id'] ?? world.ids.short() };
}
