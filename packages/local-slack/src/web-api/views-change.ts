import { z } from 'zod';
import { viewObject } from '../shapes/view-object.ts';
import type { View } from '../state/view.ts';
import { addView, replaceView } from '../state/views.ts';
import type { World } from '../world.ts';
import { type Answer, fine, refuse, refuseWith } from './answer.ts';
import { json, text } from './arguments.ts';
import { method } from './method.ts';
import { viewRefusal } from './view-content.ts';

const viewArg = json(z.record(z.string(), z.unknown()));

/** views.update: another content for an open modal, by its id or the app's own external_id. */
export const update = method({
  tier: 4,
  args: z.object({
    view: viewArg,
    view_id: text.optional(),
    external_id: text.optional(),
    hash: text.optional(),
  }),
  handle: (world, args): Answer => {
    if (args.view_id === undefined && args.external_id === undefined)
      return refuseWith('invalid_arguments', ['[ERROR] missing required field: view_id']);
    const view = findView(world, args.view_id, args.external_id);
    if (!view?.open) return refuse('not_found');
    const refusal = viewRefusal(world, args.view, view.type, view.id);
    if (refusal) return refusal;
    if (args.hash && args.hash !== view.hash) return refuse('hash_conflict');
    replaceView(world, view, args.view);
    return fine({ view: viewObject(world, view) });
  },
});

/** views.publish: the Home tab of one person. */
export const publish = method({
  tier: 4,
  ignores: ['interactivity_pointer'],
  args: z.object({ user_id: text, view: viewArg, hash: text.optional() }),
  handle: (world, args): Answer => {
    const person = world.people.get(args.user_id);
    if (!person || person.isBot) return refuse('user_not_found');
    if (!world.manifest.homeTab) return refuse('not_enabled');
    const known = person.homeViewId === undefined ? undefined : world.views.get(person.homeViewId);
    const refusal = viewRefusal(world, args.view, 'home', known?.id);
    if (refusal) return refusal;
    if (args.hash && known && args.hash !== known.hash) return refuse('hash_conflict');
    if (known) replaceView(world, known, args.view);
    const view = known ?? addView(world, person, 'home', args.view);
    return fine({ view: viewObject(world, view) });
  },
});

function findView(
  world: World,
  id: string | undefined,
  externalId: string | undefined,
): View | undefined {
  if (id !== undefined) return world.views.get(id);
  return [...world.views.values()].find(
    (each) => each.open && externalId !== undefined && each.content['external_id'] === externalId,
  );
}
