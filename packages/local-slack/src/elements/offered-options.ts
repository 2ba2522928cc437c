import type { JsonObject } from '../json.ts';

/** What the app last offered in each external menu, so that what is picked has its words. */
const offered = new WeakMap<JsonObject, readonly JsonObject[]>();

/** Notes what a menu offers now. */
export function rememberOffered(element: JsonObject, options: readonly JsonObject[]): void {
  offered.set(element, [...(offered.get(element) ?? []), ...options]);
}

/** The option of this value that a menu has offered. */
export function offeredOption(element: JsonObject, value: string): JsonObject | undefined {
  return offered.get(element)?.findLast((option) => option['value'] === value);
}
