import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that came in, its body whole. */
export type Seen = {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: Buffer;
};
type Answer = (response: ServerResponse) => void;

/** A server on this machine that answers from a script by path and remembers what it was asked. */
export async function startScriptedServer(answers: Readonly<Record<string, Answer>>) {
  const seen: Seen[] = [];
  const server = createServer(async (request, response) => {
    const path = request.url ?? '';
    const { authorization } = request.headers;
    seen.push({ path, authorization, body: await bodyOf(request) });
    const answer = answers[path];
    if (answer === undefined) response.writeHead(404).end();
    else answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    seen,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts);
}

/** Answers with this status and body. */
export function answer(status: number, body: string | Buffer, type = 'application/json'): Answer {
  return (response) => response.writeHead(status, { 'content-type': type }).end(body);
}
