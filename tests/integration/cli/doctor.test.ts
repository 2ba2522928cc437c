import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { startLocalSlack } from 'local-slack';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { doctorCommand } from '../../../src/cli/doctor-command.ts';
import { examine } from '../../../src/doctor.ts';
import { openStores } from '../temp-workspace.ts';
import { commandParts } from './command-parts.ts';

const MANIFEST = fileURLToPath(new URL('../../../manifest.yml', import.meta.url));
const KEY = 'sk-zanzibarquux';

let folder: string;
let slack: Awaited<ReturnType<typeof startLocalSlack>>;
let model: Server;
let modelStatus: number;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-doctor-'));
  slack = await startSlack(MANIFEST);
  modelStatus = 200;
  model = createServer((_, response) => response.writeHead(modelStatus).end());
  await new Promise<void>((listening) => model.listen(0, '127.0.0.1', listening));
});
afterEach(async () => {
  model.close();
  await slack.stop();
  await rm(folder, { recursive: true, force: true });
});

const startSlack = (manifest: string) =>
  startLocalSlack({ manifest, people: [{ name: 'Ada' }], rateLimits: false });

const settings = () => ({
  SLACK_BOT_TOKEN: slack.botToken,
  SLACK_APP_TOKEN: slack.appToken,
  SLACK_API_URL: slack.apiUrl,
  DATABASE_PATH: join(folder, 'throughline.db'),
});
const withModel = () => ({
  MODEL_PROVIDER: 'openai-compatible',
  MODEL_NAME: 'm',
  MODEL_API_KEY: KEY,
  MODEL_BASE_URL: `http://127.0.0.1:${(model.address() as AddressInfo).port}/v1`,
});

/** What the doctor says, by line, and its exit code; it must never say a secret. */
async function ask(more: Record<string, string> = {}, ahead = 0) {
  const lines: string[] = [];
  let exitCode = 0;
  const environment = { ...settings(), ...more };
  const now = () => new Date(Date.now() + ahead);
  const command = doctorCommand(
    commandParts({
      write: (line) => lines.push(line),
      setExitCode: (code) => {
        exitCode = code;
      },
      examine: (tell) => examine(environment, [], now, tell),
    }),
  );
  await command.parseAsync([], { from: 'user' });
  const all = lines.join('\n');
  for (const [name, value] of Object.entries(environment))
    if (/TOKEN|KEY/.test(name)) expect(all).not.toContain(value);
  return { all, exitCode, toMend: lines.filter((line) => line.startsWith('MEND')) };
}

/** What is wrong, and what is said of it: that alone. */
async function expectToMend(name: string, says: RegExp, more?: Record<string, string>, ahead = 0) {
  const { toMend, exitCode } = await ask(more, ahead);
  expect(toMend).toHaveLength(1);
  expect(toMend[0]).toMatch(new RegExp(`^MEND +${name} `));
  expect(toMend[0]).toMatch(says);
  expect(exitCode).toBe(1);
}

describe('throughline doctor', () => {
  it('finds that all is well, before the first start and after it', async () => {
    expect(await ask()).toMatchObject({ exitCode: 0, toMend: [] });
    openStores(settings().DATABASE_PATH).close();
    const { all, exitCode } = await ask(withModel());
    expect(exitCode).toBe(0);
    expect(all).toContain('All is well.');
    expect(all).toContain('this version can use it');
    expect(all).not.toContain('MEND');
  });

  it('names a token that Slack refuses', async () => {
    await expectToMend('Slack', /SLACK_BOT_TOKEN \(invalid_auth\)/, { SLACK_BOT_TOKEN: 'xoxb-no' });
    await expectToMend('events', /SLACK_APP_TOKEN/, { SLACK_APP_TOKEN: 'xapp-no' });
  });

  it('names each scope that is missing, with what needs it', async () => {
    const less = (await readFile(MANIFEST, 'utf8'))
      .replace('      - usergroups:read\n', '')
      .replace('      - files:write\n', '')
      .replace('      - subteam_members_changed\n', '');
    const manifest = join(folder, 'manifest.yml');
    await writeFile(manifest, less);
    await slack.stop();
    slack = await startSlack(manifest);
    await expectToMend(
      'Slack',
      /files:write \(what one has answered.*usergroups:read \(user groups as an audience\)\. Paste manifest\.yml/,
    );
  });

  it('names a host that cannot be reached', async () => {
    const { toMend } = await ask({ SLACK_API_URL: 'http://127.0.0.1:9/api/' });
    expect(toMend).toHaveLength(3);
    for (const line of toMend) expect(line).toContain('127.0.0.1:9 cannot be reached');
  });

  it.each([-3_600_000, 3_600_000, 90_000])('names a clock that is off by %s ms', async (ahead) => {
    await expectToMend('clock', ahead > 0 ? /seconds ahead of Slack/ : /seconds behind/, {}, ahead);
  });

  it('names a database that is damaged, or of a newer version', async () => {
    const path = settings().DATABASE_PATH;
    openStores(path).close();
    const newer = new Database(path);
    newer.exec("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('x', 9000000000000)");
    newer.close();
    await expectToMend('database', /newer version of Throughline.*throughline restore/);
    await writeFile(path, 'words');
    await expectToMend('database', /no database of Throughline/);
  });

  it('names what is wrong in the set-up file, by line', async () => {
    const file = join(folder, 'setup.yaml');
    await writeFile(file, 'schedulez: {}\n');
    await expectToMend('set-up file', /setup\.yaml:1: schedulez/, { SETUP_FILE: file });
  });

  it('names articles that are not loaded, and folders that are not there', async () => {
    await expectToMend('articles', /CONTENT_DIR names .*gone/, {
      CONTENT_DIR: join(folder, 'gone'),
    });
    await writeFile(join(folder, 'a.md'), '---\ntitle: [\n---\nWords.\n');
    await expectToMend('articles', /a\.md:2/, { CONTENT_DIR: folder });
  });

  it.each([
    [401, /refuses MODEL_API_KEY/],
    [503, /is in trouble/],
  ])('names a language model that answers %s', async (status, says) => {
    modelStatus = status;
    await expectToMend('language model', says, withModel());
  });

  it('says every setting that is wrong, and tries nothing then', async () => {
    const { toMend, exitCode, all } = await ask({
      SLACK_BOT_TOKEN: 'abc-secret',
      LOG_LEVEL: 'loud',
    });
    expect(exitCode).toBe(1);
    expect(toMend).toHaveLength(2);
    expect(all).toContain('left out');
  });
});
