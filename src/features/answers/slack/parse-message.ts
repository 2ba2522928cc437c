import { z } from 'zod';
import type { IncomingMessage } from '../../../domain/reply.ts';
import { sortFiles } from './sort-files.ts';

const written = z.object({
  ts: z.string().min(1),
  user: z.string().min(1),
  text: z
    .string()
    .nullish()
    .transform((text) => text ?? ''),
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

/** The subtypes that carry words of a person. */
const SPOKEN = new Set([undefined, null, '', 'thread_broadcast', 'file_share']);

/** What a message event means to us, in our own words. */
export type MessageEvent =
  | { readonly kind: 'written'; readonly message: IncomingMessage }
  | { readonly kind: 'deleted'; readonly channelId: string; readonly messageTs: string }
  | { readonly kind: 'ignored' };

const IGNORED: MessageEvent = { kind: 'ignored' };

/**
 * Narrows a message event of Slack. Bots, joins, unfurls and whatever else carries no words of
 * a person are ignored; so is a payload of an unknown shape. Never throws.
 */
export function parseMessageEvent(workspaceId: string, event: unknown): MessageEvent {
  const parsed = eventSchema.safeParse(event);
  if (!parsed.success) return IGNORED;
  const { channel, channel_type, subtype, deleted_ts, message } = parsed.data;
  const isDirect = channel_type === 'im' || channel.startsWith('D');
  if (subtype === 'message_deleted') {
    return deleted_ts ? { kind: 'deleted', channelId: channel, messageTs: deleted_ts } : IGNORED;
  }
  if (subtype === 'message_changed') return changed(workspaceId, channel, isDirect, message);
  return SPOKEN.has(subtype) ? spoken(workspaceId, channel, isDirect, event) : IGNORED;
}

function changed(
  workspaceId: string,
  channel: string,
  isDirect: boolean,
  message: unknown,
): MessageEvent {
  const tombstone = z
    .object({ subtype: z.literal('tombstone'), ts: z.string().min(1) })
    .safeParse(message);
  // A deleted message with replies under it does not go: it changes into a tombstone.
  if (tombstone.success) {
    return { kind: 'deleted', channelId: channel, messageTs: tombstone.data.ts };
  }
  const parsed = spoken(workspaceId, channel, isDirect, message);
  // Slack also sends "changed" when it unfurls a link; then nobody has edited anything.
  return parsed.kind === 'written' && parsed.message.editedTs === null ? IGNORED : parsed;
}

function spoken(
  workspaceId: string,
  channelId: string,
  isDirect: boolean,
  raw: unknown,
): MessageEvent {
  const message = parseWrittenMessage(raw);
  if (message === undefined) return IGNORED;
  return { kind: 'written', message: { ...message, workspaceId, channelId, isDirect } };
}

/** A message as it stands in a channel's history, or undefined where no person wrote it. */
export function parseWrittenMessage(
  raw: unknown,
): Omit<IncomingMessage, 'workspaceId' | 'channelId' | 'isDirect'> | undefined {
  const parsed = written.safeParse(raw);
  if (!parsed.success) return undefined;
  const { ts, user, text, thread_ts, bot_id, subtype, edited, files } = parsed.data;
  if (bot_id || !SPOKEN.has(subtype)) return undefined;
  return {
    messageTs: ts,
    // Slack gives the root of a thread itself as its own thread.
    threadTs: thread_ts && thread_ts !== ts ? thread_ts : null,
    authorId: user,
    text,
    editedTs: edited?.ts ?? null,
    sentAt: momentOf(ts),
    ...sortFiles(files ?? []),
  };
}

/** The moment in a message id; the epoch for an id that holds none. */
function momentOf(ts: string): Date {
  const moment = new Date(Math.floor(Number(ts) * 1000));
  return Number.isNaN(moment.getTime()) ? new Date(0) : moment;
}
