import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createPublicHolidays } from './calendar/public-holidays.ts';
import type { Config } from './config.ts';
import { openAuditSeal } from './db/audit-seal.ts';
import { createCipher } from './db/cipher.ts';
import { openDatabase } from './db/open-database.ts';
import { watchStorage } from './db/watch-storage.ts';
import type { Clock, NewId } from './domain/clock.ts';
import type { Log } from './domain/log.ts';
import { err } from './domain/result.ts';
import { createHistory } from './features/answers/slack/history.ts';
import { createTranscripts } from './features/answers/slack/transcripts.ts';
import { createTranscriber } from './features/answers/transcribe.ts';
import { createUnkept } from './features/answers/unkept.ts';
import { createAuditStore } from './features/audit/audit-store.ts';
import {
  createLibrary,
  type Library,
  type LibraryOptions,
} from './features/guide/library/create-library.ts';
import type { parseArticle } from './features/guide/library/parse-article.ts';
import { createPulse, type Pulse } from './features/health/pulse.ts';
import { createDirectory } from './features/people/slack/directory.ts';
import { createProfiles } from './features/people/slack/profiles.ts';
import { createReportFiles } from './features/report/files/report-files.ts';
import { openModelReader } from './open-model-reader.ts';
import type { Wait } from './outbox/rate-limiter.ts';
import { createMessenger } from './outbox/slack/messenger.ts';
import { OWN_ARTICLES } from './own-articles.ts';
import { likenessBy, likenessByWords } from './reader/encoder/likeness.ts';
import { loadEncoder, type SentenceEncoder } from './reader/encoder/load-encoder.ts';
import type { TokenLedger } from './reader/language-model/daily-budget.ts';
import { createLocalReader, type LocalReader } from './reader/local/local-reader.ts';
import type { Reader } from './reader/reader.ts';
import { noRetryClient, readingClient, retryingClient } from './slack/clients.ts';
import { createFiles } from './slack/files.ts';
import { createPace } from './slack/pace.ts';
import { createRepeats } from './slack/repeats.ts';
import { createStores, type Stores } from './stores.ts';
import { createWorkerSignal } from './worker-signal.ts';

/** What takes long to make and may serve several apps of one process. Who hands it in closes it. */
export type Shared = {
  readonly encoder: SentenceEncoder;
  readonly local: LocalReader;
  readonly parse: typeof parseArticle;
};

/** What the process hands to the app; tests and the demo hand other clocks. */
export type AppParts = {
  readonly log: Log;
  readonly clock: Clock;
  readonly newId?: NewId;
  /** Draws from 0 to 1; by default a real draw. */
  readonly random?: () => number;
  /** Waits so many milliseconds; by default as long as that takes. */
  readonly wait?: Wait;
  /** How long another program that writes to the database is waited for, in milliseconds. */
  readonly patienceMs?: number | undefined;
  /** By default the app loads its own. */
  readonly shared?: Shared;
};

/** What takes a while to load and is left out where a command has no use for it. */
export type Heavy = 'reader' | 'library';

/** A wait that does not keep the process alive by itself. */
const sleep: Wait = (ms) =>
  new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });

/**
 * Everything that the functions of the house are handed: stores, readers, clients, clock. Slack is
 * not contacted. `release` lets go of files and models again.
 */
export async function createDeps(
  config: Omit<Config, 'setupFile' | 'logLevel' | 'health'>,
  {
    log,
    clock,
    newId = randomUUID,
    random = Math.random,
    wait = sleep,
    patienceMs,
    shared,
  }: AppParts,
  without: readonly Heavy[] = [],
) {
  const cipher = createCipher(config.keys ?? {});
  const database = openDatabase(config.databasePath, { cipher, patienceMs });
  const storage = watchStorage(database, log, clock);
  const stores = createStores(storage.context);
  const encoder = without.includes('library')
    ? undefined
    : (shared?.encoder ?? (await loadEncoder()));
  const tools = { encoder, parse: shared?.parse };
  const library = encoder === undefined ? NO_LIBRARY : await openLibrary(config, tools, log);
  const local = without.includes('reader') ? undefined : (shared?.local ?? createLocalReader());
  const pulse = createPulse(clock);
  const reader =
    local === undefined
      ? NO_READER
      : await openReader(config, local, { stores, clock, log, pulse });
  return {
    ...stores,
    audit: createAuditStore(database, openAuditSeal(config.databasePath, config.auditKey)),
    reader,
    localReader: local ?? NO_READER,
    library,
    likeness: encoder === undefined ? likenessByWords : likenessBy(encoder),
    clock,
    newId,
    random,
    wait,
    log,
    pulse,
    storage,
    unkept: createUnkept(log),
    worker: createWorkerSignal(),
    repeats: createRepeats(),
    holidays: createPublicHolidays(),
    reportFiles: createReportFiles(),
    version: ownVersion(),
    transcriber: config.transcription && createTranscriber(config.transcription),
    ...slackClients(config, { log, clock, wait }),
    async release() {
      database.close();
      library.close();
      if (shared === undefined) await Promise.all([encoder?.close(), local?.close()]);
    },
  };
}

/** What a function of the house may ask for; each destructures what it uses. */
export type Deps = Awaited<ReturnType<typeof createDeps>>;

type Pacing = { readonly log: Log; readonly clock: Clock; readonly wait: Wait };

function slackClients({ slack }: Pick<Config, 'slack'>, { log, clock, wait }: Pacing) {
  const retrying = retryingClient(slack, log);
  const pace = () => createPace(clock, wait);
  return {
    messenger: createMessenger(noRetryClient(slack, log)),
    transcripts: createTranscripts(noRetryClient(slack, log), slack),
    directory: createDirectory(retrying),
    // Of its own, so that a thousand profiles do not hold up the rest.
    profiles: createProfiles(retryingClient(slack, log)),
    history: createHistory(readingClient(slack, log), { history: pace(), replies: pace() }),
    files: createFiles(retrying, slack),
  };
}

async function openLibrary(
  { contentDirs, databasePath }: Pick<Config, 'contentDirs' | 'databasePath'>,
  tools: Pick<LibraryOptions, 'encoder' | 'parse'>,
  log: Log,
): Promise<Library> {
  const library = await createLibrary({
    dirs: [...contentDirs, OWN_ARTICLES],
    ...tools,
    cacheFile: join(dirname(databasePath), 'articles-cache.db'),
  });
  for (const { file, line } of library.problems()) log.warn({ file, line }, 'article not loaded');
  return library;
}

type OpenReaderParts = {
  readonly stores: Stores;
  readonly pulse: Pulse;
  readonly clock: Clock;
  readonly log: Log;
};

async function openReader(
  { model }: Pick<Config, 'model'>,
  local: Reader,
  { stores, pulse, ...parts }: OpenReaderParts,
): Promise<Reader> {
  if (model === undefined) return local;
  const { modelUsage, people } = stores;
  const ledger: TokenLedger = {
    usedOn: modelUsage.usedOn,
    add: async (day, tokens) => {
      pulse.noteModelCall();
      await modelUsage.add(day, tokens);
    },
  };
  return await openModelReader(model, { local, ledger, people: people.names, ...parts });
}

/** The version of Throughline that runs, as its package says. */
function ownVersion(): string {
  const read = createRequire(import.meta.url);
  // The same step up from src and from dist.
  const { version }: { version: string } = read('../package.json');
  return version;
}

const NO_LIBRARY: Library = {
  search: async () => ({ answered: false, excerpts: [], nearest: [] }),
  topics: () => [],
  article: () => undefined,
  related: () => [],
  refresh: async () => ({ changed: false, newProblems: [] }),
  problems: () => [],
  brokenLinks: () => [],
  close: () => undefined,
};

const NO_READER: Reader = {
  identity: { name: 'none', version: '0' },
  read: async () => err({ kind: 'unavailable', message: 'No reader was opened.' }),
};
