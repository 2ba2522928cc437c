import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Knows the address of a page from any other: the token in it, and that it is asked for on this machine. */
export type PageGuard = {
  readonly token: string;
  /** The path behind the token; undefined for a stranger. */
  admit(request: IncomingMessage): string | undefined;
  /** As `admit`, for a WebSocket, which any web page may try to open. */
  admitSocket(request: IncomingMessage): string | undefined;
};

/** Makes a guard with a new token. `portOf` tells the port once the server listens. */
export function makePageGuard(portOf: () => number): PageGuard {
  const token = randomBytes(16).toString('base64url');
  const hosts = () => ['127.0.0.1', 'localhost'].map((name) => `${name}:${portOf()}`);

  function admit({ headers: { host = '' }, url = '/' }: IncomingMessage): string | undefined {
    // A name that leads here from elsewhere (DNS rebinding) is not how a visitor comes.
    if (!hosts().includes(host)) return undefined;
    const [, first = '', ...rest] = (url.split('?')[0] ?? '').split('/');
    return isSame(first, token) ? rest.join('/') : undefined;
  }

  return {
    token,
    admit,
    admitSocket(request) {
      const { origin, host } = request.headers;
      return origin === `http://${host}` ? admit(request) : undefined;
    },
  };
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
