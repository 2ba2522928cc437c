import { describe, expect, it } from 'vitest';
import { makeActivity } from '../../src/activity.ts';
import { makeChanges } from '../../src/changes.ts';
import { makeDeadlines } from '../../src/deadlines.ts';
import { makeDeliveryHealth } from '../../src/delivery/delivery-health.ts';
import { createDispatcher } from '../../src/delivery/dispatcher.ts';
import type { Envelope } from '../../src/delivery/envelope.ts';
import { makeFaultBox } from '../../src/faults.ts';
import { makeIds } from '../../src/ids.ts';
import { makeRecord } from '../../src/record.ts';

/** Whether events are off after so many attempts, of which so many were acknowledged. */
function isOffAfter(attempts: number, acked: number, msBetween = 0): boolean {
  let now = 0;
  const health = makeDeliveryHealth(() => now);
  for (let i = 0; i < attempts; i += 1) {
    health.note(i < acked);
    now += msBetween;
  }
  return health.isOff;
}

describe('events are turned off', () => {
  it.each([
    ['nothing of 999', 999, 0, 0, false],
    ['nothing of 1,000', 1000, 0, 0, true],
    ['49 of 1,000', 1000, 49, 0, true],
    ['50 of 1,000', 1000, 50, 0, false],
    ['nothing of 1,000 in more than an hour', 1000, 0, 3604, false],
  ])('where %s attempts were acknowledged', (_what, attempts, acked, between, isOff) => {
    expect(isOffAfter(attempts, acked, between)).toBe(isOff);
  });

  it('and sent again once somebody turns them on', async () => {
    let isAcked = false;
    let sent = 0;
    const clock = () => 0;
    const transport = {
      send: async () => {
        sent += 1;
        return isAcked
          ? { acked: true as const, payload: undefined }
          : { acked: false as const, reason: 'http_error' };
      },
    };
    const dispatcher = createDispatcher(transport, {
      clock,
      ids: makeIds(),
      deadlines: makeDeadlines(clock),
      record: makeRecord(),
      activity: makeActivity(),
      changes: makeChanges(),
      faults: makeFaultBox(),
    });
    const envelope = (type: Envelope['type']) => ({
      type,
      body: {},
      acceptsResponsePayload: false,
      label: 'x',
    });
    while (!dispatcher.health.isOff) await dispatcher.deliver(envelope('events_api'));
    expect(sent).toBe(1000);
    isAcked = true;
    expect(await dispatcher.deliver(envelope('events_api'))).toEqual({ status: 'turned-off' });
    expect(await dispatcher.deliver(envelope('interactive'))).toMatchObject({ status: 'acked' });
    dispatcher.health.turnOn();
    expect(await dispatcher.deliver(envelope('events_api'))).toMatchObject({ status: 'acked' });
  });
});
