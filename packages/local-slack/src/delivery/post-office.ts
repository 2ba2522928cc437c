import type { World } from '../world.ts';
import { type Journey, retryNow, startJourney } from './journey.ts';
import type { Outcome, Parcel, Transport } from './parcel.ts';

/** Brings parcels to the app, again and again where Slack would. */
export type PostOffice = {
  transport: Transport;
  /** Resolves with the first acknowledgement, or when the next attempt lies in the future. */
  deliver(world: World, parcel: Parcel): Promise<Outcome>;
  /** From now on events wait until the answer's `release`. */
  hold(world: World): Hold;
  /** Sends everything that waits for a retry; resolves when each was acknowledged or failed once more. */
  redeliverNow(world: World): Promise<void>;
  /** How many deliveries wait for a retry. */
  waitingCount(): number;
  clear(): void;
};

/** Events that are being held back. */
export type Hold = {
  count(): number;
  release(order?: 'in-order' | 'reversed'): Promise<void>;
};

/** Makes a post office that sends through this transport until it gets another one. */
export function makePostOffice(transport: Transport): PostOffice {
  const waiting = new Set<Journey>();
  let held: Parcel[] | undefined;
  return {
    transport,
    deliver: async (world, parcel) => {
      if (!held || parcel.type !== 'events_api') return send(world, parcel, waiting);
      held.push(parcel);
      world.changes.notify();
      return { status: 'held' };
    },
    hold: (world) => {
      const mine: Parcel[] = [];
      held = mine;
      return {
        count: () => mine.length,
        release: async (order = 'in-order') => {
          if (held === mine) held = undefined;
          const parcels = mine.splice(0);
          if (order === 'reversed') parcels.reverse();
          for (const parcel of parcels) await send(world, parcel, waiting);
        },
      };
    },
    redeliverNow: async (world) => {
      await Promise.all([...waiting].map((journey) => retryNow(world, journey, waiting)));
    },
    waitingCount: () => waiting.size,
    clear: () => {
      waiting.clear();
      held = undefined;
    },
  };
}

/** Sends a parcel, and an event twice where that fault is waiting. */
async function send(world: World, parcel: Parcel, waiting: Set<Journey>): Promise<Outcome> {
  const isEvent = parcel.type === 'events_api';
  const twin = isEvent ? world.faults.takeDeliveryFault('duplicate') : undefined;
  const outcome = await startJourney(world, parcel, waiting);
  if (twin?.kind !== 'duplicate') return outcome;
  const otherId = { event_id: world.ids.next('Ev') };
  const body = twin.as === 'same-event' ? parcel.body : { ...parcel.body, ...otherId };
  return startJourney(world, { ...parcel, body }, waiting);
}
