import { Session } from 'node:inspector/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AFTER_DUE, startWorld } from '../tests/e2e/world.ts';
import { setup } from '../tests/warm-article-cache.ts';

/** For each everyday path the files of src, local-slack apart, of which at least one function ran. */
export type Paths = Readonly<Record<string, readonly string[]>>;

/**
 * Runs the whole app against the local Slack, once from a tick to a question that stands in Slack and
 * once from a message to its read-back, and says which files ran.
 */
export async function tracePaths(root: string): Promise<Paths> {
  await setup();
  const world = await startWorld();
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  const takeFiles = async () => filesIn(await session.post('Profiler.takePreciseCoverage'), root);
  const app = await world.startApp();
  const ben = world.slack.person('U0BEN');
  const fromApp = () => ben.dms().filter((message) => message.fromApp).length;

  world.setTime(AFTER_DUE);
  await takeFiles();
  await app.tick();
  await world.slack.waitFor('the question', () => fromApp() === 1);
  const toQuestion = await takeFiles();
  await ben.dm('My team will chase every inbound trial this quarter.');
  await world.slack.waitFor('the read-back', () => fromApp() === 2);
  const toReadBack = await takeFiles();
  await world.stop();
  return { 'tick to question': toQuestion, 'message to read-back': toReadBack };
}

type Coverage = {
  readonly result: readonly {
    readonly url: string;
    readonly functions: readonly {
      readonly functionName: string;
      readonly ranges: readonly { readonly count: number }[];
    }[];
  }[];
};

function filesIn({ result }: Coverage, root: string): readonly string[] {
  return result
    .filter(({ url, functions }) => url.startsWith('file:') && functions.some(hasRun))
    .map(({ url }) => relative(root, fileURLToPath(url.replace(/\?.*$/, ''))))
    .filter((path) => path.startsWith('src/') && !path.startsWith('src/local-slack/'))
    .sort();
}

/** The first range of a function is all of it; the nameless first function is the module itself. */
function hasRun({ ranges }: Coverage['result'][number]['functions'][number]): boolean {
  return (ranges[0]?.count ?? 0) > 0;
}
