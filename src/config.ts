import type { z } from 'zod';
import { type Keys, keyFrom } from './db/cipher.ts';
import { err, ok, type Result } from './domain/result.ts';
import { type Environment, type ReadText, readSettings, readTextFile } from './read-settings.ts';
import {
  appSettings,
  encryptionSettings,
  modelSettings,
  transcriptionSettings,
} from './settings.ts';

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
  readText: ReadText = readTextFile,
): Result<ModelConfig | undefined, readonly string[]> {
  const read = readSettings(modelSettings, environment, readText);
  if (!read.ok) return read;
  const settings = read.value;
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

/** Who writes clips down where Slack does not, where somebody should at all. */
export type TranscriptionConfig = {
  readonly url: string;
  readonly model: string;
  readonly apiKey: string | undefined;
};

/** Reads the settings of the transcription address; undefined where none is given. */
function readTranscriptionConfig(
  environment: Environment,
  readText: ReadText,
): Result<TranscriptionConfig | undefined, readonly string[]> {
  const read = readSettings(transcriptionSettings, environment, readText);
  if (!read.ok) return read;
  const { TRANSCRIBE_URL: url, TRANSCRIBE_MODEL: model, TRANSCRIBE_API_KEY: apiKey } = read.value;
  if (url !== undefined && model !== undefined) return ok({ url, model, apiKey });
  if (url !== undefined) return err(['TRANSCRIBE_MODEL is missing beside TRANSCRIBE_URL']);
  if (model !== undefined) return err(['TRANSCRIBE_URL is missing beside TRANSCRIBE_MODEL']);
  if (apiKey)
    return err(['TRANSCRIBE_URL and TRANSCRIBE_MODEL are missing beside TRANSCRIBE_API_KEY']);
  return ok(undefined);
}

/** Reads the keys that words are encrypted with; none where none is set. */
export function readKeys(
  environment: Environment,
  readText: ReadText = readTextFile,
): Result<Keys, readonly string[]> {
  const read = readSettings(encryptionSettings, environment, readText);
  if (!read.ok) return read;
  const { ENCRYPTION_KEY: current = '', ENCRYPTION_KEY_BEFORE: before = '' } = read.value;
  return ok({ current: keyFrom(current), before: keyFrom(before) });
}

/** Where the database is, for commands that need nothing else. */
export function databasePathOf(environment: Environment): string {
  return environment['DATABASE_PATH']?.trim() || 'data/throughline.db';
}

/** What the audit is sealed with, for commands that need nothing else; undefined for the key beside the database. */
export function auditKeyOf(
  environment: Environment,
  readText: ReadText = readTextFile,
): Result<string | undefined, readonly string[]> {
  const read = readSettings(appSettings.pick({ AUDIT_KEY: true }), environment, readText);
  return read.ok ? ok(read.value.AUDIT_KEY) : read;
}

/** Folders of articles of the organisation's own, for commands that need nothing else. */
export function contentDirsOf(environment: Environment): readonly string[] {
  return splitList(environment['CONTENT_DIR'] ?? '');
}

/** Whether replies may leave the database as words, in exports. */
export function mayExportWords(environment: Environment): boolean {
  return environment['EXPORT_REPLY_TEXT'] === 'true';
}

/** Every setting of the process. */
export type Config = {
  readonly slack: {
    readonly botToken: string;
    readonly appToken: string;
    /** Only for a Slack that runs on this machine. */
    readonly apiUrl: string | undefined;
  };
  readonly databasePath: string;
  /** Absent where words are kept as they are. */
  readonly keys?: Keys;
  /** What the audit is sealed with; without it, a key that is kept beside the database. */
  readonly auditKey?: string | undefined;
  /** Folders of articles, besides those that come with Throughline. */
  readonly contentDirs: readonly string[];
  readonly setupFile: string | undefined;
  /** Undefined where the local reader reads. */
  readonly model: ModelConfig | undefined;
  /** Undefined where only Slack writes clips down. */
  readonly transcription: TranscriptionConfig | undefined;
  /** Where whoever watches the app may ask how it is; undefined for nowhere. */
  readonly health: { readonly host: string; readonly port: number } | undefined;
  readonly logLevel: z.infer<typeof appSettings>['LOG_LEVEL'];
};

/** Reads the settings from the environment, or names every problem at once, one line each. */
export function readConfig(
  environment: Environment,
  readText: ReadText = readTextFile,
): Result<Config, readonly string[]> {
  const app = readSettings(appSettings, environment, readText);
  const model = readModelConfig(environment, readText);
  const transcription = readTranscriptionConfig(environment, readText);
  const keys = readKeys(environment, readText);
  if (!app.ok || !model.ok || !transcription.ok || !keys.ok)
    return err([app, model, transcription, keys].flatMap((part) => (part.ok ? [] : part.error)));
  const { HEALTH_HOST: host, HEALTH_PORT: port, ...settings } = app.value;
  return ok({
    slack: {
      botToken: settings.SLACK_BOT_TOKEN,
      appToken: settings.SLACK_APP_TOKEN,
      apiUrl: settings.SLACK_API_URL,
    },
    databasePath: settings.DATABASE_PATH,
    keys: keys.value,
    auditKey: settings.AUDIT_KEY,
    contentDirs: splitList(settings.CONTENT_DIR),
    setupFile: settings.SETUP_FILE,
    model: model.value,
    transcription: transcription.value,
    health: port === 'off' ? undefined : { host, port },
    logLevel: settings.LOG_LEVEL,
  });
}

function splitList(text: string): readonly string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
