import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ApiFault } from '../faults.ts';
import { type JsonObject, parseJson } from '../json.ts';
import { type CallAnswer, callMethod } from '../web-api/call.ts';
import { methods } from '../web-api/methods.ts';
import type { World } from '../world.ts';
import { judgeBody } from './content-type.ts';
import { parseArguments, readBody } from './read-body.ts';

/** Answers `/api/<method>`: does the call, records it, and lets the waiting fault happen. */
export async function answerApiCall(
  world: World,
  method: string,
  request: IncomingMessage,
  response: ServerResponse,
  query: URLSearchParams,
): Promise<void> {
  world.activity.apiCalls += 1;
  try {
    const body = await readBody(request);
    const contentType = request.headers['content-type'] ?? '';
    const raw = parseArguments(contentType, body, query);
    const token = bearer(request) ?? (typeof raw['token'] === 'string' ? raw['token'] : undefined);
    const { token: _token, ...args } = raw;
    const fault = world.faults.takeApiFault(method);
    const answer =
      fault?.kind === 'fail'
        ? failure(fault.status)
        : callMethod(world, {
            method,
            token,
            args,
            ...judgeBody(contentType, body.toString('utf8')),
          });
    record(world, method, args, answer);
    if (fault?.kind === 'hold') await fault.released;
    if (fault?.kind === 'lose-answer') request.socket.destroy();
    else send(world, response, answer);
  } finally {
    world.activity.apiCalls -= 1;
    world.changes.notify();
  }
}

function failure(status: Extract<ApiFault, { kind: 'fail' }>['status']): CallAnswer {
  return { status, body: { ok: false, error: 'internal_error' }, acceptedScopes: [] };
}

function bearer(request: IncomingMessage): string | undefined {
  return /^Bearer\s+(.+)$/i.exec(request.headers.authorization ?? '')?.[1];
}

function record(world: World, method: string, args: JsonObject, answer: CallAnswer): void {
  const readable = Object.fromEntries(
    Object.entries(args).map(([key, value]) => [key, nested(value)]),
  );
  world.record.apiCalls.push({
    method,
    args: readable,
    unknownArguments: unknownIn(method, args),
    at: world.clock(),
    status: answer.status,
    answer: answer.body,
  });
}

/** Slack ignores arguments that it does not know; whoever sends them believes otherwise. */
function unknownIn(method: string, args: JsonObject): readonly string[] {
  const known = methods.get(method)?.known;
  return known ? Object.keys(args).filter((name) => !known.has(name)) : [];
}

function nested(value: unknown): unknown {
  if (typeof value !== 'string' || !/^[[{]/.test(value)) return value;
  return parseJson(value) ?? value;
}

function send(world: World, response: ServerResponse, answer: CallAnswer): void {
  if (response.destroyed) return;
  response.writeHead(answer.status, {
    'content-type': 'application/json; charset=utf-8',
    'x-oauth-scopes': world.manifest.botScopes.join(','),
    'x-accepted-oauth-scopes': answer.acceptedScopes.join(','),
    'x-slack-req-id': world.ids.next('req'),
    ...(answer.retryAfter === undefined ? {} : { 'retry-after': String(answer.retryAfter) }),
  });
  response.end(JSON.stringify(answer.body));
}
