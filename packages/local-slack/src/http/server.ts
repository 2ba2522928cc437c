import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import type { SocketModeTransport } from '../delivery/socket-mode-transport.ts';
import type { World } from '../world.ts';
import { answerApiCall } from './api-route.ts';
import { answerDownload, answerUpload } from './files-route.ts';
import { answerResponseUrlRoute } from './response-url-route.ts';

/** The one server: Web API, response URLs, files and the Socket Mode link. */
export type LocalServer = { readonly origin: string; stop(): Promise<void> };

/** Slack allows ten connections for each app. */
const maxConnections = 10;

/** Listens on 127.0.0.1; `port` 0 takes any free one. */
export async function startServer(
  world: World,
  transport: SocketModeTransport,
  port: number,
): Promise<LocalServer> {
  const server = createServer((request, response) => {
    route(world, request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
      response.end(String(error));
    });
  });
  const links = linkServer(world, transport, server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${address.port}`,
    stop: () => {
      for (const client of links.clients) client.terminate();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      return closed;
    },
  };
}

function linkServer(world: World, transport: SocketModeTransport, server: Server): WebSocketServer {
  const links = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, socket, head) => {
    const ticket = new URL(request.url ?? '/', world.origin).searchParams.get('ticket') ?? '';
    if (!world.tickets.delete(ticket)) {
      socket.end('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n');
      return;
    }
    links.handleUpgrade(request, socket, head, (client) => {
      if (transport.openCount() < maxConnections) transport.accept(world, client);
      else
        client.send(JSON.stringify({ type: 'disconnect', reason: 'too_many_websockets' }), () =>
          client.close(),
        );
    });
  });
  return links;
}

async function route(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', world.origin);
  const [, first = '', second = '', third = ''] = url.pathname.split('/');
  const isPost = request.method === 'POST';
  if (first === 'api') return answerApiCall(world, second, request, response, url.searchParams);
  if (['commands', 'actions', 'app'].includes(first) && isPost)
    return answerResponseUrlRoute(world, third, request, response);
  if (first === 'upload' && isPost) return answerUpload(world, third, request, response);
  if (first === 'files-pri') {
    const name = decodeURIComponent(url.pathname.split('/').at(-1) ?? '');
    return answerDownload(world, second.split('-').at(-1) ?? '', name, request, response);
  }
  request.resume();
  response.writeHead(url.pathname === '/' ? 200 : 404, { 'content-type': 'text/html' });
  response.end('<!DOCTYPE html><title>Sign in | Slack</title>');
}
