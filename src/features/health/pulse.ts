import { Counter, Histogram, Registry } from 'prom-client';
import type { Clock } from '../../domain/clock.ts';
import type { Reading } from '../../domain/reading.ts';

/** What the app notes of itself while it runs, for whoever watches it. */
export type Pulse = ReturnType<typeof createPulse>;

/** A registry of metrics of its own, so that several apps of one process do not share their figures. */
export function createPulse(clock: Clock) {
  const registry = new Registry();
  const registers = [registry];
  const ticks = new Histogram({
    name: 'throughline_tick_seconds',
    help: 'How long it took to do what was due, sending left out',
    buckets: [0.01, 0.05, 0.25, 1, 5, 15, 60, 300],
    registers,
  });
  const modelCalls = new Counter({
    name: 'throughline_model_calls_total',
    help: 'Requests to the language model since the start',
    registers,
  });
  const readings = new Counter({
    name: 'throughline_readings_total',
    help: 'Readings since the start, by who made them and whether the reader trusts itself',
    labelNames: ['reader', 'decided'],
    registers,
  });
  const readBacks = new Counter({
    name: 'throughline_read_backs_total',
    help: 'Sides on which authors have spoken since the start, by what they said of the reading',
    labelNames: ['answer'],
    registers,
  });
  let tickedAt: Date | undefined;

  return {
    registry,
    /** Does what is due, and notes how long it took and when it ended. */
    async tick<Value>(work: () => Promise<Value>): Promise<Value> {
      const from = clock().getTime();
      try {
        return await work();
      } finally {
        tickedAt = clock();
        ticks.observe((tickedAt.getTime() - from) / 1000);
      }
    },
    /** When that last ended; undefined before the first time. */
    tickedAt: () => tickedAt,
    /** The language model was asked something. */
    noteModelCall: () => modelCalls.inc(),
    /** A reading was kept. */
    noteReading: ({ reader, decided, unread }: Pick<Reading, 'reader' | 'decided' | 'unread'>) => {
      const by = reader.name === 'local' ? 'local' : 'model';
      readings.inc({ reader: unread ? 'none' : by, decided: decided ? 'yes' : 'no' });
    },
    /** An author spoke on these rules of a reading, which now holds what they said. */
    noteWord({ positions }: Pick<Reading, 'positions'>, ruleIds: readonly string[]) {
      for (const { ruleId, origin } of positions)
        if (ruleIds.includes(ruleId) && (origin === 'confirmed' || origin === 'corrected'))
          readBacks.inc({ answer: origin });
    },
  };
}
