import type { IncomingMessage, ServerResponse } from 'node:http';
import { isObject, type JsonObject, parseJson } from '../json.ts';
import { answerResponseUrl } from '../web-api/response-url.ts';
import type { World } from '../world.ts';
import { readBody } from './read-body.ts';

/** Answers a POST to a response_url. */
export async function answerResponseUrlRoute(
  world: World,
  id: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  world.activity.apiCalls += 1;
  try {
    const parsed = parseJson((await readBody(request)).toString('utf8'));
    const body: JsonObject = isObject(parsed) ? parsed : {};
    const answer = answerResponseUrl(world, id, body);
    const status = answer.ok
      ? 200
      : answer['error'] === 'invalid_blocks' || answer['error'] === 'no_text'
        ? 400
        : 404;
    world.record.apiCalls.push({
      method: 'response_url',
      args: body,
      unknownArguments: [],
      at: world.clock(),
      status,
      answer,
    });
    response.writeHead(status, { 'content-type': answer.ok ? 'text/html' : 'application/json' });
    response.end(answer.ok ? 'ok' : JSON.stringify(answer));
  } finally {
    world.activity.apiCalls -= 1;
    world.changes.notify();
  }
}
