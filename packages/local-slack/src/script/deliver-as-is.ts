import type { Envelope } from '../delivery/envelope.ts';
import { type JsonObject, textAt } from '../json.ts';
import type { World } from '../world.ts';
import { acknowledged } from './action-error.ts';

/** Sends the app a payload as it is: one of another version, of another workspace, or one that is broken. */
export async function deliverAsIs(
  world: World,
  type: Envelope['type'],
  body: JsonObject,
): Promise<unknown> {
  const label = `the ${type} payload ${textAt(body, 'type') ?? ''}`.trimEnd();
  const acceptsResponsePayload = type !== 'events_api';
  const sent = world.dispatcher.deliver({ type, body, acceptsResponsePayload, label });
  return (await acknowledged(world, label, sent)).payload;
}
