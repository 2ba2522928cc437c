import { z } from 'zod';
import { validateMessageBlocks } from '../block-kit/validate-blocks.ts';
import { isObject, type JsonObject } from '../json.ts';
import type { World } from '../world.ts';
import { type Answer, refuse } from './answer.ts';
import { anyObject, json, text } from './arguments.ts';
import { refuseBlocks } from './refuse-blocks.ts';
import { slackFileProblems } from './slack-files.ts';

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

/** What the text of a message may hold. Slack cuts the text of a post there, and refuses that of an update. */
const textLimits = { post: 40_000, update: 4_000 };
const markdownLimit = 12_000;
const attachmentLimit = 100;
const metadataLimit = 8_000;

/** Checks texts, blocks, attachments and metadata as Slack does. */
export function checkContent(
  world: World,
  args: ContentArgs,
  kind: 'post' | 'update',
): { ok: true; content: Content } | { ok: false; refusal: Answer } {
  const refusal =
    blocksRefusal(world, args.blocks) ??
    attachmentsRefusal(args.attachments ?? []) ??
    textRefusal(args, kind) ??
    metadataRefusal(args.metadata);
  if (refusal) return { ok: false, refusal };
  const blocks = Array.isArray(args.blocks) ? args.blocks.filter(isObject) : undefined;
  const markdown =
    args.markdown_text === undefined ? undefined : [{ type: 'markdown', text: args.markdown_text }];
  return {
    ok: true,
    content: {
      text: (args.text ?? args.markdown_text ?? '').slice(0, textLimits.post),
      blocks: blocks ?? markdown,
      attachments: args.attachments,
      metadata: isObject(args.metadata) ? args.metadata : undefined,
    },
  };
}

/** Checks the blocks of a message; undefined when they may be shown. */
export function blocksRefusal(world: World, blocks: unknown): Answer | undefined {
  if (blocks === undefined) return undefined;
  if (!Array.isArray(blocks)) return refuse('invalid_blocks_format');
  const problems = [
    ...validateMessageBlocks(blocks),
    ...slackFileProblems(world, blocks, '/blocks'),
  ];
  if (problems.length === 0) return undefined;
  const areOnlyLong = problems.every(({ message }) => message.includes('msg_blocks_too_long'));
  return areOnlyLong ? refuse('msg_blocks_too_long') : refuseBlocks('invalid_blocks', problems);
}

function attachmentsRefusal(attachments: readonly JsonObject[]): Answer | undefined {
  if (attachments.length > attachmentLimit) return refuse('too_many_attachments');
  const problems = attachments.flatMap(({ blocks }, index) =>
    blocks === undefined
      ? []
      : validateMessageBlocks(blocks).map(({ path, message }) => ({
          path: `/attachments/${index}${path}`,
          message,
        })),
  );
  return problems.length > 0 ? refuseBlocks('invalid_attachments', problems) : undefined;
}

function textRefusal(args: ContentArgs, kind: 'post' | 'update'): Answer | undefined {
  const hasBlocks = Array.isArray(args.blocks) && args.blocks.length > 0;
  const hasAttachments = (args.attachments?.length ?? 0) > 0;
  if (args.markdown_text !== undefined && (args.text !== undefined || hasBlocks))
    return refuse('markdown_text_conflict');
  if (!args.text && !args.markdown_text && !hasBlocks && !hasAttachments) return refuse('no_text');
  if ((args.markdown_text?.length ?? 0) > markdownLimit) return refuse('msg_too_long');
  return kind === 'update' && (args.text?.length ?? 0) > textLimits.update
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
  return JSON.stringify(metadata).length > metadataLimit ? refuse('metadata_too_large') : undefined;
}
