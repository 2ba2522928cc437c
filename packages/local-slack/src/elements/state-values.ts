import { type JsonObject, listAt } from '../json.ts';
import type { StateValues } from '../state/message.ts';
import { initialState } from './element-state.ts';
import { interactiveElements } from './find-elements.ts';

/** Puts the state of one element where `state.values` keeps it. */
export function setState(
  values: StateValues,
  at: { readonly blockId: string; readonly actionId: string },
  state: JsonObject,
): void {
  const block = values[at.blockId] ?? {};
  block[at.actionId] = state;
  values[at.blockId] = block;
}

/** What the elements of some blocks hold before anybody touched them. */
export function initialValues(holder: JsonObject): StateValues {
  const values: StateValues = {};
  for (const found of interactiveElements(listAt(holder, 'blocks'))) {
    const state = initialState(found.element);
    if (state) setState(values, found, state);
  }
  return values;
}
