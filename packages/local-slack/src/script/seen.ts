import type { JsonObject } from '../json.ts';
import { fileObject } from '../shapes/file-object.ts';
import { userOf } from '../shapes/message-object.ts';
import { viewObject } from '../shapes/view-object.ts';
import type { Channel } from '../state/channel.ts';
import type { Message, StateValues } from '../state/message.ts';
import type { View } from '../state/view.ts';
import { compareTs } from '../timestamps.ts';
import type { World } from '../world.ts';

/** A message as a person sees it. */
export type SeenMessage = {
  readonly channel: string;
  readonly ts: string;
  readonly threadTs?: string;
  /** A user id; a bot id for the bot of another app. */
  readonly from: string;
  readonly fromApp: boolean;
  /** As on the wire: `&`, `<` and `>` are escaped. */
  readonly text: string;
  readonly blocks: readonly JsonObject[];
  readonly ephemeral: boolean;
  readonly edited: boolean;
  readonly deleted: boolean;
  readonly subtype?: string;
  readonly files: readonly JsonObject[];
  readonly reactions: readonly { readonly name: string; readonly users: readonly string[] }[];
  readonly metadata?: JsonObject;
};

/** A modal or Home tab as its person sees it. */
export type SeenView = {
  readonly id: string;
  readonly type: 'modal' | 'home';
  readonly callbackId: string;
  readonly title: string;
  readonly blocks: readonly JsonObject[];
  readonly privateMetadata: string;
  readonly values: StateValues;
  /** The view as it stands on the wire. */
  readonly wire: JsonObject;
};

/** Shows a message. */
export function seenMessage(world: World, message: Message): SeenMessage {
  return {
    channel: message.channel,
    ts: message.ts,
    from:
      userOf(world, message) ?? (message.author.kind === 'other-bot' ? message.author.botId : ''),
    fromApp: message.author.kind === 'app',
    text: message.text,
    blocks: message.blocks,
    ephemeral: message.ephemeralFor !== undefined,
    edited: message.edited !== undefined,
    deleted: message.deleted,
    files: message.fileIds.flatMap((id) => {
      const file = world.files.get(id);
      return file ? [fileObject(world, file)] : [];
    }),
    reactions: message.reactions.map((each) => ({ name: each.name, users: [...each.users] })),
    ...(message.threadTs === undefined ? {} : { threadTs: message.threadTs }),
    ...(message.subtype === undefined ? {} : { subtype: message.subtype }),
    ...(message.metadata === undefined ? {} : { metadata: message.metadata }),
  };
}

/** Everything in a channel that this person sees, oldest first. */
export function seenIn(world: World, channel: Channel, userId: string): readonly SeenMessage[] {
  const own = channel.ephemerals.filter((each) => each.ephemeralFor === userId);
  return [...channel.messages, ...own]
    .filter((each) => !each.deleted)
    .sort((a, b) => compareTs(a.ts, b.ts))
    .map((each) => seenMessage(world, each));
}

/** Shows a view. */
export function seenView(world: World, view: View): SeenView {
  const wire = viewObject(world, view);
  const title = view.content['title'];
  return {
    id: view.id,
    type: view.type,
    callbackId: String(wire['callback_id']),
    title: typeof title === 'object' && title !== null && 'text' in title ? String(title.text) : '',
    blocks: (view.content['blocks'] as readonly JsonObject[] | undefined) ?? [],
    privateMetadata: String(wire['private_metadata']),
    values: view.state,
    wire,
  };
}
