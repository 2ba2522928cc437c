import type { Outcome } from '../delivery/envelope.ts';
import type { JsonObject } from '../json.ts';
import { eventCallback, type Origin } from '../shapes/event-callback.ts';
import type { World } from '../world.ts';

/**
 * Sends an event to the app if the manifest subscribes to it. `name` is the manifest's name; `origin`
 * says where it happened, the app's own workspace unless told.
 */
export async function emitEvent(
  world: World,
  name: string,
  event: JsonObject,
  origin?: Origin,
): Promise<Outcome> {
  if (!world.manifest.botEvents.includes(name)) return { status: 'not-subscribed' };
  if (world.standing === 'uninstalled' && name !== 'app_uninstalled')
    return { status: 'not-subscribed' };
  return world.dispatcher.deliver({
    type: 'events_api',
    body: eventCallback(world, event, origin),
    acceptsResponsePayload: false,
    label: `${name} event`,
  });
}
