import type { WebSocket } from 'ws';
import { isObject, parseJson } from '../json.ts';
import { waitUntil } from '../script/wait-for.ts';
import type { World } from '../world.ts';
import type { Attempt, Envelope, SendResult, Transport } from './envelope.ts';

/** The Socket Mode side of delivery: open connections and envelopes that wait for their ack. */
export type SocketModeTransport = Transport & {
  /** Greets a new connection and listens for its acks. */
  accept(world: World, socket: WebSocket): void;
  openCount(): number;
  /** Asks every client to reconnect, as Slack does when it moves a connection. */
  disconnect(reason: DisconnectReason): void;
  /** Cuts every connection without a word. */
  drop(): void;
};

/** Slack's reasons for ending a connection. */
export type DisconnectReason = 'warning' | 'refresh_requested' | 'link_disabled';

/** A client takes a connection for dead that is not pinged for half a minute. */
const pingEveryMs = 10_000;

/** How long a client has to come back, in real milliseconds; a busy machine takes its time. */
const renewalLimitMs = 60_000;

/** Slack waits three seconds for an acknowledgement. */
export const ackLimitMs = 3000;

type Pending = { readonly socket: WebSocket; settle(result: SendResult): void };

/** Makes the transport; connections come in through `accept`. */
export function makeSocketModeTransport(worldOf: () => World): SocketModeTransport {
  const sockets = new Set<WebSocket>();
  const pending = new Map<string, Pending>();
  let turn = 0;
  /** A client that ended its last connection by itself is back in a moment. */
  let isRenewing = false;
  const openSockets = () => [...sockets].filter((socket) => socket.readyState === socket.OPEN);

  const failPendingOf = (socket: WebSocket): void => {
    for (const each of [...pending.values()])
      if (each.socket === socket) each.settle({ acked: false, reason: 'connection_failed' });
  };

  const isOpen = () => openSockets().length > 0;
  /** A client that is ending its connection itself has not come back yet. */
  const isBetween = () => isRenewing || (sockets.size > 0 && !isOpen());

  async function sendOnce(envelope: Envelope, attempt: Attempt): Promise<SendResult> {
    if (isBetween()) await openAgain(worldOf(), isOpen);
    const open = openSockets();
    const socket = open[turn++ % Math.max(1, open.length)];
    if (!socket) return { acked: false, reason: 'no_open_connection' };
    const cut = () => {
      sockets.delete(socket);
      socket.terminate();
    };
    return await sendEnvelope(worldOf(), pending, { socket, cut }, envelope, attempt);
  }

  const onMessage = (text: string): void => {
    const message = parseJson(text);
    const id = isObject(message) ? message['envelope_id'] : undefined;
    if (typeof id !== 'string' || !isObject(message)) return;
    pending.get(id)?.settle({ acked: true, payload: message['payload'] });
  };

  return {
    accept: (world, socket) => {
      sockets.add(socket);
      isRenewing = false;
      socket.on('message', (data) => onMessage(data.toString()));
      socket.on('error', () => socket.terminate());
      const pinging = setInterval(() => socket.ping('Ping from local-slack'), pingEveryMs);
      pinging.unref();
      socket.on('close', () => {
        clearInterval(pinging);
        if (sockets.delete(socket) && sockets.size === 0) isRenewing = true;
        failPendingOf(socket);
        world.changes.notify();
      });
      socket.send(JSON.stringify(hello(world, sockets.size)));
      socket.ping('Ping from local-slack');
      world.changes.notify();
    },
    expire: () => {
      for (const each of [...pending.values()]) each.settle({ acked: false, reason: 'timeout' });
    },
    openCount: () => sockets.size,
    disconnect: (reason) => {
      for (const socket of sockets)
        socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: debugInfo() }));
    },
    drop: () => {
      for (const socket of sockets) {
        sockets.delete(socket);
        socket.terminate();
      }
    },
    send: async (envelope, attempt) => {
      const first = await sendOnce(envelope, attempt);
      // What people do is not brought again by itself, and renewing a connection must not lose it.
      const isLost = !first.acked && first.reason === 'connection_failed' && isRenewing;
      return isLost && envelope.type !== 'events_api' ? await sendOnce(envelope, attempt) : first;
    },
  };
}

/** Resolves when a connection is open again, or when its client has had its time. */
async function openAgain(world: World, isOpen: () => boolean): Promise<void> {
  await waitUntil(world, 'the connection to be open again', isOpen, renewalLimitMs).catch(
    () => undefined,
  );
}

function sendEnvelope(
  world: World,
  pending: Map<string, Pending>,
  { socket, cut }: { readonly socket: WebSocket; readonly cut: () => void },
  envelope: Envelope,
  attempt: Attempt,
): Promise<SendResult> {
  const envelopeId = `${world.ids.short()}-${world.ids.next('envelope')}`;
  const ackLost = envelope.type === 'events_api' && world.faults.takeDeliveryFault('lose-ack');
  const isCut = world.faults.takeDeliveryFault('lose-connection');
  return new Promise((resolve) => {
    const cancel = world.deadlines.at(world.clock() + ackLimitMs, () =>
      settle({ acked: false, reason: 'timeout' }),
    );
    const settle = (result: SendResult): void => {
      cancel();
      pending.delete(envelopeId);
      resolve(ackLost && result.acked ? { acked: false, reason: 'timeout' } : result);
    };
    pending.set(envelopeId, { socket, settle });
    socket.send(JSON.stringify(onWire(envelopeId, envelope, attempt)), () => {
      if (isCut) cut();
    });
  });
}

function onWire(envelopeId: string, envelope: Envelope, attempt: Attempt): object {
  const common = {
    envelope_id: envelopeId,
    payload: envelope.body,
    type: envelope.type,
    accepts_response_payload: envelope.acceptsResponsePayload,
  };
  if (envelope.type !== 'events_api') return common;
  return { ...common, retry_attempt: attempt.number, retry_reason: attempt.reason };
}

function hello(world: World, connections: number): object {
  return {
    type: 'hello',
    num_connections: connections,
    debug_info: { ...debugInfo(), build_number: 1, approximate_connection_time: 18_060 },
    connection_info: { app_id: world.identity.appId },
  };
}

function debugInfo(): { host: string } {
  return { host: 'applink-local' };
}
