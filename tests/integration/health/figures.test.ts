import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Origin } from '../../../src/domain/reading.ts';
import { createMetrics } from '../../../src/features/health/metrics.ts';
import { createPulse } from '../../../src/features/health/pulse.ts';
import { testDeps } from '../../test-deps.ts';
import {
  createTempWorkspace,
  hoursLater,
  NOW,
  openSentRound,
  outgoingOf,
  promptOf,
  readingOf,
  type TempWorkspace,
  WORKSPACE,
} from '../temp-workspace.ts';

let workspace: TempWorkspace;
beforeEach(async () => {
  workspace = await createTempWorkspace();
});
afterEach(() => workspace.remove());

describe('the figures', () => {
  it('tell readers apart, and what authors said of the sides', async () => {
    const pulse = createPulse(() => NOW);
    pulse.noteReading({ ...readingOf('over', 'x', 'local'), decided: true });
    pulse.noteReading({ ...readingOf('over', 'x', 'openai:ft-of-ours'), decided: false });
    pulse.noteReading({ ...readingOf('silent', ''), decided: false, unread: 'language' });
    const { positions } = readingOf('over', 'x');
    const said = (origin: Origin) => ({ positions: positions.map((p) => ({ ...p, origin })) });
    pulse.noteWord(said('corrected'), ['features']);
    pulse.noteWord(said('confirmed'), ['features']);
    pulse.noteWord(said('confirmed'), ['another']);
    pulse.noteWord(said('chosen'), ['features']);
    const told = (await pulse.registry.metrics()).match(/^throughline_read\w+\{.*$/gm);
    expect(told).toEqual([
      'throughline_readings_total{reader="local",decided="yes"} 1',
      'throughline_readings_total{reader="model",decided="no"} 1',
      'throughline_readings_total{reader="none",decided="no"} 1',
      'throughline_read_backs_total{answer="corrected"} 1',
      'throughline_read_backs_total{answer="confirmed"} 1',
    ]);
  });

  it('say how many messages are due, since when, and how late the questions went', async () => {
    const { stores } = workspace;
    await openSentRound(stores, 'r1', ['U1'], '100.000000');
    const prompt = promptOf('r1', 'U2');
    await stores.outbox.add(WORKSPACE, outgoingOf(prompt));
    expect((await stores.figures.read(hoursLater(-1))).due).toEqual({ messages: 0, seconds: 0 });
    const { due, prompts } = await stores.figures.read(hoursLater(2));
    expect(due).toEqual({ messages: 1, seconds: 7200 });
    expect(prompts).toEqual([{ state: 'sent', n: 1 }]);
  });
});

describe('docs/operations.md', () => {
  it('names every metric, and none that there is not', async () => {
    const file = fileURLToPath(new URL('../../../docs/operations.md', import.meta.url));
    const told = readFileSync(file, 'utf8').match(/throughline_\w+/g);
    const pulse = createPulse(() => NOW);
    createMetrics(testDeps({ pulse, figures: {}, clock: () => NOW }), {
      look: async () => ({}),
      sizes: async () => ({ databaseBytes: 0, freeBytes: 0 }),
    });
    const names = pulse.registry.getMetricsAsArray().map(({ name }) => name);
    const own = names.filter((name) => name.startsWith('throughline_'));
    expect([...new Set(told)].sort()).toEqual(own.sort());
  });
});
