import { z } from 'zod';
import type { JsonObject } from '../json.ts';
import { viewObject } from '../shapes/view-object.ts';
import { spendTrigger } from '../state/trigger.ts';
import { addView, closeModalsOf, maxModals } from '../state/views.ts';
import type { World } from '../world.ts';
import { type Answer, fine, refuse } from './answer.ts';
import { json, text } from './arguments.ts';
import { method } from './method.ts';
import { viewRefusal } from './view-content.ts';

const openArgs = z.object({
  trigger_id: text,
  view: json(z.record(z.string(), z.unknown())),
});

/** views.open: a new modal; it replaces whatever the person had open. */
export const open = method({
  tier: 4,
  ignores: ['interactivity_pointer'],
  args: openArgs,
  handle: (world, args): Answer => {
    const checked = checkedTrigger(world, args.trigger_id, args.view);
    if (!checked.ok) return checked.refusal;
    const person = world.people.get(checked.trigger.userId);
    if (!person) return refuse('user_not_found');
    closeModalsOf(world, person);
    return fine({ view: viewObject(world, addView(world, person, 'modal', args.view)) });
  },
});

/** views.push: a modal on top of the one that the trigger came from. */
export const push = method({
  tier: 4,
  ignores: ['interactivity_pointer'],
  args: openArgs,
  handle: (world, args): Answer => {
    const checked = checkedTrigger(world, args.trigger_id, args.view);
    if (!checked.ok) return checked.refusal;
    const person = world.people.get(checked.trigger.userId);
    const below = checked.trigger.viewId;
    if (!person || below === undefined || person.modals.length === 0) return refuse('not_found');
    if (person.modals.length >= maxModals) return refuse('push_limit_reached');
    return fine({ view: viewObject(world, addView(world, person, 'modal', args.view)) });
  },
});

type Checked =
  | { ok: true; trigger: { userId: string; viewId?: string } }
  | { ok: false; refusal: Answer };

/** A refused view leaves the trigger unused, so that a corrected call may still come. */
function checkedTrigger(world: World, triggerId: string, view: JsonObject): Checked {
  const refusal = viewRefusal(world, view, 'modal');
  if (refusal) return { ok: false, refusal };
  const spent = spendTrigger(world, triggerId);
  return spent.ok ? spent : { ok: false, refusal: refuse(spent.error) };
}
