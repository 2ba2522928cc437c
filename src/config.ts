import { z } from 'zod';
import { err, ok, type Result } from './domain/result.ts';

const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug', 'trace'] as const;

const needed = (how: string) =>
  z
    .string({ error: `is missing: ${how}` })
    .trim()
    .min(1, `is empty: ${how}`);

const BOT_TOKEN =
  'copy the "Bot User OAuth Token" from your app at api.slack.com/apps, under OAuth & Permissions';
const APP_TOKEN =
  'make an app-level token with the scope connections:write at api.slack.com/apps, under Basic Information, App-Level Tokens';

const settingsSchema = z.object({
  SLACK_BOT_TOKEN: needed(BOT_TOKEN).refine((token) => token.startsWith('xoxb-'), {
    error: `does not start with xoxb-: ${BOT_TOKEN}`,
  }),
  SLACK_APP_TOKEN: needed(APP_TOKEN).refine((token) => token.startsWith('xapp-'), {
    error: `does not start with xapp-: ${APP_TOKEN}`,
  }),
  SLACK_API_URL: z.url('is no address; leave it out to use Slack itself').optional(),
  DATABASE_PATH: z
    .string()
    .trim()
    .min(1, 'is empty: leave it out for data/throughline.db')
    .default('data/throughline.db'),
  CONTENT_DIR: z.string().trim().default('').transform(splitList),
  SETUP_FILE: z
    .string()
    .trim()
    .min(1, 'is empty: leave it out, or give the path of your set-up file')
    .optional(),
  LOG_LEVEL: z
    .enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` })
    .default('info'),
});

/** Every setting of the process. */
export type Config = {
  readonly slack: {
    readonly botToken: string;
    readonly appToken: string;
    /** Only for a Slack that runs on this machine. */
    readonly apiUrl: string | undefined;
  };
  readonly databasePath: string;
  /** Folders of articles, besides those that come with Throughline. */
  readonly contentDirs: readonly string[];
  readonly setupFile: string | undefined;
  readonly logLevel: (typeof LOG_LEVELS)[number];
};

/** Reads the settings from the environment, or names every problem at once, one line each. */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
): Result<Config, readonly string[]> {
  const parsed = settingsSchema.safeParse(environment);
  if (!parsed.success) {
    return err(parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`));
  }
  const settings = parsed.data;
  return ok({
    slack: {
      botToken: settings.SLACK_BOT_TOKEN,
      appToken: settings.SLACK_APP_TOKEN,
      apiUrl: settings.SLACK_API_URL,
    },
    databasePath: settings.DATABASE_PATH,
    contentDirs: settings.CONTENT_DIR,
    setupFile: settings.SETUP_FILE,
    logLevel: settings.LOG_LEVEL,
  });
}

function splitList(text: string): readonly string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
