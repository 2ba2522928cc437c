import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { courseOf } from '../../../src/slack/slack-errors.ts';
import { failureOf } from '../../../src/slack/slack-failure.ts';

const fixture = new URL('../../fixtures/slack-errors.json', import.meta.url);
/** The words that Slack documents for each method that we call, and those of every method. */
const DOCUMENTED: Readonly<Record<string, readonly string[]>> = JSON.parse(
  readFileSync(fixture, 'utf8'),
);
const platform = (error: string) => ({ code: 'slack_webapi_platform_error', data: { error } });

describe("Slack's documented errors", () => {
  it.each(Object.entries(DOCUMENTED))('all have a course: %s', (_, words) => {
    expect(words.filter((word) => courseOf(word) === undefined)).toEqual([]);
  });

  it.each([
    'ratelimited',
    'rate_limited',
    'message_limit_exceeded',
    'org_login_required',
    'team_added_to_org',
    'internal_error',
    'fatal_error',
    'service_unavailable',
    'request_timeout',
  ])('are tried again where they pass: %s', (word) => {
    expect(['rate-limited', 'unavailable']).toContain(failureOf(platform(word)).kind);
  });

  it('may have been done all the same only where Slack itself is in trouble', () => {
    expect(failureOf(platform('internal_error')).kind).toBe('unavailable');
    expect(failureOf(platform('rate_limited')).kind).toBe('rate-limited');
  });

  it.each(['ekm_access_denied', 'accesslimited', 'no_permission', 'not_allowed_token_type'])(
    'say what to do where an admin must act: %s',
    (word) => {
      const failure = failureOf(platform(word));
      expect(failure).toMatchObject({ kind: 'unauthorised', mend: expect.stringMatching(/\.$/) });
      expect(failure).toMatchObject({ why: expect.stringContaining(word) });
    },
  );

  it('know no word of the language itself by accident', () => {
    for (const word of ['constructor', 'toString', '__proto__']) {
      expect(courseOf(word)).toBeUndefined();
      expect(failureOf(platform(word)).kind).toBe('undeliverable');
    }
  });
});
