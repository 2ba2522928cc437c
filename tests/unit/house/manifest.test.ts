import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { SCOPES } from '../../../src/slack/scopes.ts';

const read = (path: string) =>
  readFileSync(fileURLToPath(new URL(`../../../${path}`, import.meta.url)), 'utf8');
const manifest = parse(read('manifest.yml'));

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
    expect(manifest.oauth_config.scopes.bot).toEqual(Object.keys(SCOPES).sort());
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
