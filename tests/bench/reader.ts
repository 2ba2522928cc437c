/**
 * Measures what a reading by the local reader costs beside its bare network on the same tokens:
 *
 *     tsx tests/bench/reader.ts [--cases DIR] [--network DIR]
 *
 * DIR holds cases as `throughline score` takes them. Both run in turn, reply by reply, and it is the
 * processor's time that counts, so that other work on the machine changes little.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { decisionRulesOf } from '../../src/domain/strategy.ts';
import { loadCases } from '../../src/reader/cases/load-cases.ts';
import { loadNetwork } from '../../src/reader/local/judge.ts';
import { createLocalReader } from '../../src/reader/local/local-reader.ts';
import { describeNetwork, networkDir } from '../../src/reader/local/network-description.ts';
import type { Pass } from '../../src/reader/local/passes.ts';
import { percentile } from './measures.ts';

const ROUNDS = 3;
const { values } = parseArgs({
  options: { cases: { type: 'string' }, network: { type: 'string', default: networkDir() } },
});
const dir = values.cases ?? fileURLToPath(new URL('../fixtures/cases', import.meta.url));
const cases = await loadCases(dir);

/** Milliseconds of processor time that `work` takes. */
async function cost(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const reader = createLocalReader({ dir: values.network });
const [any] = cases;
if (any === undefined) throw new Error(`No cases in ${dir}.`);
const before = process.memoryUsage().rss;
const started = performance.now();
await reader.read({ text: 'Warm up.', question: '', channel: 'dm' }, any.strategy);
const loaded = performance.now() - started;
const grown = (process.memoryUsage().rss - before) / 2 ** 20;

const network = await loadNetwork(values.network, describeNetwork(values.network));
let passes: Pass[] = [];
const run = async (pass: Pass) => {
  passes.push(pass);
  return await network.run(pass);
};
const recording = createLocalReader({
  dir: values.network,
  load: async () => ({ ...network, run }),
});
const whole: number[] = [];
const bare: number[] = [];
let tokens = 0;
for (let round = 0; round < ROUNDS; round += 1) {
  for (const { strategy, replies } of cases) {
    for (const reply of replies) {
      whole.push(await cost(() => reader.read(reply, strategy)));
      passes = [];
      await recording.read(reply, strategy);
      tokens += passes.reduce((sum, { ids }) => sum + ids.length, 0);
      bare.push(
        await cost(async () => {
          for (const pass of passes) await network.run(pass);
        }),
      );
    }
  }
}
const rules = cases.map(({ strategy }) => decisionRulesOf(strategy).length);
const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0);
console.log(
  `${whole.length / ROUNDS} replies with ${Math.min(...rules)} to ${Math.max(...rules)} rules, ${(tokens / whole.length).toFixed(0)} tokens a reply in all passes`,
);
console.log(
  `a reading: ${percentile(whole, 0.5).toFixed(0)} ms median, ${percentile(whole, 0.95).toFixed(0)} ms at the 95th percentile, on one core`,
);
console.log(`${(sum(whole) / sum(bare)).toFixed(2)} times the bare network on the same tokens`);
console.log(`loading with the first reply: ${loaded.toFixed(0)} ms, ${grown.toFixed(0)} MiB more`);
process.exit(0);
