import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { startLocalSlack } from 'local-slack';
import { afterEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { causeOf } from '../../../src/domain/cause-of.ts';
import { noRetryClient } from '../../../src/slack/clients.ts';

const MANIFEST = fileURLToPath(new URL('../../../manifest.yml', import.meta.url));
const log = { info: () => {}, warn: () => {}, error: () => {} };

let slack: Awaited<ReturnType<typeof startLocalSlack>>;
afterEach(() => slack.stop());

async function withoutScope(scope: string) {
  const manifest = parse(await readFile(MANIFEST, 'utf8'));
  const { scopes } = manifest.oauth_config;
  scopes.bot = scopes.bot.filter((each: string) => each !== scope);
  slack = await startLocalSlack({ manifest, people: [{ name: 'Ada' }], rateLimits: false });
  return noRetryClient(slack, log);
}
const caught = (call: Promise<unknown>) => call.then(() => ({}), causeOf);

describe('a call that Slack refuses', () => {
  it('says its method, the word and the scope that is missing', async () => {
    const client = await withoutScope('users.profile:read');
    expect(await caught(client.users.profile.get({ user: 'U1' }))).toMatchObject({
      method: 'users.profile.get',
      slack: 'missing_scope',
      needed: 'users.profile:read',
    });
  });

  it('says its method and host where nothing answers', async () => {
    const client = await withoutScope('');
    slack.faults.loseAnswer('auth.test');
    expect(await caught(client.auth.test())).toMatchObject({
      method: 'auth.test',
      host: expect.stringContaining('127.0.0.1'),
    });
  });

  it('changes nothing about an answer', async () => {
    const client = await withoutScope('');
    expect(await client.auth.test()).toMatchObject({ ok: true, team_id: slack.teamId });
  });
});
