import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { startWorld, type World } from './world.ts';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

let world: World | undefined;
const processes: ChildProcess[] = [];
afterEach(async () => {
  for (const child of processes.splice(0)) child.kill('SIGKILL');
  await world?.stop();
  world = undefined;
});

/** Starts the real process, as `npm start` does, against the local Slack. */
function startProcess({ config }: World): ChildProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN, 'start'], {
    env: {
      ...process.env,
      SLACK_BOT_TOKEN: config.slack.botToken,
      SLACK_APP_TOKEN: config.slack.appToken,
      SLACK_API_URL: config.slack.apiUrl,
      DATABASE_PATH: config.databasePath,
      SETUP_FILE: config.setupFile,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  processes.push(child);
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

const people = ['U0ANNA', 'U0BEN', 'U0CLEO', 'U0DAN'] as const;
const REPLY = 'From Monday my team answers the forty named accounts first.';

describe('a process that is killed', () => {
  it('loses no answer, before or while it was down, and asks nobody twice', async () => {
    world = await startWorld({ inRealTime: true });
    const { slack } = world;
    const patience = { timeoutMs: 25_000 };

    const first = startProcess(world);
    const asked = () => people.every((id) => slack.person(id).dms().length > 0);
    await slack.waitFor('everybody is asked', asked, patience);
    await slack.person('U0ANNA').dm(REPLY);
    await kill(first);

    const [toBen] = slack.person('U0BEN').dms();
    if (toBen === undefined) throw new Error('Ben was not asked');
    await slack.person('U0BEN').replyInThread(toBen.channel, toBen.ts, REPLY, { wait: false });

    startProcess(world);
    const hasReceipt = () =>
      slack
        .person('U0BEN')
        .dms()
        .some((message) => message.text.startsWith('Thank you'));
    await slack.waitFor('what Ben wrote meanwhile has a receipt', hasReceipt, patience);
    await slack.person('U0ANNA').runCommand('/alignment-report', '');
    const report = await slack.waitFor(
      'the report',
      () =>
        slack
          .person('U0ANNA')
          .dms()
          .find((message) => message.ephemeral),
      patience,
    );
    expect(report.text).toContain('2 of 4 leaders have answered');
    for (const id of people) {
      const prompts = slack
        .person(id)
        .dms()
        .filter((message) => message.text.startsWith('Few and large'));
      expect(prompts.filter((message) => !message.ephemeral)).toHaveLength(1);
    }
  }, 60_000);

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
