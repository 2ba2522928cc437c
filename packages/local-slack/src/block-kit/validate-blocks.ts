import { messageBlockList } from './block-list.ts';
import type { ValidationContext } from './checks.ts';
import type { BlockProblem } from './problem.ts';
import { checkWholeList, checkWholeMessage } from './whole-list-rules.ts';

/**
 * Everything that Slack would refuse in the blocks of a message, with pointers that start at
 * "/blocks". An empty answer means that Slack takes them. Never throws for JSON values.
 *
 * The list shows the innermost problems only; Slack adds "failed to match all allowed schemas" for
 * the objects around them.
 */
export function validateMessageBlocks(blocks: unknown): readonly BlockProblem[] {
  const problems: BlockProblem[] = [];
  const context: ValidationContext = {
    surface: 'message',
    report: (path, message) => problems.push({ path, message }),
  };
  messageBlockList(blocks, '/blocks', context);
  checkWholeList(blocks, '/blocks', context);
  checkWholeMessage(blocks, '/blocks', context);
  return problems;
}
