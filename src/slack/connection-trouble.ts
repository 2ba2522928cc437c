import { causeOf } from '../domain/cause-of.ts';

/** The two tokens, by the settings that hold them. */
export type TokenSetting = 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN';

const WHERE: Readonly<Record<TokenSetting, string>> = {
  SLACK_BOT_TOKEN:
    'copy the "Bot User OAuth Token" again from api.slack.com/apps, under OAuth & Permissions',
  SLACK_APP_TOKEN:
    'make an app-level token with the scope connections:write at api.slack.com/apps, under Basic Information, App-Level Tokens',
};

/** Words of Slack that another token would mend. */
const TOKEN_WORDS = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'not_allowed_token_type',
  'missing_scope',
  'missing_args',
  'no_permission',
  'user_removed_from_team',
]);

/**
 * Why Slack cannot be reached or takes no connection, and what to do, in one line for whoever runs
 * the app: which host, or which setting.
 */
export function connectionTrouble(error: unknown, setting: TokenSetting): string {
  const { slack, host, status, why, code } = causeOf(error);
  if (slack === 'missing_scope' && setting === 'SLACK_BOT_TOKEN') {
    return 'Slack says that SLACK_BOT_TOKEN lacks a permission (missing_scope): paste manifest.yml again at api.slack.com/apps, under App Manifest, reinstall the app, and start again.';
  }
  if (typeof slack === 'string' && TOKEN_WORDS.has(slack)) {
    return `Slack refuses ${setting} (${slack}): ${WHERE[setting]}, and start again.`;
  }
  if (typeof slack === 'string') {
    return `Slack takes no connection at the moment (${slack}). It is tried again; nothing is lost meanwhile.`;
  }
  const where = host ?? 'slack.com';
  if (status !== undefined) {
    return `${where} answered ${status} instead of Slack's answer. Something in between may hold it up: behind a proxy, set HTTPS_PROXY, and NO_PROXY for what is reached directly.`;
  }
  return `${where} cannot be reached (${why ?? code ?? 'no answer'}): look at the network and its DNS; behind a proxy, set HTTPS_PROXY, and NO_PROXY for what is reached directly.`;
}
