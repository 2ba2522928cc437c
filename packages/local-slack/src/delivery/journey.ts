import type { DeliveryRecord } from '../record.ts';
import type { World } from '../world.ts';
import type { Outcome, Parcel, SendResult } from './parcel.ts';

/** One parcel on its way, with all of its attempts. */
export type Journey = {
  readonly parcel: Parcel;
  readonly entry: DeliveryRecord;
  attempt: number;
  reason: string;
  cancelRetry: () => void;
};

/** Milliseconds after which Slack tries an event again: at once, after 1 minute, after 5 minutes. */
const retryDelaysMs = [0, 60_000, 300_000] as const;

/** Sends a parcel for the first time, and an event again as Slack would. */
export function startJourney(
  world: World,
  parcel: Parcel,
  waiting: Set<Journey>,
): Promise<Outcome> {
  const eventId = parcel.body['event_id'];
  const entry: DeliveryRecord = {
    label: parcel.label,
    type: parcel.type,
    body: parcel.body,
    attempts: [],
    ...(typeof eventId === 'string' ? { eventId } : {}),
  };
  world.record.deliveries.push(entry);
  const journey: Journey = { parcel, entry, attempt: 0, reason: '', cancelRetry: () => {} };
  return attempt(world, journey, waiting);
}

/** Sends a waiting parcel again now, whenever it would have been due. */
export async function retryNow(
  world: World,
  journey: Journey,
  waiting: Set<Journey>,
): Promise<void> {
  journey.cancelRetry();
  if (waiting.delete(journey)) await attempt(world, journey, waiting);
}

async function attempt(world: World, journey: Journey, waiting: Set<Journey>): Promise<Outcome> {
  world.activity.deliveries += 1;
  const { transport } = world.postOffice;
  const number = journey.attempt;
  const result = await transport.send(journey.parcel, { number, reason: journey.reason });
  world.activity.deliveries -= 1;
  const outcome = result.acked ? 'acked' : result.reason;
  journey.entry.attempts.push({ at: world.clock(), outcome });
  const settled = settle(world, journey, result, waiting);
  world.changes.notify();
  return settled;
}

async function settle(
  world: World,
  journey: Journey,
  result: SendResult,
  waiting: Set<Journey>,
): Promise<Outcome> {
  if (result.acked) return { status: 'acked', payload: result.payload };
  const { reason } = result;
  const delay = retryDelaysMs[journey.attempt];
  if (journey.parcel.type !== 'events_api' || result.giveUp || delay === undefined)
    return { status: 'not-acked', reason };
  journey.attempt += 1;
  journey.reason = reason;
  if (delay === 0) return attempt(world, journey, waiting);
  waiting.add(journey);
  journey.cancelRetry = world.deadlines.at(world.clock() + delay, () => {
    void retryNow(world, journey, waiting);
  });
  return { status: 'not-acked', reason: `${reason}; Slack tries again in ${delay / 1000} s` };
}
