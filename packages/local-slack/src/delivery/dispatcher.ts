import { type DeliveryHealth, makeDeliveryHealth } from './delivery-health.ts';
import type { DeliveryParts } from './delivery-parts.ts';
import type { Envelope, Outcome, Transport } from './envelope.ts';
import { createRetries } from './retry.ts';

/** Brings envelopes to the app, again and again where Slack would. */
export type Dispatcher = {
  /** Sends through another transport from now on. */
  use(transport: Transport): void;
  /** Resolves with the first acknowledgement, or when the next attempt lies in the future. */
  deliver(envelope: Envelope): Promise<Outcome>;
  /** From now on events wait until the answer's `release`. */
  hold(): Hold;
  /** Sends everything that waits for a retry; resolves when each was acknowledged or failed once more. */
  redeliverNow(): Promise<void>;
  /** Tries nothing any more of what was not acknowledged so far, nor what is held back. */
  giveUp(): void;
  /** How many deliveries wait for a retry. */
  waitingCount(): number;
  /** Whether Slack has turned the app's events off because most deliveries failed, and on again. */
  readonly health: DeliveryHealth;
  clear(): void;
};

/** Events that are being held back. */
export type Hold = {
  count(): number;
  release(order?: 'in-order' | 'reversed'): Promise<void>;
};

/** Makes a dispatcher that sends through this transport until it gets another one. */
export function createDispatcher(first: Transport, parts: DeliveryParts): Dispatcher {
  let transport = first;
  let held: Envelope[] | undefined;
  const health = makeDeliveryHealth(parts.clock);
  const retries = createRetries(
    (envelope, attempt) => transport.send(envelope, attempt),
    parts,
    health,
  );

  /** Sends an envelope, and an event twice where that fault is waiting. */
  async function send(envelope: Envelope): Promise<Outcome> {
    const isEvent = envelope.type === 'events_api';
    const twin = isEvent ? parts.faults.takeDeliveryFault('duplicate') : undefined;
    const outcome = await retries.send(envelope);
    if (twin?.kind !== 'duplicate') return outcome;
    const otherId = { event_id: parts.ids.next('Ev') };
    const body = twin.as === 'same-event' ? envelope.body : { ...envelope.body, ...otherId };
    return retries.send({ ...envelope, body });
  }

  return {
    use(other) {
      transport = other;
    },
    async deliver(envelope) {
      if (health.isOff && envelope.type === 'events_api') return { status: 'turned-off' };
      if (!held || envelope.type !== 'events_api') return await send(envelope);
      held.push(envelope);
      parts.changes.notify();
      return { status: 'held' };
    },
    hold() {
      const mine: Envelope[] = [];
      held = mine;
      return {
        count: () => mine.length,
        async release(order = 'in-order') {
          if (held === mine) held = undefined;
          const envelopes = mine.splice(0);
          if (order === 'reversed') envelopes.reverse();
          for (const envelope of envelopes) await send(envelope);
        },
      };
    },
    health,
    redeliverNow: () => retries.allNow(),
    giveUp() {
      held = undefined;
      retries.giveUp();
      transport.expire?.();
    },
    waitingCount: () => retries.waitingCount(),
    clear() {
      retries.clear();
      held = undefined;
    },
  };
}
