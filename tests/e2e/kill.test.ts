import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { MAIN, startProcess, workAlways } from './app-process.ts';
import { startWorld, type World } from './world.ts';

let world: World | undefined;
const processes: ChildProcess[] = [];
afterEach(async () => {
  for (const child of processes.splice(0)) child.kill('SIGKILL');
  await world?.stop();
  world = undefined;
});

function start(world: World): ChildProcess {
  const child = startProcess(world, ['ignore', 'ignore', 'inherit']);
  processes.push(child);
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

/** Asks for the report until it says so, at most 200 times: what was missed is taken in one by one. */
async function reportUntil({ slack }: World, words: string): Promise<string> {
  const anna = slack.person('U0ANNA');
  const answers = () => anna.dms().filter((message) => message.ephemeral);
  let text = '';
  for (let attempt = 0; attempt < 200 && !text.includes(words); attempt += 1) {
    const before = answers().length;
    await anna.runCommand('/alignment-report', '');
    text = (await slack.waitFor('a report', () => answers()[before])).text;
  }
  return text;
}

const people = ['U0ANNA', 'U0BEN', 'U0CLEO', 'U0DAN'] as const;
const REPLY = 'From Monday my team answers the forty named accounts first.';

describe('a process that is killed', () => {
  it('loses no answer, before or while it was down, and asks nobody twice', async () => {
    world = await startWorld({ inRealTime: true });
    const { slack } = world;
    await workAlways(world);

    const first = start(world);
    const asked = () => people.every((id) => slack.person(id).dms().length > 0);
    await slack.waitFor('everybody is asked', asked);
    const hasReceipt = (id: string) =>
      slack
        .person(id)
        .dms()
        .some((message) => message.text.startsWith('Thank you'));
    await slack.person('U0ANNA').dm(REPLY);
    await slack.waitFor('Anna has a receipt', () => hasReceipt('U0ANNA'));
    await slack.person('U0CLEO').dm(REPLY);
    await kill(first);

    const [toBen] = slack.person('U0BEN').dms();
    if (toBen === undefined) throw new Error('Ben was not asked');
    await slack.person('U0BEN').replyInThread(toBen.channel, toBen.ts, REPLY, { wait: false });

    start(world);
    await slack.waitFor('what Ben wrote meanwhile has a receipt', () => hasReceipt('U0BEN'));
    expect(await reportUntil(world, '3 of 4 leaders have answered')).toContain('3 of 4');
    for (const id of people) {
      const prompts = slack
        .person(id)
        .dms()
        .filter((message) => message.text.startsWith('Few and large'));
      expect(prompts.filter((message) => !message.ephemeral)).toHaveLength(1);
    }
  }, 600_000);

  it('says everything that is missing before it can start', async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', MAIN, 'start'], {
      env: { PATH: process.env['PATH'], SLACK_BOT_TOKEN: 'wrong' },
    });
    let said = '';
    child.stderr.on('data', (data: Buffer) => {
      said += data.toString();
    });
    const [code] = await once(child, 'exit');
    expect(code).toBe(1);
    expect(said).toContain('SLACK_BOT_TOKEN does not start with xoxb-');
    expect(said).toContain('SLACK_APP_TOKEN is missing');
    expect(said).toContain('npm run demo');
  });
});
