import { textAt } from '../json.ts';
import type { ApiCall, DeliveryRecord } from '../record.ts';
import type { World } from '../world.ts';
import type { EntryKey, PageTraffic } from './wire.ts';

/** How much of the last traffic the inspector shows, each way. */
const SHOWN = 200;

/** The last calls of the app and the last things that were sent to it. */
export function trafficEntries({ record }: World): readonly TrafficEntry[] {
  return [
    ...lastOf(record.apiCalls).map(
      ({ index, each }): TrafficEntry => [`traffic/from-${index}`, callEntry(each, index)],
    ),
    ...lastOf(record.deliveries).map(
      ({ index, each }): TrafficEntry => [`traffic/to-${index}`, deliveryEntry(each, index)],
    ),
  ];
}

type TrafficEntry = readonly [EntryKey, PageTraffic];

function lastOf<Each>(all: readonly Each[]): readonly { index: number; each: Each }[] {
  const from = Math.max(0, all.length - SHOWN);
  return all.slice(from).map((each, offset) => ({ index: from + offset, each }));
}

function callEntry({ method, args, at, status, answer }: ApiCall, order: number): PageTraffic {
  const isTrouble = answer['ok'] !== true;
  return {
    order,
    at,
    way: 'from-app',
    label: method,
    outcome: isTrouble ? (textAt(answer, 'error') ?? `status ${status}`) : 'ok',
    isTrouble,
    sent: args,
    answer,
  };
}

function deliveryEntry({ label, at, body, attempts }: DeliveryRecord, order: number): PageTraffic {
  const outcomes = attempts.map(({ outcome }) => outcome);
  return {
    order,
    at,
    way: 'to-app',
    label,
    outcome: outcomes.join(', ') || 'under way',
    isTrouble: outcomes.length > 0 && outcomes.at(-1) !== 'acked',
    sent: body,
  };
}
