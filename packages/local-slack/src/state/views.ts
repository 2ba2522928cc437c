import { initialValues } from '../elements/state-values.ts';
import { type JsonObject, listAt } from '../json.ts';
import type { World } from '../world.ts';
import { withBlockIds } from './add-message.ts';
import type { StateValues } from './message.ts';
import type { Person } from './person.ts';
import type { View } from './view.ts';

/** How many modals Slack stacks upon each other. */
export const maxModals = 3;

/** Opens a view for a person: a modal on top of their stack, or their Home tab. */
export function addView(
  world: World,
  person: Person,
  type: View['type'],
  content: JsonObject,
): View {
  const id = world.ids.next('V');
  const below = type === 'modal' ? person.modals.at(-1) : undefined;
  const filled = withIds(world, content);
  const view: View = {
    id,
    userId: person.id,
    type,
    rootId: type === 'modal' ? (person.modals[0] ?? id) : id,
    content: filled,
    hash: newHash(world),
    state: initialValues(filled),
    open: true,
    ...(below === undefined ? {} : { previousId: below }),
  };
  world.views.set(id, view);
  if (type === 'modal') person.modals.push(id);
  else person.homeViewId = id;
  world.changes.notify();
  return view;
}

/** Gives a view another content; what the person had entered stays where block_id and action_id do. */
export function replaceView(world: World, view: View, content: JsonObject): void {
  const before = view.state;
  view.content = withIds(world, content);
  view.hash = newHash(world);
  view.state = keepEntered(initialValues(view.content), before);
  world.changes.notify();
}

/** Takes a modal off its person's stack, with everything above it. */
export function closeView(world: World, view: View): void {
  const person = world.people.get(view.userId);
  const at = person?.modals.indexOf(view.id) ?? -1;
  for (const id of at < 0 ? [view.id] : (person?.modals.splice(at) ?? [])) {
    const closed = world.views.get(id);
    if (closed) closed.open = false;
  }
  world.changes.notify();
}

/** Empties a person's stack of modals. */
export function closeModalsOf(world: World, person: Person): void {
  const root = person.modals[0];
  const view = root === undefined ? undefined : world.views.get(root);
  if (view) closeView(world, view);
}

function keepEntered(fresh: StateValues, before: StateValues): StateValues {
  for (const [blockId, actions] of Object.entries(fresh)) {
    for (const [actionId, state] of Object.entries(actions)) {
      const entered = before[blockId]?.[actionId];
      if (entered && entered['type'] === state['type']) actions[actionId] = entered;
    }
  }
  return fresh;
}

function withIds(world: World, content: JsonObject): JsonObject {
  return { ...content, blocks: withBlockIds(world, listAt(content, 'blocks')) };
}

function newHash(world: World): string {
  return `${Math.floor(world.clock() / 1000)}.${world.ids.short()}`;
}
