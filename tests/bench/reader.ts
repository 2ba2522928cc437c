/**
 * Measures what a local reading costs beside the encoder alone on the same statements:
 *
 *     tsx tests/bench/reader.ts [--cases DIR]
 *
 * DIR holds cases as `throughline score` takes them. Each round uses fresh encoders, so that no
 * cached vector helps either side; the median of the ratios counts, for machines are noisy.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadCases } from '../../src/reader/cases/load-cases.ts';
import { loadEncoder } from '../../src/reader/encoder/load-encoder.ts';
import { createLocalReader } from '../../src/reader/local/local-reader.ts';
import { prepareReply } from '../../src/reader/local/prepare-reply.ts';
import { percentile } from './measures.ts';

const ROUNDS = 5;
const { values } = parseArgs({ options: { cases: { type: 'string' } } });
const dir = values.cases ?? fileURLToPath(new URL('../fixtures/cases', import.meta.url));
const cases = await loadCases(dir);
const replies = cases.flatMap(({ strategy, replies }) =>
  replies.map((reply) => ({ reply, strategy })),
);

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function encoderAlone(): Promise<number> {
  const encoder = await loadEncoder();
  const statements: string[] = [];
  for (const { reply } of replies) {
    const prepared = await prepareReply(reply, encoder);
    statements.push(...prepared.statements.map((statement) => statement.text), reply.question);
  }
  await encoder.close();
  const fresh = await loadEncoder();
  const took = await timed(async () => {
    await fresh.encode(statements);
  });
  await fresh.close();
  return took;
}

async function wholeReading(): Promise<number> {
  const encoder = await loadEncoder();
  const reader = await createLocalReader({ encoder });
  // A strategy is prepared once for all its replies, whatever their number.
  const nothing = { text: 'Warm up.', question: '', channel: 'dm' } as const;
  for (const { strategy } of cases) await reader.read(nothing, strategy);
  const took = await timed(async () => {
    for (const { reply, strategy } of replies) await reader.read(reply, strategy);
  });
  await encoder.close();
  return took;
}

const ratios: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const [alone, whole] = [await encoderAlone(), await wholeReading()];
  ratios.push(whole / alone);
  console.log(
    `round ${round + 1}: encoder alone ${alone.toFixed(0)} ms, reading ${whole.toFixed(0)} ms`,
  );
}
console.log(
  `${replies.length} replies: reading costs ${percentile(ratios, 0.5).toFixed(2)} times the encoder alone (median)`,
);
process.exit(0);
