import type { JsonObject } from '../json.ts';
import type { World } from '../world.ts';
import { acknowledged } from './action-error.ts';

/** The interactions whose acknowledgement may carry an answer. */
const takesAnswer = new Set(['view_submission', 'block_suggestion']);

/** Sends an interaction and waits for the ack; the answer is what the ack carried. */
export async function interact(world: World, what: string, body: JsonObject): Promise<unknown> {
  if (!world.manifest.interactivity)
    throw new Error('The manifest does not enable interactivity: Slack sends no interactions');
  const { payload } = await acknowledged(
    world,
    what,
    world.dispatcher.deliver({
      type: 'interactive',
      body,
      acceptsResponsePayload: takesAnswer.has(String(body['type'])),
      label: what,
    }),
    body,
  );
  return payload;
}
