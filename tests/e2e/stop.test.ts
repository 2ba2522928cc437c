import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { openStores } from '../integration/temp-workspace.ts';
import { startProcess, workAlways } from './app-process.ts';
import { startWorld, type World } from './world.ts';

const PEOPLE = ['U0ANNA', 'U0BEN', 'U0CLEO', 'U0DAN'] as const;

let world: World | undefined;
const processes: ChildProcess[] = [];
afterEach(async () => {
  for (const child of processes.splice(0)) child.kill('SIGKILL');
  await world?.stop();
  world = undefined;
});

/** A world by the machine's clock, in which everybody works all the time. */
async function startBusyWorld(): Promise<World> {
  const busy = await startWorld({ inRealTime: true });
  world = busy;
  await workAlways(busy);
  return busy;
}

function start(world: World, more: Record<string, string> = {}) {
  const child = startProcess(world, ['ignore', 'pipe', 'inherit'], { HEALTH_PORT: 'off', ...more });
  processes.push(child);
  let log = '';
  child.stdout?.on('data', (data: Buffer) => {
    log += data.toString();
  });
  return {
    log: () => log,
    /** Resolves when it has written this to its log. */
    async says(words: string): Promise<void> {
      while (!log.includes(words)) await once(child.stdout ?? child, 'data');
    },
    /** Asks it to end; answers with what code it did. */
    async end(): Promise<number | null> {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      const [code] = await exited;
      return code;
    },
  };
}

const promptsOf = ({ slack }: World, id: string) =>
  slack
    .person(id)
    .dms()
    .filter(({ text, ephemeral }) => text.startsWith('Few and large') && !ephemeral);

async function statesOf({ config }: World): Promise<readonly string[]> {
  const { context, close } = openStores(config.databasePath);
  const { outbox } = context.schema;
  const rows = await context.db.select({ state: outbox.state }).from(outbox);
  close();
  return rows.map(({ state }) => state);
}

describe('a process that is asked to end', () => {
  it('waits for what Slack is taking, keeps that it did, and asks the others after the next start', async () => {
    const busy = await startBusyWorld();
    const { slack } = busy;
    const held = slack.faults.hold('chat.postMessage', { times: 1 });
    const first = start(busy);
    const isAsked = (id: string) => promptsOf(busy, id).length > 0;
    await slack.waitFor('somebody is asked', () => PEOPLE.some(isAsked));
    const ended = first.end();
    held.release();
    expect(await ended).toBe(0);
    expect(first.log()).toContain('"msg":"stopped"');
    expect(await statesOf(busy)).not.toContain('claimed');

    start(busy);
    await slack.waitFor('everybody is asked', () => PEOPLE.every(isAsked));
    for (const id of PEOPLE) expect(promptsOf(busy, id)).toHaveLength(1);
  });

  it('ends by itself where Slack does not answer, and knows what may have gone out', async () => {
    const busy = await startBusyWorld();
    const { slack } = busy;
    const held = slack.faults.hold('chat.postMessage', { times: 4 });
    const first = start(busy);
    const isAsked = (id: string) => promptsOf(busy, id).length > 0;
    await slack.waitFor('all are asked', () => PEOPLE.every(isAsked));
    expect(await first.end()).toBe(0);
    expect(first.log()).toContain('stopped with work under way');
    held.release();
    expect(await statesOf(busy)).toContain('claimed');
    for (const id of PEOPLE) expect(promptsOf(busy, id)).toHaveLength(1);
  });

  it('ends while it cannot reach Slack yet', async () => {
    const busy = await startBusyWorld();
    const child = start(busy, { SLACK_API_URL: 'http://127.0.0.1:9/api/' });
    await child.says('cannot be reached');
    expect(await child.end()).toBe(0);
  });
});
