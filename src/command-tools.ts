import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createLibrary } from './articles/create-library.ts';
import { openVectorCache } from './articles/vector-cache.ts';
import { createPublicHolidays } from './calendar/public-holidays.ts';
import type { ApplyParts } from './cli/apply-command.ts';
import type { ArticlesParts } from './cli/articles-commands.ts';
import type { CorrectionsParts } from './cli/corrections-command.ts';
import type { ReaderOpeners } from './cli/open-readers.ts';
import type { OpenSetup } from './cli/open-setup.ts';
import type { OpenReports, ReportParts } from './cli/report-command.ts';
import type { RereadParts } from './cli/reread-command.ts';
import {
  contentDirsOf,
  databasePathOf,
  type Environment,
  type ModelConfig,
  mayExportWords,
  readModelConfig,
} from './config.ts';
import { err, ok, type Result } from './domain/result.ts';
import { loadEncoder } from './language/load-encoder.ts';
import { openModelReader } from './open-model-reader.ts';
import { OWN_ARTICLES } from './own-articles.ts';
import { createLocalReader } from './reading/local-reader.ts';
import { loadBaselines } from './reading/scoring/baselines/load-baselines.ts';
import { reportFiles } from './reporting/report-files.ts';
import { createAnswerStore } from './store/answer-store.ts';
import { createBeliefStore } from './store/belief-store.ts';
import { createCorrectionStore } from './store/correction-store.ts';
import { createFlagStore } from './store/flag-store.ts';
import { createModelUsageStore } from './store/model-usage-store.ts';
import { openStore } from './store/open-store.ts';
import { createPeopleStore } from './store/people-store.ts';
import { createReadingStore } from './store/reading-store.ts';
import { createReportStore } from './store/report-store.ts';
import { createRoundStore } from './store/round-store.ts';
import { createScheduleStore } from './store/schedule-store.ts';
import { createSettingsStore } from './store/settings-store.ts';
import { createStrategyStore } from './store/strategy-store.ts';

const now = () => new Date();
const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };

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
    openLocal,
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
      const store = openStore(databasePathOf(environment));
      return {
        corrections: createCorrectionStore(store),
        mayExportText: () => mayExportWords(environment),
        close: async () => store.close(),
      };
    },
    openReread: () => openReread(environment),
    holidays: createPublicHolidays(),
    openSetup: async () => openSetup(environment),
    openReports: () => openReports(environment),
  };
}

async function openLocal() {
  const encoder = await loadEncoder();
  return {
    reader: await createLocalReader({ encoder }),
    baselines: () => loadBaselines(encoder),
    close: () => encoder.close(),
  };
}

/** Without a model in the settings the local reader reads; a model that is set wrongly is named. */
async function openReread(environment: Environment) {
  const model = readModelConfig(environment);
  if (!model.ok) {
    console.error(model.error.join('\n'));
    process.exitCode = 1;
    return undefined;
  }
  const local = await openLocal();
  const store = openStore(databasePathOf(environment));
  const reader =
    model.value === undefined
      ? local.reader
      : await openModelReader(model.value, {
          local: local.reader,
          clock: now,
          ledger: createModelUsageStore(store),
          people: createPeopleStore(store).names,
        });
  return {
    needs: {
      readings: createReadingStore(store),
      answers: createAnswerStore(store),
      reports: createReportStore(store),
      flags: createFlagStore(store),
      reader,
      newId: randomUUID,
      log: SILENT,
    },
    close: async () => {
      store.close();
      await local.close();
    },
  };
}

/** A database that is not there would be made, empty, and the mistake in its path would not show. */
function openExisting(environment: Environment) {
  const path = databasePathOf(environment);
  if (!existsSync(path))
    return err(`There is no database ${path} yet. Set DATABASE_PATH, or start Throughline once.`);
  return ok(openStore(path));
}

async function openReports(environment: Environment): Promise<Result<OpenReports, string>> {
  const opened = openExisting(environment);
  if (!opened.ok) return opened;
  const store = opened.value;
  const encoder = await loadEncoder();
  const library = await createLibrary({
    dirs: [...contentDirsOf(environment), OWN_ARTICLES],
    encoder,
    cacheFile: join(dirname(databasePathOf(environment)), 'articles-cache.db'),
  });
  return ok({
    needs: {
      rounds: createRoundStore(store),
      strategies: createStrategyStore(store),
      reports: createReportStore(store),
      beliefs: createBeliefStore(store),
      library,
    },
    files: reportFiles,
    workspaceIds: createPeopleStore(store).workspaceIds,
    close: async () => {
      library.close();
      store.close();
      await encoder.close();
    },
  });
}

function openSetup(environment: Environment): Result<OpenSetup, string> {
  const opened = openExisting(environment);
  if (!opened.ok) return opened;
  const store = opened.value;
  const people = createPeopleStore(store);
  return ok({
    needs: {
      people,
      settings: createSettingsStore(store),
      strategies: createStrategyStore(store),
      schedules: createScheduleStore(store),
      clock: now,
      log: SILENT,
    },
    workspaceIds: people.workspaceIds,
    close: async () => store.close(),
  });
}

function modelOf(environment: Environment): Result<ModelConfig, string> {
  const model = readModelConfig(environment);
  if (!model.ok) return err(model.error.join('\n'));
  if (model.value !== undefined) return ok(model.value);
  return err(
    'No language model is set: give MODEL_PROVIDER and MODEL_NAME; the README lists them.',
  );
}
