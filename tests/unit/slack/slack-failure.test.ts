import { describe, expect, it } from 'vitest';
import { failureOf, mayBeEither } from '../../../src/slack/slack-failure.ts';

const platform = (error: string) => ({ code: 'slack_webapi_platform_error', data: { error } });

describe('why a call to Slack failed', () => {
  it('is a wait of as many seconds as Slack says', () => {
    expect(failureOf({ code: 'slack_webapi_rate_limited_error', retryAfter: 7 })).toEqual({
      kind: 'rate-limited',
      retryAfterMs: 7000,
    });
    expect(failureOf({ code: 'slack_webapi_rate_limited_error' })).toMatchObject({
      retryAfterMs: 30_000,
    });
    expect(failureOf(platform('ratelimited')).kind).toBe('rate-limited');
  });

  it.each(['invalid_auth', 'token_revoked', 'account_inactive', 'missing_scope'])(
    'is the token: %s',
    (word) => {
      expect(failureOf(platform(word)).kind).toBe('unauthorised');
    },
  );

  it('says what to do where nothing can be sent any more', () => {
    expect(failureOf(platform('token_revoked'))).toMatchObject({
      mend: expect.stringContaining('SLACK_BOT_TOKEN'),
    });
    expect(failureOf(platform('missing_scope'))).toMatchObject({
      mend: expect.stringContaining('manifest.yml'),
    });
  });

  it.each([
    ['user_disabled', 'left', 'Has left the workspace.'],
    ['user_not_found', 'left', 'Slack no longer knows this person.'],
    ['cannot_dm_bot', 'no-dm', 'This is a bot; it cannot be asked.'],
    ['messages_tab_disabled', 'no-dm', 'App Home'],
    ['not_in_channel', 'not-in-channel', 'invite it'],
    ['channel_not_found', 'not-in-channel', 'invite it'],
    ['is_archived', 'archived', 'That channel is archived.'],
    ['invalid_blocks', 'refused', 'invalid_blocks'],
  ])('lies with the person, the channel or the message: %s', (word, cause, words) => {
    expect(failureOf(platform(word))).toMatchObject({
      kind: 'undeliverable',
      cause,
      why: expect.stringContaining(words),
    });
  });

  it('may be a dead token or somebody who left, by the same word', () => {
    expect(mayBeEither(platform('account_inactive'))).toBe(true);
    expect(mayBeEither(platform('user_disabled'))).toBe(false);
    expect(mayBeEither(undefined)).toBe(false);
  });

  it.each(['internal_error', 'fatal_error', 'service_unavailable'])(
    'is not clear, for Slack is in trouble: %s',
    (word) => {
      expect(failureOf(platform(word)).kind).toBe('unavailable');
    },
  );

  it.each(['channel_not_found', 'user_disabled', 'is_archived', 'invalid_blocks', 'a_new_word'])(
    'is final: %s',
    (word) => {
      expect(failureOf(platform(word)).kind).toBe('undeliverable');
    },
  );

  it.each([
    [{ code: 'slack_webapi_request_error' }],
    [{ code: 'slack_webapi_http_error', statusCode: 500 }],
    [new Error('socket hang up')],
    [undefined],
    ['words'],
  ])('is not clear where there is no clear word of Slack: %j', (error) => {
    expect(failureOf(error)).toEqual({ kind: 'unavailable', why: 'Slack did not answer.' });
  });
});
