import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the server does with one request. */
export type Step =
  | { readonly answer: unknown; readonly tokens?: number }
  | { readonly text: string; readonly finishReason?: string }
  | { readonly refusal: string }
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  | { readonly hang: () => void }
  | { readonly cut: true };

/** A request as it came over the wire. */
export type SeenRequest = {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: {
    readonly model: string;
    readonly max_tokens?: number;
    readonly messages: readonly { readonly role: string; readonly content: string }[];
    readonly response_format?: {
      readonly type: string;
      readonly json_schema: { readonly schema: Readonly<Record<string, unknown>> };
    };
  };
};

/** An OpenAI-compatible server on loopback that does one step of its script for each request. */
export async function startScriptedModel(script: readonly Step[]) {
  const steps = [...script];
  const seen: SeenRequest[] = [];
  const server = createServer(async (request, response) => {
    const body = JSON.parse(await readAll(request));
    const { authorization } = request.headers;
    seen.push({ path: request.url ?? '', authorization, body });
    perform(steps.shift() ?? { status: 404 }, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    seen,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function perform(step: Step, response: ServerResponse): void {
  if ('cut' in step) response.destroy();
  else if ('hang' in step) step.hang();
  else if ('status' in step) {
    response.writeHead(step.status, { 'content-type': 'application/json', ...step.headers });
    response.end(JSON.stringify({ error: { message: 'scripted' } }));
  } else {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(completion(step)));
  }
}

function completion(step: Exclude<Step, { status: number } | { hang: unknown } | { cut: true }>) {
  const content =
    'answer' in step ? JSON.stringify(step.answer) : 'text' in step ? step.text : null;
  const refusal = 'refusal' in step ? step.refusal : null;
  const finishReason = 'text' in step ? (step.finishReason ?? 'stop') : 'stop';
  const total = 'answer' in step ? (step.tokens ?? 150) : 150;
  return {
    id: 'c1',
    object: 'chat.completion',
    created: 1,
    model: 'scripted',
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content, refusal },
        finish_reason: finishReason,
      },
    ],
    usage: { prompt_tokens: total - 50, completion_tokens: 50, total_tokens: total },
  };
}
