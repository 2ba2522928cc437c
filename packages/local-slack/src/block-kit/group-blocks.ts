import { blockOf } from './block-check.ts';
import { button } from './button-elements.ts';
import {
  byType,
  type Fields,
  fieldOf,
  listOf,
  oneOf,
  pick,
  type Rule,
  text,
  trueOrFalse,
  typed,
} from './checks.ts';
import { atLeastOne, webUrl } from './composition-objects.ts';
import { interactiveBlocks } from './interactive-blocks.ts';
import { imageOnly, mediaBlocks } from './media-blocks.ts';
import { richTextBlock } from './rich-text.ts';
import { tableBlocks } from './table-blocks.ts';
import { textBlocks } from './text-blocks.ts';
import { anyText, blockId, plainText } from './text-objects.ts';

const card = typed(
  {},
  {
    hero_image: imageOnly,
    icon: imageOnly,
    title: anyText(150),
    subtitle: anyText(150),
    body: anyText(200),
    actions: listOf(byType({ button }), { min: 1, max: 3 }),
    block_id: blockId,
  },
  atLeastOne('hero_image', 'title', 'actions', 'body'),
);

const taskCard = typed(
  {
    task_id: text(),
    title: text(),
    status: oneOf('pending', 'in_progress', 'complete', 'error'),
  },
  {
    details: richTextBlock,
    output: richTextBlock,
    sources: listOf(byType({ url: typed({ url: webUrl, text: text() }) })),
    block_id: blockId,
  },
);

/** What a container may hold: no container, and nothing that only stands by itself. */
const childBlock = blockOf({
  ...pick(interactiveBlocks, 'actions', 'input'),
  ...pick(textBlocks, 'context', 'divider', 'header', 'rich_text', 'section'),
  ...pick(tableBlocks, 'table'),
  ...mediaBlocks,
});

/** Blocks that hold other blocks, or that look like one boxed whole. */
export const groupBlocks: Fields = {
  alert: typed(
    { text: anyText(200) },
    { level: oneOf('default', 'info', 'warning', 'error', 'success'), block_id: blockId },
  ),
  card,
  carousel: typed(
    { elements: listOf(byType({ card }), { min: 1, max: 10 }) },
    { block_id: blockId },
  ),
  container: typed(
    { child_blocks: listOf(childBlock, { min: 1, max: 10 }) },
    {
      title: plainText(150),
      rich_text_title: richTextBlock,
      subtitle: anyText(150),
      width: oneOf('narrow', 'standard', 'wide', 'full'),
      icon: imageOnly,
      is_collapsible: trueOrFalse,
      default_collapsed: trueOrFalse,
      has_header_divider: trueOrFalse,
      block_id: blockId,
    },
    atLeastOne('title', 'rich_text_title'),
    collapsedNeedsCollapsible,
  ),
  task_card: taskCard,
  plan: typed(
    { title: text() },
    { tasks: listOf(byType({ task_card: taskCard })), block_id: blockId },
  ),
};

function collapsedNeedsCollapsible(...[block, path, context]: Parameters<Rule>): void {
  if (fieldOf(block, 'default_collapsed') !== true) return;
  if (fieldOf(block, 'is_collapsible') === true) return;
  context.report(`${path}/default_collapsed`, 'requires is_collapsible to be true');
}
