import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { WebSocketServer } from 'ws';
import type { World } from '../world.ts';
import type { createLiveLinks } from './live-link.ts';
import { answerMadeFile, answerPageFile } from './page-files.ts';
import { makePageGuard, type PageGuard } from './page-guard.ts';
import type { PageHost } from './page-host.ts';

type PageParts = {
  readonly world: World;
  readonly host: PageHost;
  readonly links: ReturnType<typeof createLiveLinks>;
  /** Where the built page lies. */
  readonly folder: string;
};

/** A form may carry a file. */
const maxMessageBytes = 64 * 1024 * 1024;

const contentTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};

/** Everything comes from here but pictures that the app shows by their address on the web. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data: blob: https: http:",
  "media-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const safeHeaders = {
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const;

/** Serves the page on 127.0.0.1; `port` 0 takes any free one. */
export async function startPageServer(
  parts: PageParts,
  port: number,
): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const portOf = () => (server.address() as AddressInfo).port;
  const guard = makePageGuard(portOf);
  const server = createServer((request, response) => {
    request.resume();
    route(parts, guard, request, response).catch(() => refuse(response, 500));
  });
  acceptLinks(parts, guard, server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${portOf()}/${guard.token}/`,
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

function acceptLinks({ links }: PageParts, guard: PageGuard, server: Server): void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxMessageBytes });
  server.on('upgrade', (request, socket, head) => {
    if (guard.admitSocket(request) !== 'live') {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => links.accept(client));
  });
}

async function route(
  { world, host, folder }: PageParts,
  guard: PageGuard,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = guard.admit(request);
  if (path === undefined || request.method !== 'GET') return refuse(response, 404);
  const [first = '', second = ''] = path.split('/');
  if (first === 'file') return answerPageFile(world, second, response);
  if (first === 'made') return answerMadeFile(host, second, response);
  const name = path === '' ? 'index.html' : path;
  if (!/^(index\.html|assets\/[\w.-]+)$/.test(name)) return refuse(response, 404);
  const content = await readFile(join(folder, name)).catch(() => undefined);
  if (content === undefined) return refuse(response, 404);
  response.writeHead(200, {
    ...safeHeaders,
    'content-type': contentTypes[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
    'content-security-policy': policy,
    'cache-control': 'no-store',
  });
  response.end(content);
}

function refuse(response: ServerResponse, status: number): void {
  if (!response.headersSent) response.writeHead(status, { 'content-type': 'text/plain' });
  response.end(status === 404 ? 'There is nothing here.' : 'That did not work.');
}
