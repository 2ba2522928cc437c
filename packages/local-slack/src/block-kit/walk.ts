import { fieldOf, isJsonObject, type JsonObject } from './checks.ts';

/** A block or an element and its JSON pointer. */
export type Located = { readonly value: JsonObject; readonly path: string };

function itemsAt(value: unknown, path: string): readonly Located[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((each: unknown, index) =>
    isJsonObject(each) ? [{ value: each, path: `${path}/${index}` }] : [],
  );
}

/** Every block of a list, those inside containers, carousels and plans included. */
export function allBlocksIn(blocks: unknown, path: string): readonly Located[] {
  return itemsAt(blocks, path).flatMap((block) => [block, ...childBlocks(block)]);
}

function childBlocks({ value, path }: Located): readonly Located[] {
  const field = { container: 'child_blocks', carousel: 'elements', plan: 'tasks' }[
    String(fieldOf(value, 'type'))
  ];
  return field === undefined ? [] : itemsAt(fieldOf(value, field), `${path}/${field}`);
}

/** The interactive elements that stand directly in a block. */
export function elementsIn({ value, path }: Located): readonly Located[] {
  const single = ['accessory', 'element'].flatMap((field) => {
    const each = fieldOf(value, field);
    return isJsonObject(each) ? [{ value: each, path: `${path}/${field}` }] : [];
  });
  const several = ['elements', 'actions'].flatMap((field) =>
    itemsAt(fieldOf(value, field), `${path}/${field}`),
  );
  return [...single, ...several];
}

/**
 * Every string in a JSON value with the name of the field that holds it (list items take the name
 * of their list). Walks without recursion, so depth cannot overflow the stack.
 */
export function stringsIn(value: unknown): readonly { key: string; text: string }[] {
  const found: { key: string; text: string }[] = [];
  const waiting: { key: string; value: unknown }[] = [{ key: '', value }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { key, value: each } = next;
    if (typeof each === 'string') found.push({ key, text: each });
    else if (Array.isArray(each)) for (const item of each) waiting.push({ key, value: item });
    else if (isJsonObject(each)) {
      for (const [name, field] of Object.entries(each)) waiting.push({ key: name, value: field });
    }
  }
  return found;
}
