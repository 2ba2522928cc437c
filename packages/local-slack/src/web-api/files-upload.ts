import { z } from 'zod';
import { emitPosted } from '../events/message-events.ts';
import { isObject, type JsonObject } from '../json.ts';
import { fileObject } from '../shapes/file-object.ts';
import { addMessage } from '../state/add-message.ts';
import type { SlackFile } from '../state/file.ts';
import { addFile } from '../state/files.ts';
import type { World } from '../world.ts';
import { type Answer, fine, refuse } from './answer.ts';
import { json, number, text } from './arguments.ts';
import { blocksRefusal } from './message-content.ts';
import { method } from './method.ts';
import { writableChannel } from './visible-channel.ts';

/** What a description of a picture may hold. */
const altTextLimit = 1000;

/** A message shows ten files. Slack documents no number; apps met `internal_error` above fourteen. */
const filesInMessage = 10;

/** More conversations than this Slack does not take at once. */
const channelLimit = 100;

/** files.getUploadURLExternal: where to POST the bytes of a file. */
export const getUploadUrl = method({
  scopes: ['files:write'],
  tier: 4,
  ignores: ['snippet_type'],
  args: z.object({ filename: text, length: number, alt_txt: text.optional() }),
  handle: (world, args): Answer => {
    if (!(args.length > 0)) return refuse('missing_argument');
    if ((args.alt_txt?.length ?? 0) > altTextLimit) return refuse('alt_txt_too_large');
    const file = addFile(world, {
      owner: world.identity.botUserId,
      name: args.filename,
      bytes: Buffer.alloc(0),
      complete: false,
      altText: args.alt_txt,
    });
    return fine({ upload_url: `${world.origin}/upload/v1/${file.id}`, file_id: file.id });
  },
});

const completeArgs = z.object({
  files: json(z.array(z.looseObject({ id: text, title: text.optional() })).min(1)),
  channel_id: text.optional(),
  channels: text.optional(),
  initial_comment: text.optional(),
  thread_ts: text.optional(),
  blocks: json(z.unknown()).optional(),
});

/** files.completeUploadExternal: shares what was uploaded, in one message of the app. */
export const completeUpload = method({
  scopes: ['files:write'],
  tier: 4,
  ignores: ['icon_emoji', 'icon_url', 'username'],
  args: completeArgs,
  handle: (world, args): Answer => {
    const files: SlackFile[] = [];
    for (const asked of args.files) {
      const file = world.files.get(asked.id);
      if (!file || file.complete || file.bytes.length === 0) return refuse('file_not_found');
      file.title = asked.title ?? file.title;
      files.push(file);
    }
    if (files.length > filesInMessage) return refuse('internal_error');
    const refusal = blocksRefusal(world, args.blocks) ?? shareAll(world, files, args);
    if (refusal) return refusal;
    for (const file of files) file.complete = true;
    return fine({ files: files.map((file) => fileObject(world, file)) });
  },
});

/** Blocks count only where no comment introduces the files. */
function blocksIn(blocks: unknown): readonly JsonObject[] {
  return Array.isArray(blocks) ? blocks.filter(isObject) : [];
}

function shareAll(
  world: World,
  files: readonly SlackFile[],
  args: z.output<typeof completeArgs>,
): Answer | undefined {
  const targets = (args.channels ?? args.channel_id ?? '').split(',').filter(Boolean);
  if (targets.length > channelLimit) return refuse('channels_limit_exceeded');
  const found = targets.map((id) => writableChannel(world, id));
  for (const each of found) if (!each.ok) return each.refusal;
  for (const each of found) {
    if (!each.ok) continue;
    const message = addMessage(world, each.channel, {
      author: { kind: 'app' },
      text: args.initial_comment ?? '',
      blocks: args.initial_comment ? undefined : blocksIn(args.blocks),
      threadTs: args.thread_ts,
      fileIds: files.map((file) => file.id),
      subtype: 'file_share',
    });
    for (const file of files) file.shares.push({ channel: each.channel.id, ts: message.ts });
    void emitPosted(world, each.channel, message);
  }
  return undefined;
}
