import { existsSync } from 'node:fs';
import { createPublicHolidays } from './calendar/public-holidays.ts';
import {
  AT_THE_SERVER,
  type CommandParts,
  type DepsUse,
  type OpenDeps,
} from './cli/command-parts.ts';
import {
  auditKeyOf,
  contentDirsOf,
  databasePathOf,
  type ModelConfig,
  mayExportWords,
  readKeys,
  readModelConfig,
} from './config.ts';
import { backUpDatabase } from './db/back-up.ts';
import { createCipher } from './db/cipher.ts';
import { restoreDatabase } from './db/restore.ts';
import { sealDatabase } from './db/seal-database.ts';
import { createDeps, type Deps, type Heavy } from './deps.ts';
import { examine } from './doctor.ts';
import { err, ok, type Result } from './domain/result.ts';
import { openVectorCache } from './features/guide/library/vector-cache.ts';
import { openModelReader } from './open-model-reader.ts';
import type { Environment } from './read-settings.ts';
import { loadEncoder } from './reader/encoder/load-encoder.ts';
import { createLocalReader } from './reader/local/local-reader.ts';

const now = () => new Date();
const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };
/** Commands never talk to Slack. */
const NO_SLACK = { botToken: '', appToken: '', apiUrl: undefined };

/** What the commands of a process with these settings can open; nothing is opened before. */
export function commandTools(environment: Environment, wrongProxies: readonly string[] = []) {
  return {
    holidays: createPublicHolidays(),
    mayExportText: () => mayExportWords(environment),
    openDeps: (use) => openDeps(environment, USES[use]),
    examine: (tell) => examine(environment, wrongProxies, now, tell),
    async backUp(to) {
      const made = await backUpDatabase(databasePathOf(environment), to, now());
      if (made.ok) await noteInAudit(environment, 'ran backup');
      return made;
    },
    async restore(backup) {
      const restored = await restoreDatabase(databasePathOf(environment), backup, now());
      if (restored.ok) await noteInAudit(environment, 'ran restore', (audit) => audit.startAnew());
      return restored;
    },
    async encrypt() {
      const encrypted = encrypt(environment);
      if (encrypted.ok) await noteInAudit(environment, 'ran encrypt');
      return encrypted;
    },
    openLocal: () => createLocalReader(),
    openModel: async (local) => {
      const model = modelOf(environment);
      return model.ok ? ok(await openModelReader(model.value, { local, clock: now })) : model;
    },
    async openSearchTools(cacheFile) {
      const encoder = await loadEncoder();
      const cache = openVectorCache(cacheFile);
      const close = async () => {
        cache.close();
        await encoder.close();
      };
      return { tools: { encoder, cache }, close };
    },
  } satisfies Partial<CommandParts>;
}

/** Encrypts what people wrote with the key in the settings; answers how many texts, and whether there is a key. */
function encrypt(environment: Environment): Result<{ texts: number; hasKey: boolean }, string> {
  const path = databasePathOf(environment);
  const keys = readKeys(environment);
  if (!keys.ok) return err(keys.error.join('\n'));
  if (!existsSync(path)) return err(`There is no database ${path} yet. Set DATABASE_PATH.`);
  const sealed = sealDatabase(path, createCipher(keys.value));
  return sealed.ok ? ok({ texts: sealed.value, hasKey: keys.value.current !== undefined }) : sealed;
}

type Use = {
  readonly without: readonly Heavy[];
  /** A database that is not there would be made, empty, and the mistake in its path would not show. */
  readonly mustExist: boolean;
};

const USES: Readonly<Record<DepsUse, Use>> = {
  'set-up': { without: ['reader', 'library'], mustExist: true },
  report: { without: ['reader'], mustExist: true },
  corrections: { without: ['reader', 'library'], mustExist: false },
  reread: { without: ['library'], mustExist: false },
};

/** Without a model in the settings the local reader reads; a model that is set wrongly is named. */
async function openDeps(
  environment: Environment,
  { without, mustExist }: Use,
): Promise<Result<OpenDeps, string>> {
  const databasePath = databasePathOf(environment);
  if (mustExist && !existsSync(databasePath))
    return err(
      `There is no database ${databasePath} yet. Set DATABASE_PATH, or start Throughline once.`,
    );
  const model = without.includes('reader') ? ok(undefined) : readModelConfig(environment);
  if (!model.ok) return err(model.error.join('\n'));
  const keys = readKeys(environment);
  const auditKey = auditKeyOf(environment);
  if (!keys.ok) return err(keys.error.join('\n'));
  if (!auditKey.ok) return err(auditKey.error.join('\n'));
  const config = {
    slack: NO_SLACK,
    databasePath,
    keys: keys.value,
    auditKey: auditKey.value,
    contentDirs: contentDirsOf(environment),
    model: model.value,
    transcription: undefined,
  };
  const deps = await createDeps(config, { log: SILENT, clock: now }, without);
  return ok({ deps, close: deps.release });
}

/** Notes what was done to a whole database; `before` may put right what has to be for that. */
async function noteInAudit(
  environment: Environment,
  operation: string,
  before: (audit: Deps['audit']) => Promise<void> = async () => {},
): Promise<void> {
  const open = await openDeps(environment, USES['set-up']);
  if (!open.ok) return;
  const { audit, release } = open.value.deps;
  await before(audit);
  await audit.add({ workspaceId: '', by: AT_THE_SERVER, operation }, now());
  await release();
}

function modelOf(environment: Environment): Result<ModelConfig, string> {
  const model = readModelConfig(environment);
  if (!model.ok) return err(model.error.join('\n'));
  if (model.value !== undefined) return ok(model.value);
  return err(
    'No language model is set: give MODEL_PROVIDER and MODEL_NAME; the README lists them.',
  );
}
