import { isObject, type JsonObject, listAt, objectAt, textAt } from '../json.ts';

/** An element that a person can use, and where it stands. */
export type FoundElement = {
  readonly blockId: string;
  readonly actionId: string;
  readonly element: JsonObject;
  readonly block: JsonObject;
};

/** Every element with an action_id in these blocks and the blocks in them, from top to bottom. */
export function interactiveElements(blocks: readonly JsonObject[]): readonly FoundElement[] {
  return blocks.flatMap((block) => [
    ...elementsOf(block).flatMap((element) => found(block, element)),
    ...interactiveElements(innerBlocks(block)),
  ]);
}

/** The blocks in a container, and the cards of a carousel. */
function innerBlocks(block: JsonObject): readonly JsonObject[] {
  return listAt(block, block['type'] === 'carousel' ? 'elements' : 'child_blocks');
}

/** The element with this action_id; `blockId/actionId` where an action_id stands twice. */
export function findElement(blocks: readonly JsonObject[], name: string): FoundElement | undefined {
  const all = interactiveElements(blocks);
  return (
    all.find((each) => `${each.blockId}/${each.actionId}` === name) ??
    all.find((each) => each.actionId === name) ??
    all.find((each) => each.blockId === name)
  );
}

/** What can be used in these blocks, for error texts. */
export function elementNames(blocks: readonly JsonObject[]): string {
  return interactiveElements(blocks)
    .map((each) => each.actionId)
    .join(', ');
}

function elementsOf(block: JsonObject): readonly JsonObject[] {
  const single = [objectAt(block, 'element'), objectAt(block, 'accessory')].filter(isObject);
  // Those of a card.
  const several = block['type'] === 'card' ? 'actions' : 'elements';
  return [...single, ...listAt(block, several)];
}

function found(block: JsonObject, element: JsonObject): readonly FoundElement[] {
  const blockId = textAt(block, 'block_id');
  const actionId = textAt(element, 'action_id');
  if (blockId === undefined || actionId === undefined) return [];
  return [{ blockId, actionId, element, block }];
}
