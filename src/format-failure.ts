/** Words of Slack at the start, with what to do about them. */
const MENDS: Readonly<Record<string, string>> = {
  invalid_auth:
    'Slack does not accept SLACK_BOT_TOKEN. Copy the "Bot User OAuth Token" again from api.slack.com/apps, under OAuth & Permissions.',
  not_authed:
    'Slack does not accept SLACK_BOT_TOKEN. Copy the "Bot User OAuth Token" again from api.slack.com/apps, under OAuth & Permissions.',
  missing_scope:
    'The app misses a permission. Paste manifest.yml again at api.slack.com/apps, under App Manifest, and reinstall the app.',
};

type Shape = {
  readonly data?: { readonly error?: string };
  readonly code?: string;
  readonly message?: string;
  readonly params?: unknown;
  readonly cause?: { readonly code?: string };
};

/** Why the app cannot start, for whoever starts it; it holds nothing that people wrote. */
export function formatFailure(error: unknown): string {
  const { data, code, message, params, cause } = shapeOf(error);
  const mend = MENDS[data?.error ?? ''];
  if (mend !== undefined) return mend;
  // The message of a failed query holds what was to be written.
  const why =
    params === undefined ? message : `the database refused it (${cause?.code ?? 'no code'})`;
  return `Throughline had to stop: ${data?.error ?? why ?? code ?? 'no reason given'}`;
}

/**
 * What may be written of an error that nobody expected: its name, its code and where it happened.
 * Its message is left out, for it may hold words of people.
 */
export function formatBug(error: unknown): string {
  if (!(error instanceof Error)) return 'Throughline had to stop: something unknown was thrown.';
  const { code } = shapeOf(error);
  const named = code === undefined ? error.name : `${error.name} (${code})`;
  return `Throughline had to stop: ${named}${framesOf(error)}`;
}

/** The lines of a stack below the message; '' where they cannot be told apart. */
function framesOf({ message, stack = '' }: Error): string {
  const header = stack.indexOf(message);
  if (header === -1) return '';
  const [, ...lines] = stack.slice(header + message.length).split('\n');
  return lines
    .filter((line) => /^ {4}at /.test(line))
    .map((line) => `\n${line}`)
    .join('');
}

function shapeOf(error: unknown): Shape {
  return typeof error === 'object' && error !== null ? error : {};
}
