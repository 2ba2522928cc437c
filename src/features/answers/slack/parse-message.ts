import { z } from 'zod';
import { type IncomingMessage, isDirectChannel, sentAtOf } from '../../../domain/reply.ts';
import { wordedSchema, wordsOfMessage } from './message-words.ts';

const id = z.string().min(1).nullish().catch(null);

const written = z.object({
  ts: z.string().min(1),
  user: z.string().min(1),
  team: id,
  user_team: id,
  source_team: id,
  ...wordedSchema.shape,
  thread_ts: z.string().nullish(),
  bot_id: z.string().nullish(),
  subtype: z.string().nullish(),
  edited: z.object({ ts: z.string().min(1) }).nullish(),
  files: z.array(z.unknown()).nullish().catch(null),
});

const eventSchema = z.object({
  type: z.literal('message'),
  channel: z.string().min(1),
  channel_type: z.string().nullish(),
  subtype: z.string().nullish(),
  deleted_ts: z.string().nullish(),
  message: z.unknown().optional(),
});

const tombstoneSchema = z.object({ subtype: z.literal('tombstone'), ts: z.string().min(1) });

/** The subtypes that carry words of a person. */
const SPOKEN = new Set([
  undefined,
  null,
  '',
  'thread_broadcast',
  'file_share',
  'me_message',
  'message_share',
]);

/** What a message event means to us, in our own words. */
export type MessageEvent =
  | { readonly kind: 'written'; readonly message: IncomingMessage }
  | { readonly kind: 'deleted'; readonly channelId: string; readonly messageTs: string }
  | { readonly kind: 'ignored' };

const IGNORED: MessageEvent = { kind: 'ignored' };

/** Where a message stands, apart from its own id. */
type Conversation = Pick<IncomingMessage, 'workspaceId' | 'channelId' | 'isDirect'>;

/**
 * Narrows a message event of Slack. Bots, joins, unfurls and whatever else carries no words of
 * a person are ignored; so is a payload of an unknown shape. Never throws.
 */
export function parseMessageEvent(workspaceId: string, event: unknown): MessageEvent {
  const parsed = eventSchema.safeParse(event);
  if (!parsed.success) return IGNORED;
  const { channel: channelId, channel_type, subtype, deleted_ts, message } = parsed.data;
  const isDirect = channel_type === 'im' || isDirectChannel(channelId);
  const at = { workspaceId, channelId, isDirect };
  if (subtype === 'message_deleted') {
    return deleted_ts ? { kind: 'deleted', channelId, messageTs: deleted_ts } : IGNORED;
  }
  if (subtype === 'message_changed') return changed(message, at);
  return SPOKEN.has(subtype) ? spoken(event, at) : IGNORED;
}

function changed(message: unknown, at: Conversation): MessageEvent {
  // A deleted message with replies under it does not go: it changes into a tombstone.
  const tombstone = tombstoneSchema.safeParse(message);
  if (tombstone.success) {
    return { kind: 'deleted', channelId: at.channelId, messageTs: tombstone.data.ts };
  }
  const parsed = spoken(message, at);
  // Slack also sends "changed" when it unfurls a link; then nobody has edited anything.
  return parsed.kind === 'written' && parsed.message.editedTs === null ? IGNORED : parsed;
}

function spoken(raw: unknown, at: Conversation): MessageEvent {
  const message = parseWrittenMessage(raw, at);
  return message === undefined ? IGNORED : { kind: 'written', message };
}

/** A message as it stands in a conversation, or undefined where no person wrote it. */
export function parseWrittenMessage(raw: unknown, at: Conversation): IncomingMessage | undefined {
  const parsed = written.safeParse(raw);
  if (!parsed.success) return undefined;
  const { ts, user, thread_ts, bot_id, subtype, edited, files } = parsed.data;
  if (bot_id || !SPOKEN.has(subtype)) return undefined;
  return {
    ...at,
    messageTs: ts,
    // Slack gives the root of a thread itself as its own thread.
    threadTs: thread_ts && thread_ts !== ts ? thread_ts : null,
    authorId: user,
    isFromOutside: isFromOutside(parsed.data, at),
    ...wordsOfMessage(user, parsed.data),
    editedTs: edited?.ts ?? null,
    sentAt: sentAtOf(ts),
    ...sortFiles(files ?? []),
  };
}

/** In a shared channel every message bears the team of its author. */
function isFromOutside(
  { user_team, source_team, team }: z.output<typeof written>,
  { workspaceId }: Conversation,
): boolean {
  const own = user_team ?? source_team ?? team ?? workspaceId;
  return own !== workspaceId;
}

const fileSchema = z.object({
  id: z.string().min(1),
  mode: z.string().nullish().catch(null),
  subtype: z.string().nullish().catch(null),
  mimetype: z.string().nullish().catch(null),
});

const CLIPS = new Set(['slack_audio', 'slack_video']);

/**
 * Tells the clips among the files of a message from the others: what was recorded in Slack, and
 * any sound or film. A deleted file is neither. Never throws.
 */
export function sortFiles(files: readonly unknown[]): {
  readonly clips: readonly { readonly fileId: string }[];
  readonly otherFiles: number;
} {
  const known = files.map((file) => fileSchema.safeParse(file).data);
  const there = known.filter((file) => file?.mode !== 'tombstone');
  const ids = there.flatMap((file) => (file !== undefined && isClip(file) ? [file.id] : []));
  return {
    clips: [...new Set(ids)].map((fileId) => ({ fileId })),
    otherFiles: there.length - ids.length,
  };
}

function isClip({ subtype, mimetype }: z.infer<typeof fileSchema>): boolean {
  return CLIPS.has(subtype ?? '') || /^(audio|video)\//.test(mimetype ?? '');
}
