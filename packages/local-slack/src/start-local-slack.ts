import { makeHttpTransport, verifyRequestUrl } from './delivery/http-transport.ts';
import {
  makeSocketModeTransport,
  type SocketModeTransport,
} from './delivery/socket-mode-transport.ts';
import { type LocalServer, startServer } from './http/server.ts';
import type { LocalSlack } from './local-slack.ts';
import { makeWorld } from './make-world.ts';
import type { LocalSlackOptions } from './options.ts';
import { type ServedPage, servePage } from './page/serve-page.ts';
import { deliverAsIs } from './script/deliver-as-is.ts';
import { faultControls } from './script/fault-controls.ts';
import { personHandle } from './script/person-handle.ts';
import { exportMessages, recordView } from './script/record-view.ts';
import { untilQuiet, waitUntil } from './script/wait-for.ts';
import { workspaceControls } from './script/workspace-controls.ts';
import type { World } from './world.ts';

export type { LocalSlack } from './local-slack.ts';
export type { LocalSlackOptions } from './options.ts';
export type { FormOutcome, HostForm } from './page/page-forms.ts';
export type { HostAction } from './page/page-host.ts';
export type { TourStep } from './page/page-tour.ts';

/** How often the real clock is looked at, in milliseconds. */
const tickEveryMs = 200;
/** How long a script waits for something, in real milliseconds: a busy machine is slow, not wrong. */
const waitLimitMs = 100_000;

/** Starts a workspace on 127.0.0.1. Throws when the manifest or the options make no sense. */
export async function startLocalSlack(options: LocalSlackOptions): Promise<LocalSlack> {
  const sockets: SocketModeTransport = makeSocketModeTransport(() => world);
  const world: World = makeWorld(options, sockets);
  const server = await startServer(world, sockets, options.port ?? 0);
  world.origin = server.origin;
  const timer = options.clock ? undefined : setInterval(() => world.deadlines.tick(), tickEveryMs);
  timer?.unref();
  return assemble(world, sockets, async () => {
    clearInterval(timer);
    await stop(world, server);
  });
}

function assemble(
  world: World,
  sockets: SocketModeTransport,
  stop: () => Promise<void>,
): LocalSlack {
  const { identity } = world;
  const pages: ServedPage[] = [];
  const slack: LocalSlack = {
    ...workspaceControls(world),
    apiUrl: `${world.origin}/api/`,
    origin: world.origin,
    botToken: identity.botToken,
    appToken: identity.appToken,
    signingSecret: identity.signingSecret,
    teamId: identity.teamId,
    appId: identity.appId,
    botId: identity.botId,
    botUserId: identity.botUserId,
    record: recordView(world),
    faults: faultControls(world, sockets),
    person: (name) => personHandle(world, name),
    people: () =>
      [...world.people.values()]
        .filter((each) => !each.isBot && each.id !== 'USLACKBOT')
        .map((each) => personHandle(world, each.id)),
    setRequestUrl: async (requestUrl) => {
      await verifyRequestUrl(world, requestUrl);
      world.dispatcher.use(makeHttpTransport(() => world, requestUrl));
    },
    waitFor: (description, look, how = {}) =>
      waitUntil(world, description, () => look(slack), how.timeoutMs ?? waitLimitMs),
    whenQuiet: (how = {}) => untilQuiet(world, how.forMs ?? 50, how.timeoutMs ?? waitLimitMs),
    whenConnected: async (count = 1) => {
      await waitUntil(
        world,
        `${count} Socket Mode connections`,
        () => sockets.openCount() >= count,
        waitLimitMs,
      );
    },
    get connections() {
      return sockets.openCount();
    },
    tick: () => world.deadlines.tick(),
    redeliverNow: () => world.dispatcher.redeliverNow(),
    get waitingForRetry() {
      return world.dispatcher.waitingCount();
    },
    get eventsAreOff() {
      return world.dispatcher.health.isOff;
    },
    turnEventsOn: () => world.dispatcher.health.turnOn(),
    exportMessages: () => exportMessages(world),
    deliver: (type, body) => deliverAsIs(world, type, body),
    servePage: async (options) => {
      const page = await servePage(world, options);
      pages.push(page);
      return page;
    },
    stop: async () => {
      for (const page of pages.splice(0)) await page.stop();
      await stop();
    },
  };
  return slack;
}

async function stop(world: World, server: LocalServer): Promise<void> {
  world.deadlines.clear();
  world.dispatcher.clear();
  await server.stop();
}
