import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type ModelSettings,
  modelFromSettings,
} from '../../../src/reader/language-model/model-from-settings.ts';
import { buildRequest } from '../../../src/reader/language-model/model-request.ts';
import { STRATEGY } from '../../unit/domain/samples.ts';
import { answerOf, replyOf } from '../../unit/reader/language-model/samples.ts';

const ANSWER = answerOf({}, { reading: 'unclear' });
const usage = { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 };

/** Answers as OpenAI or as Anthropic do, by the path that is asked for. */
const BODIES: Readonly<Record<string, unknown>> = {
  '/v1/chat/completions': {
    id: 'c',
    object: 'chat.completion',
    created: 1,
    model: 'm',
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: JSON.stringify(ANSWER) },
        finish_reason: 'stop',
      },
    ],
    usage,
  },
  '/v1/messages': {
    id: 'm',
    type: 'message',
    role: 'assistant',
    model: 'm',
    content: [{ type: 'text', text: JSON.stringify(ANSWER) }],
    stop_reason: 'end_turn',
    stop_sequence: null,
    usage: { input_tokens: 10, output_tokens: 5 },
  },
};

let server: ReturnType<typeof createServer>;
let baseUrl: string;
let seen: { path: string; headers: IncomingMessage['headers']; body: Record<string, unknown> }[];
beforeEach(async () => {
  seen = [];
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const path = request.url ?? '';
    const { headers } = request;
    seen.push({ path, headers, body: JSON.parse(Buffer.concat(chunks).toString('utf8')) });
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(BODIES[path]));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
});
afterEach(
  () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
);

async function ask(settings: ModelSettings) {
  const { request } = buildRequest(replyOf('what?'), STRATEGY, []);
  const { name, ask: put } = await modelFromSettings(settings);
  const outcome = await put(request, new AbortController().signal);
  return { name, outcome, request, sent: seen[0] };
}

describe('modelFromSettings', () => {
  it('asks OpenAI over chat completions, strictly for the schema', async () => {
    const settings = { provider: 'openai', name: 'gpt-5', apiKey: 'k', baseUrl } as const;
    const { name, outcome, request, sent } = await ask(settings);
    expect(name).toBe('openai:gpt-5');
    expect(outcome).toEqual({ ok: true, value: { answer: ANSWER, tokens: 15 } });
    expect(sent?.path).toBe('/v1/chat/completions');
    expect(sent?.headers.authorization).toBe('Bearer k');
    expect(sent?.body).toMatchObject({
      response_format: {
        type: 'json_schema',
        json_schema: { strict: true, schema: request.schema },
      },
    });
  });

  it('asks Anthropic with a limit of tokens and with task and strategy cached', async () => {
    const settings = {
      provider: 'anthropic',
      name: 'claude-sonnet-4-5',
      apiKey: 'k',
      baseUrl,
    } as const;
    const { outcome, request, sent } = await ask(settings);
    expect(outcome).toEqual({ ok: true, value: { answer: ANSWER, tokens: 15 } });
    expect(sent?.path).toBe('/v1/messages');
    expect(sent?.headers['x-api-key']).toBe('k');
    expect(sent?.body).toMatchObject({
      max_tokens: 8000,
      system: [{ type: 'text', text: request.system, cache_control: { type: 'ephemeral' } }],
    });
    expect(JSON.stringify(sent?.body)).toContain('"required":["features","pricing","hiring"]');
  });

  it('needs an address for any other server, and no key', async () => {
    await expect(modelFromSettings({ provider: 'openai-compatible', name: 'm' })).rejects.toThrow(
      'address',
    );
    const { outcome, sent } = await ask({ provider: 'openai-compatible', name: 'm', baseUrl });
    expect(outcome.ok).toBe(true);
    expect(sent?.headers.authorization).toBe(undefined);
  });
});
