import type { DeliveryRecord } from '../record.ts';
import type { DeliveryHealth } from './delivery-health.ts';
import type { DeliveryParts } from './delivery-parts.ts';
import type { Envelope, Outcome, SendResult, Transport } from './envelope.ts';

/** One envelope on its way, with all of its attempts. */
type Delivery = {
  readonly envelope: Envelope;
  readonly entry: DeliveryRecord;
  attempt: number;
  reason: string;
  cancelRetry: () => void;
};

/** Milliseconds after which Slack tries an event again: at once, after 1 minute, after 5 minutes. */
const retryDelaysMs = [0, 60_000, 300_000] as const;

/** Sends envelopes, and events again as Slack would. */
export function createRetries(
  send: Transport['send'],
  {
    clock,
    deadlines,
    record,
    activity,
    changes,
  }: Pick<DeliveryParts, 'clock' | 'deadlines' | 'record' | 'activity' | 'changes'>,
  health: DeliveryHealth,
) {
  const waiting = new Set<Delivery>();
  const underWay = new Set<Delivery>();

  async function attempt(delivery: Delivery): Promise<Outcome> {
    activity.deliveries += 1;
    underWay.add(delivery);
    const { attempt: number, reason } = delivery;
    const result = await send(delivery.envelope, { number, reason });
    activity.deliveries -= 1;
    underWay.delete(delivery);
    if (delivery.envelope.type === 'events_api') health.note(result.acked);
    const outcome = result.acked ? 'acked' : result.reason;
    delivery.entry.attempts.push({ at: clock(), outcome });
    const settled = settle(delivery, result);
    changes.notify();
    return settled;
  }

  async function settle(delivery: Delivery, result: SendResult): Promise<Outcome> {
    if (result.acked) return { status: 'acked', payload: result.payload };
    const { reason } = result;
    const delay = retryDelaysMs[delivery.attempt];
    if (delivery.envelope.type !== 'events_api' || result.giveUp || delay === undefined)
      return { status: 'not-acked', reason };
    delivery.attempt += 1;
    delivery.reason = reason;
    if (delay === 0) return attempt(delivery);
    waiting.add(delivery);
    delivery.cancelRetry = deadlines.at(clock() + delay, () => {
      void now(delivery);
    });
    return { status: 'not-acked', reason: `${reason}; Slack tries again in ${delay / 1000} s` };
  }

  async function now(delivery: Delivery): Promise<void> {
    delivery.cancelRetry();
    if (waiting.delete(delivery)) await attempt(delivery);
  }

  return {
    /** Sends an envelope for the first time. */
    send(envelope: Envelope): Promise<Outcome> {
      const { label, type, body } = envelope;
      const eventId = body['event_id'];
      const entry: DeliveryRecord = {
        label,
        type,
        at: clock(),
        body,
        attempts: [],
        ...(typeof eventId === 'string' ? { eventId } : {}),
      };
      record.deliveries.push(entry);
      return attempt({ envelope, entry, attempt: 0, reason: '', cancelRetry: () => {} });
    },
    /** Sends everything that waits again now, whenever it would have been due. */
    async allNow(): Promise<void> {
      await Promise.all([...waiting].map(now));
    },
    /** Tries nothing any more of what was not acknowledged so far. */
    giveUp(): void {
      for (const delivery of [...waiting, ...underWay]) {
        delivery.cancelRetry();
        delivery.attempt = retryDelaysMs.length;
      }
      waiting.clear();
    },
    waitingCount: () => waiting.size,
    clear: () => waiting.clear(),
  };
}
