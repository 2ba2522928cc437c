import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { startLocalSlack } from 'local-slack';
import { getGlobalDispatcher, setGlobalDispatcher } from 'undici';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createReceiver } from '../../../src/create-slack-app.ts';
import { useProxies } from '../../../src/proxies.ts';
import { noRetryClient, tokenChecks } from '../../../src/slack/clients.ts';
import { createConnection } from '../../../src/slack/connection.ts';

const MANIFEST = fileURLToPath(new URL('../../../manifest.yml', import.meta.url));

let slack: Awaited<ReturnType<typeof startLocalSlack>>;
let lines: string[];
let waits: number[];
const log = {
  info: (_: object, message: string) => void lines.push(message),
  warn: (_: object, message: string) => void lines.push(message),
  error: (_: object, message: string) => void lines.push(message),
};
beforeEach(async () => {
  lines = [];
  waits = [];
  slack = await startLocalSlack({
    manifest: MANIFEST,
    people: [{ name: 'Ada' }],
    rateLimits: false,
  });
});
afterEach(() => slack.stop());

/** A connection of which so many waits pass at once; then it is stopped. */
function impatient(mostWaits: number) {
  const connection = createConnection(log, async (ms) => {
    waits.push(ms);
    if (waits.length >= mostWaits) connection.stop();
  });
  return connection;
}
const fromBolt = /^http request failed|^Failed to retrieve/;
const said = () => lines.filter((line) => !fromBolt.test(line));

describe('a token that Slack refuses', () => {
  it.each([
    ['SLACK_BOT_TOKEN', { botToken: 'xoxb-wrong' }, 'OAuth & Permissions'],
    ['SLACK_APP_TOKEN', { appToken: 'xapp-wrong' }, 'connections:write'],
  ] as const)(
    'is named with what to do, once, and tried with growing waits: %s',
    async (setting, wrong, mend) => {
      const check = tokenChecks({ ...slack, ...wrong }, log)[setting];
      await impatient(6).untilItWorks(setting, check);
      const [first, ...others] = said();
      expect(first).toContain(setting);
      expect(first).toContain(mend);
      expect(new Set(others)).toEqual(new Set(['still no connection to Slack']));
      expect(waits).toEqual([2000, 4000, 8000, 16_000, 32_000, 64_000]);
    },
  );

  it('ends no process where it is refused when the app connects again', async () => {
    const unhandled: unknown[] = [];
    const note = (error: unknown) => unhandled.push(error);
    process.on('unhandledRejection', note);
    const { client } = createReceiver({ ...slack, appToken: 'xapp-wrong' }, log);
    const connection = impatient(4);
    await connection.keep(client);
    process.off('unhandledRejection', note);
    expect(unhandled).toEqual([]);
    expect(connection.state()).toMatchObject({
      kind: 'trouble',
      line: expect.stringContaining('SLACK_APP_TOKEN'),
    });
  });
});

describe('a host that cannot be reached', () => {
  it.each(['http://127.0.0.1:9/api/', 'http://no-such-host.invalid/api/'])(
    'is named with what to do: %s',
    async (apiUrl) => {
      const check = tokenChecks({ ...slack, apiUrl }, log).SLACK_BOT_TOKEN;
      await impatient(2).untilItWorks('SLACK_BOT_TOKEN', check);
      expect(said()[0]).toContain(new URL(apiUrl).host);
      expect(said()[0]).toContain('HTTPS_PROXY');
    },
  );
});

describe('a connection', () => {
  it('is made again whenever it ends, and says how it stands', async () => {
    const { client } = createReceiver(slack, log);
    const connection = createConnection(log, async () => {});
    await connection.keep(client);
    expect(connection.state()).toEqual({ kind: 'connected' });
    for (const end of [
      () => slack.faults.dropConnections(),
      () => slack.faults.disconnect('refresh_requested'),
    ]) {
      const again = new Promise((connected) => client.once('connected', connected));
      end();
      await again;
    }
    expect(said().join()).not.toContain('cannot be reached');
    connection.stop();
    await client.disconnect();
  });
});

describe('a proxy', () => {
  const before = getGlobalDispatcher();
  let reached: string[];
  let proxy: Server;
  let address: string;
  beforeEach(async () => {
    reached = [];
    proxy = createServer();
    proxy.on('connect', ({ url = '' }, socket) => {
      reached.push(url);
      const there = connect(Number(url.split(':')[1]), '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connected\r\n\r\n');
        there.pipe(socket).pipe(there);
      });
      socket.on('error', () => there.destroy());
      there.on('error', () => socket.destroy());
    });
    await new Promise<void>((listening) => proxy.listen(0, '127.0.0.1', listening));
    address = `127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  });
  afterEach(() => {
    setGlobalDispatcher(before);
    proxy.close();
  });

  it('is used for calls and for the socket, in capitals or not, with its scheme or not', async () => {
    expect(useProxies({ HTTPS_PROXY: address, http_proxy: `http://${address}` })).toEqual([]);
    await noRetryClient(slack, log).auth.test();
    expect(reached).toHaveLength(1);
    const { client } = createReceiver(slack, log);
    await client.start();
    await client.disconnect();
    expect(reached.length).toBeGreaterThan(1);
  });

  it('is left out for what NO_PROXY names', async () => {
    useProxies({ HTTP_PROXY: address, NO_PROXY: 'example.org,127.0.0.1' });
    await noRetryClient(slack, log).auth.test();
    expect(reached).toEqual([]);
  });

  it.each(['http://', 'socks5://proxy:1', 'a b'])('that is no address is told: %s', (address) => {
    expect(useProxies({ HTTPS_PROXY: address })).toEqual([expect.stringContaining('HTTPS_PROXY')]);
  });
});
