import type { JsonObject } from '../json.ts';
import type { World } from '../world.ts';

/** The body of an answer of the Web API. */
export type Answer = JsonObject & { readonly ok: boolean };

/** A successful answer. */
export function fine(fields: JsonObject = {}): Answer {
  return { ok: true, ...fields };
}

/** A refused call: `error` is Slack's word for the reason. */
export function refuse(error: string, fields: JsonObject = {}): Answer {
  return { ok: false, error, ...fields };
}

/** Refuses with the messages that Slack puts into response_metadata. */
export function refuseWith(error: string, messages: readonly string[]): Answer {
  return refuse(error, { response_metadata: { messages } });
}

/** The refusal for want of a scope, or undefined when the app has one of those that are needed. */
export function missingScope(world: World, needed: readonly string[]): Answer | undefined {
  if (needed.length === 0 || needed.some((scope) => world.manifest.botScopes.includes(scope)))
    return undefined;
  return refuse('missing_scope', {
    needed: needed.join(','),
    provided: world.manifest.botScopes.join(','),
  });
}
