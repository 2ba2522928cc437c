import { existsSync } from 'node:fs';
import { createPublicHolidays } from './calendar/public-holidays.ts';
import type { ApplyParts } from './cli/apply-command.ts';
import type { ArticlesParts } from './cli/articles-commands.ts';
import type { CorrectionsParts } from './cli/corrections-command.ts';
import type { ReaderOpeners } from './cli/open-readers.ts';
import type { OpenDeps } from './cli/open-setup.ts';
import type { ReportParts } from './cli/report-command.ts';
import type { RereadParts } from './cli/reread-command.ts';
import {
  contentDirsOf,
  databasePathOf,
  type Environment,
  type ModelConfig,
  mayExportWords,
  readModelConfig,
} from './config.ts';
import { createDeps, type Heavy } from './deps.ts';
import { err, ok, type Result } from './domain/result.ts';
import { openVectorCache } from './features/guide/library/vector-cache.ts';
import { openModelReader } from './open-model-reader.ts';
import { loadEncoder } from './reader/encoder/load-encoder.ts';
import { createLocalReader } from './reader/local/local-reader.ts';

const now = () => new Date();
const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };
/** Commands never talk to Slack. */
const NO_SLACK = { botToken: '', appToken: '', apiUrl: undefined };

/** How the commands come by readers, the library's tools and the database; nothing is opened before it is asked for. */
export type CommandTools = ReaderOpeners &
  Pick<ArticlesParts, 'openSearchTools'> &
  Pick<CorrectionsParts, 'openCorrections'> &
  Pick<RereadParts, 'openReread'> &
  Pick<ReportParts, 'openReports'> &
  Pick<ApplyParts, 'openSetup' | 'holidays'>;

/** The tools of a process with these settings. */
export function commandTools(environment: Environment): CommandTools {
  return {
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
    async openCorrections() {
      const { deps, close } = await openDeps(environment, undefined, ['reader', 'library']);
      const { corrections } = deps;
      return { corrections, mayExportText: () => mayExportWords(environment), close };
    },
    openReread: () => openReread(environment),
    holidays: createPublicHolidays(),
    openSetup: () => openExisting(environment, ['reader', 'library']),
    openReports: () => openExisting(environment, ['reader']),
  };
}

/** Without a model in the settings the local reader reads; a model that is set wrongly is named. */
async function openReread(environment: Environment) {
  const model = readModelConfig(environment);
  if (model.ok) return await openDeps(environment, model.value, ['library']);
  console.error(model.error.join('\n'));
  process.exitCode = 1;
  return undefined;
}

/** A database that is not there would be made, empty, and the mistake in its path would not show. */
async function openExisting(
  environment: Environment,
  without: readonly Heavy[],
): Promise<Result<OpenDeps, string>> {
  const path = databasePathOf(environment);
  if (existsSync(path)) return ok(await openDeps(environment, undefined, without));
  return err(`There is no database ${path} yet. Set DATABASE_PATH, or start Throughline once.`);
}

async function openDeps(
  environment: Environment,
  model: ModelConfig | undefined,
  without: readonly Heavy[],
): Promise<OpenDeps> {
  const config = {
    slack: NO_SLACK,
    databasePath: databasePathOf(environment),
    contentDirs: contentDirsOf(environment),
    model,
    transcription: undefined,
  };
  const deps = await createDeps(config, { log: SILENT, clock: now }, without);
  return { deps, close: deps.release };
}

function modelOf(environment: Environment): Result<ModelConfig, string> {
  const model = readModelConfig(environment);
  if (!model.ok) return err(model.error.join('\n'));
  if (model.value !== undefined) return ok(model.value);
  return err(
    'No language model is set: give MODEL_PROVIDER and MODEL_NAME; the README lists them.',
  );
}
