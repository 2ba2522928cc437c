import { z } from 'zod';
import { keyFrom } from './db/cipher.ts';

const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug', 'trace'] as const;

const BOT_TOKEN =
  'copy the "Bot User OAuth Token" from your app at api.slack.com/apps, under OAuth & Permissions';
const APP_TOKEN =
  'make an app-level token with the scope connections:write at api.slack.com/apps, under Basic Information, App-Level Tokens';

const A_PORT = 'must be a port, such as 9464, or off';

const token = (start: string, how: string) =>
  z
    .string({ error: `is missing: ${how}` })
    .trim()
    .min(1, { error: `is empty: ${how}`, abort: true })
    .refine((value) => value.startsWith(start), { error: `does not start with ${start}: ${how}` });

const filled = (instead: string) => z.string().trim().min(1, `is empty: ${instead}`);

/** What the app itself needs. What a setting is says its description, from which the document is made. */
export const appSettings = z.object({
  SLACK_BOT_TOKEN: token('xoxb-', BOT_TOKEN).meta({
    description: 'Bot User OAuth Token, `xoxb-…`',
    secret: true,
  }),
  SLACK_APP_TOKEN: token('xapp-', APP_TOKEN).meta({
    description: 'app-level token with the scope `connections:write`, `xapp-…`',
    secret: true,
  }),
  SETUP_FILE: filled('leave it out, or give the path of your set-up file').optional().meta({
    description:
      'a set-up file that is applied at the start where it is new or has been edited; without it, set up in Slack or with `throughline apply`',
  }),
  DATABASE_PATH: filled('leave it out for data/throughline.db')
    .default('data/throughline.db')
    .meta({ description: 'the SQLite file; its folder is made where it is missing' }),
  AUDIT_KEY: z
    .string()
    .trim()
    .min(32, 'is too short: at least 32 letters, such as `openssl rand -hex 32` gives')
    .optional()
    .meta({
      description:
        'what the audit is sealed with, at least 32 letters; without it, a key that is made at the first start and kept beside the database. `throughline audit verify` needs the same one',
      secret: true,
    }),
  CONTENT_DIR: z.string().trim().default('').meta({
    description:
      'folders with Markdown articles of your own, separated by commas; changes are taken up within a minute',
  }),
  HEALTH_HOST: filled('leave it out for 127.0.0.1').default('127.0.0.1').meta({
    description:
      'who may ask `/healthz`, `/readyz` and `/metrics`: this machine alone, or with `0.0.0.0` whoever reaches it',
  }),
  HEALTH_PORT: z
    .union(
      [z.literal('off'), z.coerce.number().int(A_PORT).min(0, A_PORT).max(65_535, A_PORT)],
      A_PORT,
    )
    .default(9464)
    .meta({ description: 'on which port they are answered; `off` for none' }),
  LOG_LEVEL: z
    .enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` })
    .default('info')
    .meta({ description: 'how much is logged' }),
  SLACK_API_URL: z
    .url('is no address; leave it out to use Slack itself')
    .optional()
    .meta({ description: 'only for a Slack that runs on your machine' }),
});

/** The language model that reads, where one is wanted. */
export const modelSettings = z.object({
  MODEL_PROVIDER: z
    .enum(['anthropic', 'openai', 'openai-compatible'], {
      error: 'must be anthropic, openai or openai-compatible',
    })
    .optional()
    .meta({
      description:
        'who runs the language model that reads the replies. Without it the local reader reads, and no words leave the machine',
    }),
  MODEL_NAME: filled('give the name of the model').optional().meta({
    description: 'the name of that model',
  }),
  MODEL_API_KEY: z.string().trim().optional().meta({ description: 'its key', secret: true }),
  MODEL_BASE_URL: z.url('is no address; an example is http://localhost:11434/v1').optional().meta({
    description: 'its address, needed for openai-compatible, such as `http://localhost:11434/v1`',
  }),
  MODEL_TOKENS_PER_DAY: z.coerce
    .number({ error: 'must be a number of tokens' })
    .int('must be a whole number of tokens')
    .positive('must be above 0')
    .default(2_000_000)
    .meta({
      description: 'when they are spent, the local reader reads until midnight UTC',
    }),
});

/** Who writes voice clips down where Slack does not. */
export const transcriptionSettings = z.object({
  TRANSCRIBE_URL: z
    .url({ protocol: /^https?$/, error: 'is no address; an example is https://api.openai.com/v1' })
    .optional()
    .meta({
      description:
        'who writes down voice clips where Slack does not: an OpenAI-compatible address such as `https://api.openai.com/v1`. Without it the person is asked to type',
    }),
  TRANSCRIBE_MODEL: filled('give the name of the model').optional().meta({
    description: 'the model there, such as `whisper-1`',
  }),
  TRANSCRIBE_API_KEY: z.string().trim().optional().meta({ description: 'its key', secret: true }),
});

const encryptionKey = z
  .string()
  .trim()
  .refine((value) => value === '' || keyFrom(value) !== undefined, {
    error: 'must be 32 random bytes in base64: `openssl rand -base64 32` makes one',
  })
  .optional();

/** What makes words unreadable for whoever has the database and not the key. */
export const encryptionSettings = z.object({
  ENCRYPTION_KEY: encryptionKey.meta({
    description:
      'encrypts what people wrote, what is quoted of it, and their names, with AES-256-GCM: 32 random bytes in base64, made by `openssl rand -base64 32`. Keep it apart from the database and its backups: without it nobody can read them. What is there already is encrypted by `throughline encrypt`',
    secret: true,
  }),
  ENCRYPTION_KEY_BEFORE: encryptionKey.meta({
    description: 'the key before, while `throughline encrypt` changes from one to the other',
    secret: true,
  }),
});

/** What only commands ask for. */
export const commandSettings = z.object({
  EXPORT_REPLY_TEXT: z.enum(['true', 'false']).default('false').meta({
    description: '`true` lets `throughline corrections` write the words of replies',
  }),
});

/** What whatever leaves this process goes through; small letters do as well. */
export const proxySettings = z.object({
  HTTPS_PROXY: z.string().optional().meta({
    description:
      'a proxy for what goes to Slack, the live connection included, to a language model and to a transcription address, such as `http://proxy.example.com:8080`',
  }),
  HTTP_PROXY: z.string().optional().meta({
    description:
      'the same for addresses that begin with `http:`, and for the others where there is no HTTPS_PROXY',
  }),
  NO_PROXY: z.string().optional().meta({
    description: 'hosts that are reached directly, separated by commas',
  }),
});
