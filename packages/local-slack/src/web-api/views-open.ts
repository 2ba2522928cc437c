import { z } from 'zod';
import { viewObject } from '../shapes/view-object.ts';
import type { Person } from '../state/person.ts';
import { spendTrigger } from '../state/trigger.ts';
import { addView, closeModalsOf, maxModals } from '../state/views.ts';
import type { World } from '../world.ts';
import { type Answer, fine, refuse } from './answer.ts';
import { json, text } from './arguments.ts';
import { type Method, method } from './method.ts';
import { viewRefusal } from './view-content.ts';

const openArgs = z.object({
  trigger_id: text,
  view: json(z.record(z.string(), z.unknown())),
});

/** views.open: a new modal; it replaces whatever the person had open. */
export const open = opening((world, person) => void closeModalsOf(world, person));

/** views.push: a modal on top of the one that the trigger came from. */
export const push = opening((_world, person, below) => {
  if (below === undefined || person.modals.length === 0) return refuse('not_found');
  return person.modals.length >= maxModals ? refuse('push_limit_reached') : undefined;
});

/** A method that gives a trigger away for a modal, once `prepare` has made room for it or refused. */
function opening(
  prepare: (world: World, person: Person, below: string | undefined) => Answer | undefined,
): Method {
  return method({
    tier: 4,
    ignores: ['interactivity_pointer'],
    args: openArgs,
    handle: (world, { trigger_id, view }): Answer => {
      // A refused view leaves the trigger unused, so that a corrected call may still come.
      const refusal = viewRefusal(world, view, 'modal');
      if (refusal) return refusal;
      const spent = spendTrigger(world, trigger_id);
      if (!spent.ok) return refuse(spent.error);
      const person = world.people.get(spent.trigger.userId);
      if (!person) return refuse('user_not_found');
      const unprepared = prepare(world, person, spent.trigger.viewId);
      if (unprepared) return unprepared;
      return fine({ view: viewObject(world, addView(world, person, 'modal', view)) });
    },
  });
}
