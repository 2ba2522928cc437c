import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Log } from '../../domain/log.ts';
import type { Look } from './look.ts';

/** Where it listens. */
export type HealthAddress = { readonly host: string; readonly port: number };

/** What is answered there. */
export type Answers = {
  /** Whether the process is worth keeping, and what is to be said besides. */
  readonly alive: () => { readonly ok: boolean } & Readonly<Record<string, unknown>>;
  readonly look: () => Promise<Look>;
  readonly metrics: () => Promise<string>;
  /** The type of what `metrics` answers. */
  readonly metricsType: string;
};

/**
 * Answers `/healthz`, `/readyz` and `/metrics` to whoever watches the app. Where the port is taken the
 * log says so, and the app runs all the same.
 */
export async function serveHealth({ host, port }: HealthAddress, answers: Answers, log: Log) {
  const server = createServer((request, response) => {
    answerTo(request, answers)
      .then(({ status, type = 'application/json', text }) =>
        response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(text),
      )
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      log.error({ host, port, code: error.code ?? '' }, 'HEALTH_PORT cannot be listened on');
      resolve();
    });
    server.listen(port, host, resolve);
  });
  // Who watches an app does not keep it from ending.
  server.unref();
  return {
    /** Where it can be asked; undefined where the port was taken. */
    url: (): string | undefined => {
      const address = server.address() as AddressInfo | null;
      const name = address?.family === 'IPv6' ? `[${address.address}]` : address?.address;
      return address === null ? undefined : `http://${name}:${address.port}`;
    },
    close: async (): Promise<void> => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

type Answer = { readonly status: number; readonly type?: string; readonly text: string };

const PAGES: Readonly<Record<string, (answers: Answers) => Promise<Answer>>> = {
  '/healthz': async ({ alive }) => {
    const state = alive();
    return asJson(state.ok ? 200 : 503, state);
  },
  '/readyz': async ({ look }) => {
    const parts = await look();
    const ready = Object.values(parts).every(({ ok }) => ok);
    return asJson(ready ? 200 : 503, { ready, parts });
  },
  '/metrics': async ({ metrics, metricsType }) => ({
    status: 200,
    type: metricsType,
    text: await metrics(),
  }),
};

async function answerTo({ method = '', url = '/' }: IncomingMessage, answers: Answers) {
  const [path = ''] = url.split('?');
  const page = ['GET', 'HEAD'].includes(method) ? PAGES[path] : undefined;
  return page === undefined ? asJson(404, { pages: Object.keys(PAGES) }) : await page(answers);
}

function asJson(status: number, body: object): Answer {
  return { status, text: `${JSON.stringify(body)}\n` };
}
