import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_SETTINGS } from '../../src/domain/settings.ts';
import { createLibrary } from '../../src/features/guide/library/create-library.ts';
import { createReportFiles } from '../../src/features/report/files/report-files.ts';
import { findReport, openReport } from '../../src/features/report/open-report.ts';
import { LATEST } from '../../src/features/report/report-request.ts';
import { loadEncoder } from '../../src/reader/encoder/load-encoder.ts';
import { openStores } from '../integration/temp-workspace.ts';
import { testDeps } from '../test-deps.ts';
import { percentile } from './measures.ts';
import { fillRounds, WORKSPACE } from './report-workspace.ts';

const PEOPLE = Number(process.argv[2] ?? 10_000);
const ROUNDS = 12;
const RUNS = 5;
const MB = 1024 * 1024;
const silent = { info: () => {}, warn: () => {}, error: () => {} };

/** Opens the newest report again and again in a process that has done nothing else; tells how it went. */
async function measure(path: string): Promise<void> {
  const stores = openStores(path);
  const encoder = await loadEncoder();
  const library = await createLibrary({
    dirs: [new URL('../../content/articles', import.meta.url).pathname],
    encoder,
    cacheFile: join(path, '..', 'articles-cache.db'),
  });
  const deps = testDeps({
    ...stores,
    library,
    reportFiles: createReportFiles(),
    clock: () => new Date(),
    newId: () => 'x',
    version: '0',
    log: silent,
  });
  await library.search('Who decides?', 3);
  globalThis.gc?.();
  const idle = process.memoryUsage().rss;
  const memory: number[] = [];
  const times: number[] = [];
  const pictures: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const start = performance.now();
    const found = await findReport(deps, WORKSPACE, LATEST);
    const shown = found.ok ? await openReport(deps, WORKSPACE, found.value) : undefined;
    if (shown === undefined) throw new Error('no report');
    times.push(performance.now() - start);
    const drawing = performance.now();
    await deps.reportFiles.heatMap(shown);
    pictures.push(performance.now() - drawing);
    memory.push((process.memoryUsage().rss - idle) / MB);
  }
  process.send?.({ times, pictures, memory });
  stores.close();
  await encoder.close();
  process.exit(0);
}

type Measured = { times: number[]; pictures: number[]; memory: number[] };

function inOwnProcess(path: string): Promise<Measured> {
  const child = fork(new URL(import.meta.url).pathname, ['measure', path], {
    execArgv: [...process.execArgv, '--expose-gc'],
  });
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as Measured));
    child.once('exit', (code) => {
      if (code !== 0) reject(new Error('the measurement failed'));
    });
  });
}

async function tell(people: number, rounds: number, disclosure: 'named' | 'function') {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-bench-'));
  const path = join(folder, 'throughline.db');
  await fillRounds(path, { people, rounds, settings: { ...DEFAULT_SETTINGS, disclosure } });
  const { times, pictures, memory } = await inOwnProcess(path);
  const [first = 0] = times;
  console.log(
    `report (${disclosure}) of ${people} leaders after ${rounds} rounds: first ${first.toFixed(0)} ms, half within ${percentile(times, 0.5).toFixed(0)} ms, picture ${percentile(pictures, 0.5).toFixed(0)} ms (first ${(pictures[0] ?? 0).toFixed(0)}), ${(memory[0] ?? 0).toFixed(0)} MB more than idle, its picture included (after ${memory.length} in a row, before V8 tidies up: ${Math.max(...memory).toFixed(0)})`,
  );
  await rm(folder, { recursive: true, force: true });
}

if (process.argv[2] === 'measure') {
  await measure(process.argv[3] ?? '');
} else {
  for (const disclosure of ['named', 'function'] as const) {
    await tell(PEOPLE, ROUNDS, disclosure);
    // Its cost grows with the replies of its round, not with history.
    await tell(PEOPLE, 2, disclosure);
    await tell(PEOPLE / 10, ROUNDS, disclosure);
  }
}
