/**
 * Does in clean folders what the Dockerfile says, as far as that goes without a container engine, then
 * starts what came of it against a local Slack: it must be well by the image's own health check, write
 * nowhere but to its data, and end when it is asked to.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startLocalSlack } from 'local-slack';
import { type Instruction, readDockerfile, type Stage } from './read-dockerfile.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const say = (line: string) => console.log(line);

/** What only a container has: users of its own. */
const NEEDS_ENGINE = /^install -d -o /;

function build(work: string): { readonly app: string; readonly last: Stage } {
  const stages = readDockerfile(readFileSync(join(ROOT, 'Dockerfile'), 'utf8'));
  const rootOf = (name: string) => join(work, name || 'image');
  for (const stage of stages) {
    say(`== ${stage.name || 'image'} (${stage.image})`);
    const root = rootOf(stage.name);
    let folder = root;
    for (const instruction of stage.instructions) {
      if (instruction.word === 'WORKDIR') folder = join(root, instruction.rest);
      mkdirSync(folder, { recursive: true });
      if (instruction.word === 'COPY') copy(instruction, folder, rootOf);
      if (instruction.word === 'RUN') runStep(instruction.rest, folder);
    }
  }
  const last = stages.at(-1);
  if (last === undefined) throw new Error('The Dockerfile has no stage.');
  return { app: join(rootOf(''), 'app'), last };
}

function copy(
  { args, flags }: Instruction,
  folder: string,
  rootOf: (name: string) => string,
): void {
  const from = flags['from'];
  const target = args.at(-1) ?? '';
  const isFolder = target.endsWith('/');
  for (const source of args.slice(0, -1)) {
    const path = from === undefined ? join(ROOT, source) : join(rootOf(from), source);
    const name = isFolder ? join(target, source.split('/').at(-1) ?? '') : target;
    cpSync(path, resolve(folder, name), { recursive: true, verbatimSymlinks: true });
  }
}

function runStep(command: string, folder: string): void {
  const isLeftOut = NEEDS_ENGINE.test(command);
  say(`   ${isLeftOut ? 'left out: ' : ''}${command}`);
  if (isLeftOut) return;
  execFileSync('bash', ['-ec', command], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** Every file with its size and time. */
function listing(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((file) => {
      const { size, mtimeMs } = statSync(join(folder, file), { throwIfNoEntry: false }) ?? {};
      return `${file} ${size} ${mtimeMs}`;
    })
    .join('\n');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}

/** The local Slack answers in this process, which must not wait meanwhile. */
async function run(
  [program = '', ...args]: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const [code] = await once(spawn(program, args, { cwd, env, stdio: 'inherit' }), 'exit');
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}.`);
}

async function start(app: string, { instructions }: Stage, work: string): Promise<void> {
  const slack = await startLocalSlack({
    manifest: join(ROOT, 'manifest.yml'),
    people: [{ name: 'Ada' }],
  });
  const data = join(work, 'data');
  for (const [name, token] of [
    ['bot', slack.botToken],
    ['app', slack.appToken],
  ] as const)
    writeFileSync(join(work, `slack-${name}-token`), `${token}\n`);
  const port = await freePort();
  const env = {
    PATH: process.env['PATH'],
    NODE_ENV: 'production',
    DATABASE_PATH: join(data, 'throughline.db'),
    SLACK_BOT_TOKEN_FILE: join(work, 'slack-bot-token'),
    SLACK_APP_TOKEN_FILE: join(work, 'slack-app-token'),
    SLACK_API_URL: slack.apiUrl,
    HEALTH_PORT: String(port),
  };
  const rest = (word: string) => instructions.find((each) => each.word === word)?.rest ?? '[]';
  const [command = '', ...args]: string[] = [
    ...JSON.parse(rest('ENTRYPOINT')),
    ...JSON.parse(rest('CMD')),
  ];
  const before = listing(app);
  const child = spawn(command, args, { cwd: app, env, stdio: ['ignore', 'pipe', 'inherit'] });
  let log = '';
  child.stdout.on('data', (chunk: Buffer) => {
    log += chunk.toString();
  });
  while (!log.includes('"msg":"listening"')) {
    await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
    if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode}:\n${log}`);
  }
  const check: string[] = JSON.parse(rest('HEALTHCHECK').replace(/^.*?CMD /, ''));
  await run(
    check.map((word) => word.replaceAll('9464', String(port))),
    app,
    env,
  );
  for (const name of ['doctor', 'backup'])
    await run([command, ...args.slice(0, -1), name], app, env);
  child.kill('SIGTERM');
  const [code] = await once(child, 'exit');
  await slack.stop();
  if (code !== 0) throw new Error(`It did not end well: ${code}.`);
  if (listing(app) !== before) throw new Error('It wrote beside its own code.');
}

const work = mkdtempSync(join(tmpdir(), 'throughline-image-'));
try {
  const { app, last } = build(work);
  await start(app, last, work);
  say('It was built, is well, writes nowhere but to its data, and ends when it is asked to.');
} finally {
  rmSync(work, { recursive: true, force: true });
}
