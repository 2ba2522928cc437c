import { describe, expect, it } from 'vitest';
import { causeOf } from '../../../src/domain/cause-of.ts';

const bolt = (original: Error) =>
  Object.assign(new Error('wrapped'), { code: 'slack_bolt_unknown_error', original });
const refusal = Object.assign(new Error('An API error occurred: missing_scope'), {
  code: 'slack_webapi_platform_error',
  data: {
    ok: false,
    error: 'missing_scope',
    needed: 'users:read',
    provided: 'chat:write,im:write',
    method: 'users.list',
  },
});

describe('what a log holds of an error', () => {
  it.each([
    ['by itself', refusal],
    ['as Bolt wraps it', bolt(refusal)],
  ])("is Slack's method, word and scope, %s", (_, error) => {
    expect(causeOf(error)).toMatchObject({
      code: 'slack_webapi_platform_error',
      method: 'users.list',
      slack: 'missing_scope',
      needed: 'users:read',
      provided: 'chat:write,im:write',
    });
  });

  it('is the host that did not answer, and the innermost reason', () => {
    const dns = Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' });
    const failed = new TypeError('fetch failed', { cause: dns });
    const original = Object.assign(new Error('no answer', { cause: failed }), {
      host: 'slack.com',
      method: 'auth.test',
    });
    const error = Object.assign(new Error('x'), { code: 'slack_webapi_request_error', original });
    expect(causeOf(error)).toMatchObject({
      host: 'slack.com',
      method: 'auth.test',
      why: 'ENOTFOUND',
    });
  });

  it('is the code of a database, and where it happened', () => {
    const full = Object.assign(new Error('disk'), { name: 'SqliteError', code: 'SQLITE_FULL' });
    const query = Object.assign(
      new Error('Failed query: … params: my secret words', { cause: full }),
      { name: 'DrizzleQueryError' },
    );
    expect(causeOf(query)).toMatchObject({ error: 'DrizzleQueryError', why: 'SQLITE_FULL' });
  });

  it.each([
    new Error('I would rather not say this aloud'),
    Object.assign(new Error('x'), { name: 'I would rather not say', code: 'say this aloud' }),
    Object.assign(new Error('x'), { data: { error: '<html>I would rather not say</html>' } }),
    'I would rather not say',
    { message: 'I would rather not say', cause: 'I would rather not say' },
    undefined,
    null,
  ])('never is a sentence', (error) => {
    expect(JSON.stringify(causeOf(error))).not.toContain('rather');
  });

  it('ends where errors are made of one another', () => {
    const round: { cause?: unknown } = {};
    round.cause = round;
    expect(causeOf(round)).toMatchObject({ error: 'unknown' });
  });
});
