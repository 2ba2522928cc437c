import type { SendFailure } from '../services/ports/slack.ts';

const UNAUTHORISED = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'missing_scope',
]);

/** Slack's own troubles: the message may be tried again later. */
const TROUBLES = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
]);

const IN_WORDS: Readonly<Record<string, string>> = {
  user_not_found: 'Slack no longer knows this person.',
  user_disabled: 'This person has left the workspace.',
  cannot_dm_bot: 'This is a bot; it cannot be asked.',
  channel_not_found: 'Slack knows no such channel, or the app is not in it.',
  not_in_channel: 'The app is not in that channel; invite it there.',
  is_archived: 'That channel is archived.',
  messages_tab_disabled: 'The messages tab of the app is switched off in its settings.',
};

/**
 * Tells apart why a call to Slack failed. Anything that is no clear word of Slack counts as
 * unavailable, and then the message may have been posted all the same.
 */
export function failureOf(error: unknown): SendFailure {
  const { code, retryAfter, data } = shapeOf(error);
  if (code === 'slack_webapi_rate_limited_error') {
    return { kind: 'rate-limited', retryAfterMs: (retryAfter ?? 30) * 1000 };
  }
  if (code !== 'slack_webapi_platform_error') {
    return { kind: 'unavailable', why: 'Slack did not answer.' };
  }
  const word = data?.error ?? 'unknown';
  if (word === 'ratelimited') return { kind: 'rate-limited', retryAfterMs: 30_000 };
  if (UNAUTHORISED.has(word)) {
    return { kind: 'unauthorised', why: `Slack refused the token (${word}).` };
  }
  if (TROUBLES.has(word)) return { kind: 'unavailable', why: `Slack is in trouble (${word}).` };
  return { kind: 'undeliverable', why: IN_WORDS[word] ?? `Slack refused it (${word}).` };
}

function shapeOf(error: unknown): {
  readonly code?: string;
  readonly retryAfter?: number;
  readonly data?: { readonly error?: string };
} {
  return typeof error === 'object' && error !== null ? error : {};
}
