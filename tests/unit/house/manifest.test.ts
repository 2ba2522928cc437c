import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const read = (path: string) =>
  readFileSync(fileURLToPath(new URL(`../../../${path}`, import.meta.url)), 'utf8');
const manifest = parse(read('manifest.yml'));

/** Every scope that is asked for, and the feature that needs it. */
const NEEDED_FOR = {
  'channels:history': 'replies in the thread of a channel round',
  'channels:read': 'members of a public channel as an audience',
  'chat:write': 'prompts, receipts and notes',
  commands: 'the three slash commands',
  'files:read': 'strategies and people as files put into a form, and what is said in voice clips',
  'files:write': 'what one has answered, as a file for oneself',
  'groups:history': 'replies in the thread of a private channel',
  'groups:read': 'members of a private channel as an audience',
  'im:history': 'replies in direct messages',
  'im:write': 'opening a direct message',
  'mpim:history': 'replies in the thread of a group message',
  'usergroups:read': 'user groups as an audience',
  'users.profile:read': 'function and level from fields of Slack profiles',
  'users:read': 'names, time zones and who has left',
  'users:read.email': 'naming people by e-mail address in the set-up file',
};

describe('manifest.yml', () => {
  it('is valid by the schema that Slack publishes', () => {
    const schema = JSON.parse(read('tests/fixtures/manifest.schema.2.0.0.json'));
    const ajv = new Ajv({ strict: false, allErrors: true });
    formats.default(ajv);
    const validate = ajv.compile(schema);
    validate(manifest);
    expect(validate.errors).toBeNull();
  });

  it('asks for no scope that no feature uses', () => {
    expect(manifest.oauth_config.scopes.bot).toEqual(Object.keys(NEEDED_FOR).sort());
  });

  it('declares the commands and the events', () => {
    const commands = manifest.features.slash_commands.map((c: { command: string }) => c.command);
    expect(commands).toEqual(['/alignment-report', '/strategy-guide', '/strategy-check']);
    const events = manifest.settings.event_subscriptions.bot_events;
    expect(events).toEqual([
      'app_home_opened',
      'app_uninstalled',
      'file_change',
      'message.channels',
      'message.groups',
      'message.im',
      'message.mpim',
      'subteam_members_changed',
      'team_join',
      'tokens_revoked',
      'user_change',
    ]);
  });
});
