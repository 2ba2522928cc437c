import type { Hold } from '../delivery/dispatcher.ts';
import type { DisconnectReason, SocketModeTransport } from '../delivery/socket-mode-transport.ts';
import type { World } from '../world.ts';

/** How often a fault happens; once unless told. */
export type Times = { readonly times?: number };

/** Faults on demand. */
export type FaultControls = {
  /** The next calls of this method are not done and answered with this HTTP status (500). */
  fail(method: string, how?: Times & { readonly status?: number }): void;
  /** The next calls are done, but their answer waits for `release`. */
  hold(method: string, how?: Times): { release(): void };
  /** The next calls are done, but the connection is cut before the answer. */
  loseAnswer(method: string, how?: Times): void;
  /** The next events arrive twice: with the same event_id, or the same message under another one. */
  duplicate(how?: Times & { readonly as?: 'same-event' | 'new-event' }): void;
  /** Events wait until they are released, in any order. */
  holdDeliveries(): Hold;
  /** The app acknowledges the next events, but Slack does not hear it. */
  loseAcks(how?: Times): void;
  /** The socket breaks right after the next envelopes were sent. */
  loseConnectionOnDelivery(how?: Times): void;
  /** Slack gives up whatever the app has not acknowledged so far, as it does after some minutes. */
  giveUp(): void;
  /** Every socket breaks now. */
  dropConnections(): void;
  /** Slack asks the clients to reconnect. */
  disconnect(reason: DisconnectReason): void;
  clear(): void;
};

/** Makes the controls of a workspace. */
export function faultControls(world: World, sockets: SocketModeTransport): FaultControls {
  const { faults } = world;
  return {
    fail: (method, how = {}) =>
      faults.addApiFault(method, how.times ?? 1, { kind: 'fail', status: how.status ?? 500 }),
    hold: (method, how = {}) => {
      let release = (): void => {};
      const released = new Promise<void>((resolve) => {
        release = resolve;
      });
      faults.addApiFault(method, how.times ?? 1, { kind: 'hold', released });
      return { release };
    },
    loseAnswer: (method, how = {}) =>
      faults.addApiFault(method, how.times ?? 1, { kind: 'lose-answer' }),
    duplicate: (how = {}) =>
      faults.addDeliveryFault(how.times ?? 1, { kind: 'duplicate', as: how.as ?? 'same-event' }),
    holdDeliveries: () => world.dispatcher.hold(),
    loseAcks: (how = {}) => faults.addDeliveryFault(how.times ?? 1, { kind: 'lose-ack' }),
    loseConnectionOnDelivery: (how = {}) =>
      faults.addDeliveryFault(how.times ?? 1, { kind: 'lose-connection' }),
    giveUp: () => world.dispatcher.giveUp(),
    dropConnections: () => sockets.drop(),
    disconnect: (reason) => sockets.disconnect(reason),
    clear: () => faults.clear(),
  };
}
