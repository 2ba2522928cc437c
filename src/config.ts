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
  HEALTH_HOST: z
    .string()
    .trim()
    .min(1, 'is empty: leave it out for 127.0.0.1')
    .default('127.0.0.1'),
  HEALTH_PORT: z
    .union(
      [z.literal('off').transform(() => undefined), z.coerce.number().int().min(0).max(65_535)],
      { error: 'must be a port, such as 9464, or off' },
    )
    .default(9464),
  LOG_LEVEL: z
    .enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` })
    .default('info'),
});

const modelSchema = z.object({
  MODEL_PROVIDER: z
    .enum(['anthropic', 'openai', 'openai-compatible'], {
      error: 'must be anthropic, openai or openai-compatible',
    })
    .optional(),
  MODEL_NAME: z.string().trim().min(1, 'is empty: give the name of the model').optional(),
  MODEL_API_KEY: z.string().trim().optional(),
  MODEL_BASE_URL: z.url('is no address; an example is http://localhost:11434/v1').optional(),
  MODEL_TOKENS_PER_DAY: z.coerce
    .number({ error: 'must be a number of tokens' })
    .int('must be a whole number of tokens')
    .positive('must be above 0')
    .default(2_000_000),
});

/** The language model that reads, where one is wanted at all. */
export type ModelConfig = {
  readonly provider: 'anthropic' | 'openai' | 'openai-compatible';
  readonly name: string;
  readonly apiKey: string | undefined;
  readonly baseUrl: string | undefined;
  readonly tokensPerDay: number;
};

/** Reads the settings of the language model; undefined where none is named. */
export function readModelConfig(
  environment: Environment,
): Result<ModelConfig | undefined, readonly string[]> {
  const parsed = modelSchema.safeParse(environment);
  if (!parsed.success) return err(problemsOf(parsed.error));
  const settings = parsed.data;
  const { MODEL_PROVIDER: provider, MODEL_NAME: name } = settings;
  if (provider === undefined && name === undefined) return ok(undefined);
  if (provider === undefined) return err(['MODEL_PROVIDER is missing beside MODEL_NAME']);
  if (name === undefined) return err(['MODEL_NAME is missing beside MODEL_PROVIDER']);
  if (provider === 'openai-compatible' && settings.MODEL_BASE_URL === undefined) {
    return err(['MODEL_BASE_URL is missing: the address of your openai-compatible server']);
  }
  return ok({
    provider,
    name,
    apiKey: settings.MODEL_API_KEY,
    baseUrl: settings.MODEL_BASE_URL,
    tokensPerDay: settings.MODEL_TOKENS_PER_DAY,
  });
}

const transcriptionSchema = z.object({
  TRANSCRIBE_URL: z
    .url({ protocol: /^https?$/, error: 'is no address; an example is https://api.openai.com/v1' })
    .optional(),
  TRANSCRIBE_MODEL: z.string().trim().min(1, 'is empty: give the name of the model').optional(),
  TRANSCRIBE_API_KEY: z.string().trim().optional(),
});

/** Who writes clips down where Slack does not, where somebody should at all. */
export type TranscriptionConfig = {
  readonly url: string;
  readonly model: string;
  readonly apiKey: string | undefined;
};

/** Reads the settings of the transcription address; undefined where none is given. */
function readTranscriptionConfig(
  environment: Environment,
): Result<TranscriptionConfig | undefined, readonly string[]> {
  const parsed = transcriptionSchema.safeParse(environment);
  if (!parsed.success) return err(problemsOf(parsed.error));
  const { TRANSCRIBE_URL: url, TRANSCRIBE_MODEL: model, TRANSCRIBE_API_KEY: apiKey } = parsed.data;
  if (url !== undefined && model !== undefined) return ok({ url, model, apiKey });
  if (url !== undefined) return err(['TRANSCRIBE_MODEL is missing beside TRANSCRIBE_URL']);
  if (model !== undefined) return err(['TRANSCRIBE_URL is missing beside TRANSCRIBE_MODEL']);
  if (apiKey)
    return err(['TRANSCRIBE_URL and TRANSCRIBE_MODEL are missing beside TRANSCRIBE_API_KEY']);
  return ok(undefined);
}

/** Where the database is, for commands that need nothing else. */
export function databasePathOf(environment: Environment): string {
  return environment['DATABASE_PATH']?.trim() || 'data/throughline.db';
}

/** Folders of articles of the organisation's own, for commands that need nothing else. */
export function contentDirsOf(environment: Environment): readonly string[] {
  return splitList(environment['CONTENT_DIR'] ?? '');
}

/** Whether replies may leave the database as words, in exports. */
export function mayExportWords(environment: Environment): boolean {
  return environment['EXPORT_REPLY_TEXT'] === 'true';
}

/** The variables of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

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
  /** Undefined where the local reader reads. */
  readonly model: ModelConfig | undefined;
  /** Undefined where only Slack writes clips down. */
  readonly transcription: TranscriptionConfig | undefined;
  /** Where whoever watches the app may ask how it is; undefined for nowhere. */
  readonly health: { readonly host: string; readonly port: number } | undefined;
  readonly logLevel: (typeof LOG_LEVELS)[number];
};

/** Reads the settings from the environment, or names every problem at once, one line each. */
export function readConfig(environment: Environment): Result<Config, readonly string[]> {
  const parsed = settingsSchema.safeParse(environment);
  const model = readModelConfig(environment);
  const transcription = readTranscriptionConfig(environment);
  if (!parsed.success || !model.ok || !transcription.ok) {
    return err([
      ...(parsed.success ? [] : problemsOf(parsed.error)),
      ...(model.ok ? [] : model.error),
      ...(transcription.ok ? [] : transcription.error),
    ]);
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
    model: model.value,
    transcription: transcription.value,
    health:
      settings.HEALTH_PORT === undefined
        ? undefined
        : { host: settings.HEALTH_HOST, port: settings.HEALTH_PORT },
    logLevel: settings.LOG_LEVEL,
  });
}

function problemsOf(error: z.ZodError): readonly string[] {
  return error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
}

function splitList(text: string): readonly string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
