import { z } from 'zod';
import { validateMessageBlocks } from '../block-kit/validate-blocks.ts';
import { isObject, type JsonObject } from '../json.ts';
import { type Answer, refuse, refuseWith } from './answer.ts';
import { anyObject, json, text } from './arguments.ts';
import { blockMessages } from './block-messages.ts';

/** The arguments that carry what a message says. */
export const contentArgs = {
  text: text.optional(),
  markdown_text: text.optional(),
  blocks: json(z.unknown()).optional(),
  attachments: json(z.array(anyObject)).optional(),
  metadata: json(z.unknown()).optional(),
};

/** What a message says, checked. */
export type Content = {
  readonly text: string;
  readonly blocks: readonly JsonObject[] | undefined;
  readonly attachments: readonly JsonObject[] | undefined;
  readonly metadata: JsonObject | undefined;
};

type ContentArgs = {
  text?: string | undefined;
  markdown_text?: string | undefined;
  blocks?: unknown;
  attachments?: readonly JsonObject[] | undefined;
  metadata?: unknown;
};

/** Slack cuts the text of a post here, and refuses an update above its own limit. */
const postTextLimit = 40_000;
const updateTextLimit = 4_000;
/** Characters that all blocks of one message may hold; Slack does not document it, apps met it at about 13,000. */
const blockTextLimit = 13_200;

/** Checks texts, blocks and metadata as Slack does. */
export function checkContent(
  args: ContentArgs,
  kind: 'post' | 'update',
): { ok: true; content: Content } | { ok: false; refusal: Answer } {
  const refusal =
    blocksRefusal(args.blocks) ?? textRefusal(args, kind) ?? metadataRefusal(args.metadata);
  if (refusal) return { ok: false, refusal };
  const blocks = Array.isArray(args.blocks) ? args.blocks.filter(isObject) : undefined;
  const markdown =
    args.markdown_text === undefined ? undefined : [{ type: 'markdown', text: args.markdown_text }];
  return {
    ok: true,
    content: {
      text: (args.text ?? args.markdown_text ?? '').slice(0, postTextLimit),
      blocks: blocks ?? markdown,
      attachments: args.attachments,
      metadata: isObject(args.metadata) ? args.metadata : undefined,
    },
  };
}

/** Checks the blocks of a message; undefined when they may be shown. */
export function blocksRefusal(blocks: unknown): Answer | undefined {
  if (blocks === undefined) return undefined;
  if (!Array.isArray(blocks)) return refuse('invalid_blocks_format');
  const problems = validateMessageBlocks(blocks);
  if (problems.length > 0) return refuseWith('invalid_blocks', blockMessages(problems));
  return countText(blocks) > blockTextLimit ? refuse('msg_blocks_too_long') : undefined;
}

function textRefusal(args: ContentArgs, kind: 'post' | 'update'): Answer | undefined {
  const hasBlocks = Array.isArray(args.blocks) && args.blocks.length > 0;
  const hasAttachments = (args.attachments?.length ?? 0) > 0;
  if (args.markdown_text !== undefined && (args.text !== undefined || hasBlocks))
    return refuse('markdown_text_conflict');
  if (!args.text && !args.markdown_text && !hasBlocks && !hasAttachments) return refuse('no_text');
  if ((args.markdown_text?.length ?? 0) > 12_000) return refuse('msg_too_long');
  return kind === 'update' && (args.text?.length ?? 0) > updateTextLimit
    ? refuse('msg_too_long')
    : undefined;
}

function metadataRefusal(metadata: unknown): Answer | undefined {
  if (metadata === undefined) return undefined;
  const valid =
    isObject(metadata) &&
    typeof metadata['event_type'] === 'string' &&
    /^[a-zA-Z][\w-]*$/.test(metadata['event_type']) &&
    isObject(metadata['event_payload']);
  if (!valid) return refuse('invalid_metadata_format');
  return JSON.stringify(metadata).length > 8_000 ? refuse('metadata_too_large') : undefined;
}

function countText(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, each) => sum + countText(each), 0);
  if (!isObject(value)) return 0;
  return Object.entries(value).reduce(
    (sum, [key, each]) =>
      sum + (key === 'text' && typeof each === 'string' ? each.length : countText(each)),
    0,
  );
}
