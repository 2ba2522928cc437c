import { type JsonObject, objectAt } from '../json.ts';
import type { World } from '../world.ts';
import { type Answer, missingScope, refuse } from './answer.ts';
import { namesRefusal } from './method.ts';
import { methods } from './methods.ts';
import { tokenRefusal } from './token.ts';

/** A call as it came over the wire. */
export type IncomingCall = {
  readonly method: string;
  readonly token: string | undefined;
  readonly args: JsonObject;
  /** Slack's word for a body or content type that it does not take, and what it warns of. */
  readonly refusal?: string | undefined;
  readonly warning?: string | undefined;
};

/** An answer with its HTTP status; `retryAfter` in seconds. */
export type CallAnswer = {
  readonly status: number;
  readonly body: Answer;
  readonly retryAfter?: number;
  readonly acceptedScopes: readonly string[];
};

/** Does what a call asks for, in Slack's order: method, body, token, rate, scope, arguments. */
export function callMethod(world: World, call: IncomingCall): CallAnswer {
  const method = methods.get(call.method);
  if (!method)
    return {
      status: 200,
      body: refuse('unknown_method', { req_method: call.method }),
      acceptedScopes: [],
    };
  const acceptedScopes = method.scopes;
  const unreadable = call.refusal === undefined ? namesRefusal(call.args) : refuse(call.refusal);
  if (unreadable) return { status: 200, body: unreadable, acceptedScopes };
  const unauthorized = tokenRefusal(world, method, call.token);
  if (unauthorized) return { status: 200, body: unauthorized, acceptedScopes };
  const channel = typeof call.args['channel'] === 'string' ? call.args['channel'] : '';
  const wait = world.limits.take(call.method, method.tier, channel);
  if (wait !== undefined)
    return { status: 429, body: refuse('ratelimited'), retryAfter: wait, acceptedScopes };
  const body = missingScope(world, method.scopes) ?? method.run(world, call.args);
  return { status: 200, body: warned(body, call.warning), acceptedScopes };
}

/** The answer with a warning among those that it has. */
function warned(answer: Answer, warning: string | undefined): Answer {
  if (warning === undefined) return answer;
  const metadata = objectAt(answer, 'response_metadata') ?? {};
  const own = Array.isArray(metadata['warnings']) ? metadata['warnings'] : [];
  const warnings = [...own, warning];
  const response_metadata = { ...metadata, warnings };
  return { ...answer, warning: warnings.join(','), response_metadata };
}
