import { blockOf } from './block-check.ts';
import { type Check, type Fields, listOf } from './checks.ts';
import { groupBlocks } from './group-blocks.ts';
import { interactiveBlocks } from './interactive-blocks.ts';
import { mediaBlocks } from './media-blocks.ts';
import { tableBlocks } from './table-blocks.ts';
import { textBlocks } from './text-blocks.ts';

const allBlocks: Fields = {
  ...textBlocks,
  ...interactiveBlocks,
  ...tableBlocks,
  ...mediaBlocks,
  ...groupBlocks,
};

/** Up to 50 blocks. https://docs.slack.dev/reference/block-kit/blocks */
export const messageBlockList: Check = listOf(blockOf(allBlocks), { max: 50 });

/** Up to 100 blocks. */
export const viewBlockList: Check = listOf(blockOf(allBlocks), { max: 100 });
