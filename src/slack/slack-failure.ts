/** Why Slack did not take a message. `why` is in words for the admin and holds no text of people. */
export type SendFailure =
  | { readonly kind: 'rate-limited'; readonly retryAfterMs: number }
  /** No clear answer: it may have been posted all the same. */
  | { readonly kind: 'unavailable'; readonly why: string }
  /** It never will be posted there. */
  | { readonly kind: 'undeliverable'; readonly cause: Undeliverable; readonly why: string }
  /** Nothing can be sent until somebody acts; `mend` says what to do. */
  | { readonly kind: 'unauthorised'; readonly why: string; readonly mend: string };

/** Why Slack will not deliver: it lies with the person, with the channel, or with the message. */
export type Undeliverable = 'left' | 'no-dm' | 'not-in-channel' | 'archived' | 'refused';

/** What to do where nothing can be sent any more. */
const NEW_TOKEN =
  'Copy the Bot User OAuth Token again from api.slack.com/apps, under OAuth & Permissions, into SLACK_BOT_TOKEN and restart. Messages wait until then.';
const REINSTALL =
  'Paste manifest.yml again at api.slack.com/apps, under App Manifest, and reinstall the app. Messages wait until then.';

const UNAUTHORISED: Readonly<Record<string, string>> = {
  invalid_auth: NEW_TOKEN,
  not_authed: NEW_TOKEN,
  account_inactive: NEW_TOKEN,
  token_revoked: NEW_TOKEN,
  token_expired: NEW_TOKEN,
  missing_scope: REINSTALL,
};

/** Slack's own troubles: the message may be tried again later. */
const TROUBLES = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
]);

const LEFT = ['left', 'Has left the workspace.'] as const;
const NO_CHANNEL = 'Slack knows no such channel, or the app is not in it; invite it there.';

const UNDELIVERABLE: Readonly<Record<string, readonly [Undeliverable, string]>> = {
  user_disabled: LEFT,
  user_not_found: ['left', 'Slack no longer knows this person.'],
  cannot_dm_bot: ['no-dm', 'This is a bot; it cannot be asked.'],
  user_not_visible: ['no-dm', 'Slack does not let the app write to this person.'],
  restricted_action: ['no-dm', 'The workspace does not allow the app to write there.'],
  messages_tab_disabled: [
    'no-dm',
    'The messages tab of the app is switched off; switch it on under App Home at api.slack.com/apps.',
  ],
  channel_not_found: ['not-in-channel', NO_CHANNEL],
  not_in_channel: ['not-in-channel', 'The app is not in that channel; invite it there.'],
  is_archived: ['archived', 'That channel is archived.'],
};

/**
 * Tells apart why a call to Slack failed; a person is no channel that the app could be invited to.
 * Anything that is no clear word of Slack counts as unavailable, and then the message may have been
 * posted all the same.
 */
export function failureOf(error: unknown, isToPerson = false): SendFailure {
  const { code, retryAfter } = shapeOf(error);
  if (code === 'slack_webapi_rate_limited_error') {
    return { kind: 'rate-limited', retryAfterMs: (retryAfter ?? 30) * 1000 };
  }
  if (code !== 'slack_webapi_platform_error') {
    return { kind: 'unavailable', why: 'Slack did not answer.' };
  }
  const word = wordOf(error);
  return failureOfWord(isToPerson && word === 'channel_not_found' ? 'user_not_visible' : word);
}

/** Slack says this of a token that is dead, and of somebody who has left: who it is must be asked. */
export function mayBeEither(error: unknown): boolean {
  return wordOf(error) === 'account_inactive';
}

/** The failure where Slack's word means the person who was written to. */
export const PERSON_LEFT: SendFailure = { kind: 'undeliverable', cause: LEFT[0], why: LEFT[1] };

function failureOfWord(word: string): SendFailure {
  if (word === 'ratelimited') return { kind: 'rate-limited', retryAfterMs: 30_000 };
  const mend = UNAUTHORISED[word];
  if (mend !== undefined) {
    return { kind: 'unauthorised', why: `Slack refused the token (${word}).`, mend };
  }
  if (TROUBLES.has(word)) return { kind: 'unavailable', why: `Slack is in trouble (${word}).` };
  const [cause, why] = UNDELIVERABLE[word] ?? ['refused', `Slack refused it (${word}).`];
  return { kind: 'undeliverable', cause, why };
}

function wordOf(error: unknown): string {
  return shapeOf(error).data?.error ?? 'unknown';
}

function shapeOf(error: unknown): {
  readonly code?: string;
  readonly retryAfter?: number;
  readonly data?: { readonly error?: string };
} {
  return typeof error === 'object' && error !== null ? error : {};
}
