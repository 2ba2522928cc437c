import { Session } from 'node:inspector/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AFTER_DUE, startWorld } from '../tests/e2e/world.ts';
import { setup } from '../tests/warm-article-cache.ts';

/** For each everyday path the files of src of which at least one function ran for its sake. */
export type Paths = Readonly<Record<string, readonly string[]>>;

/**
 * Runs the whole app against the local Slack, once from a due tick to a question that stands in Slack
 * and once from a message to its read-back, and says which files ran.
 *
 * A tick does more than this path: it looks for clips to transcribe, rounds to close, articles to take
 * up. So each path is held against an idle tick right before it, in which nothing is due: a file
 * counts if one of its functions ran more often than that many idle ticks would have run it. What
 * looks for due work and finds none cancels out, what then does the work remains. The worker runs in
 * both and always counts. The app has started before the first idle tick, so its start never counts.
 */
export async function tracePaths(root: string): Promise<Paths> {
  await setup();
  const world = await startWorld();
  const app = await world.startApp();
  const ben = world.slack.person('U0BEN');
  const fromApp = () => ben.dms().filter((message) => message.fromApp).length;
  const takeCalls = await watchCalls(root);

  await app.tick();
  const idle = await takeCalls();
  world.setTime(AFTER_DUE);
  await app.tick();
  await world.slack.waitFor('the question', () => fromApp() === 1);
  const toQuestion = await takeCalls();

  await app.tick();
  const idleAgain = await takeCalls();
  await ben.dm('My team will chase every inbound trial this quarter.');
  await world.slack.waitFor('the read-back', () => fromApp() === 2);
  const toReadBack = await takeCalls();
  await world.stop();
  return {
    'tick to question': filesBeyond(idle, toQuestion),
    'message to read-back': filesBeyond(idleAgain, toReadBack),
  };
}

const WORKER = 'src/run-due-work.ts';

type Call = { readonly path: string; readonly name: string; readonly count: number };

/** How often each function of src ran, by where it stands. */
type Calls = ReadonlyMap<string, Call>;

/** Starts counting calls; what it returns says what ran since it was last asked. */
async function watchCalls(root: string): Promise<() => Promise<Calls>> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  return async () => {
    const { result } = await session.post('Profiler.takePreciseCoverage');
    const calls = new Map<string, Call>();
    for (const { url, functions } of result.filter(({ url }) => url.startsWith('file:'))) {
      const path = relative(root, fileURLToPath(url.replace(/\?.*$/, '')));
      if (!path.startsWith('src/')) continue;
      for (const { functionName: name, ranges } of functions) {
        const { startOffset = 0, count = 0 } = ranges[0] ?? {};
        calls.set(`${path} ${startOffset}`, { path, name, count });
      }
    }
    return calls;
  };
}

function filesBeyond(idle: Calls, path: Calls): readonly string[] {
  const ticks = Math.max(1, ticksIn(path) / ticksIn(idle));
  const beyond = [...path].filter(([at, { count }]) => count > ticks * (idle.get(at)?.count ?? 0));
  return [...new Set([WORKER, ...beyond.map(([, { path }]) => path)])].sort();
}

function ticksIn(calls: Calls): number {
  return (
    [...calls.values()].find(({ path, name }) => path === WORKER && name === 'tick')?.count ?? 0
  );
}
