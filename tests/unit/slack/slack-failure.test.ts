import { describe, expect, it } from 'vitest';
import { failureOf } from '../../../src/slack/slack-failure.ts';

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
