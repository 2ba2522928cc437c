import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { createLibrary } from './articles/create-library.ts';
import { createPublicHolidays } from './calendar/public-holidays.ts';
import type { Config } from './config.ts';
import { loadEncoder } from './language/load-encoder.ts';
import { createTranscriber } from './language/transcribe.ts';
import { createReportFiles, ownVersion } from './make-report-files.ts';
import { openModelReader } from './open-model-reader.ts';
import { OWN_ARTICLES } from './own-articles.ts';
import { createLocalReader } from './reading/local-reader.ts';
import type { Clock, NewId } from './services/ports/clock.ts';
import type { Log } from './services/ports/log.ts';
import type { Wait } from './services/rounds/pause.ts';
import { frankClient, patientClient } from './slack/create-slack-app.ts';
import { createDirectory } from './slack/directory.ts';
import { createFiles } from './slack/files.ts';
import { createHistory } from './slack/history.ts';
import { createMessenger } from './slack/messenger.ts';
import { createProfiles } from './slack/profiles.ts';
import { createTranscripts } from './slack/transcripts.ts';
import { createAnswerStore } from './store/answer-store.ts';
import { createBeliefStore } from './store/belief-store.ts';
import { createClipStore } from './store/clip-store.ts';
import { createDossierStore } from './store/dossier-store.ts';
import { createFlagStore } from './store/flag-store.ts';
import { createFrozenStore } from './store/frozen-store.ts';
import { createGuideStore } from './store/guide-store.ts';
import { createModelUsageStore } from './store/model-usage-store.ts';
import { createNoteStore } from './store/note-store.ts';
import { openStore, type StoreContext } from './store/open-store.ts';
import { createOutboxStore } from './store/outbox-store.ts';
import { createOwnAnswersStore } from './store/own-answers-store.ts';
import { createPeopleImportStore } from './store/people-import-store.ts';
import { createPeopleStore } from './store/people-store.ts';
import { createReadingStore } from './store/reading-store.ts';
import { createReplyStore } from './store/reply-store.ts';
import { createReportStore } from './store/report-store.ts';
import { createRoundStore } from './store/round-store.ts';
import { createScheduleStore } from './store/schedule-store.ts';
import { createSettingsStore } from './store/settings-store.ts';
import { createStrategyStore } from './store/strategy-store.ts';

/** What the process hands to the app; tests and the demo hand other clocks. */
export type AppParts = {
  readonly log: Log;
  readonly clock: Clock;
  readonly newId?: NewId;
  /** Draws from 0 to 1; by default a real draw. */
  readonly random?: () => number;
  /** Waits so many milliseconds; by default as long as that takes. */
  readonly wait?: Wait;
  /** False where the caller ticks by hand. */
  readonly ticksByItself: boolean;
};

/** A wait that does not keep the process alive by itself. */
const sleep: Wait = (ms) =>
  new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });

/** Makes everything that the services need, and `release`, which lets go of it again. */
export async function makeNeeds(
  config: Config,
  { log, clock, newId = randomUUID, random = Math.random, wait = sleep }: AppParts,
) {
  const encoder = await loadEncoder();
  const library = await createLibrary({
    dirs: [...config.contentDirs, OWN_ARTICLES],
    encoder,
    cacheFile: join(dirname(config.databasePath), 'articles-cache.db'),
  });
  for (const { file, line } of library.problems()) log.warn({ file, line }, 'article not loaded');
  const store = openStore(config.databasePath);
  const stores = makeStores(store);
  const local = await createLocalReader({ encoder });
  const { model } = config;
  const reader =
    model === undefined
      ? local
      : await openModelReader(model, {
          local,
          clock,
          log,
          ledger: createModelUsageStore(store),
          people: stores.people.names,
        });
  const patient = patientClient(config.slack, log);
  return {
    ...stores,
    reader,
    library,
    clock,
    newId,
    random,
    wait,
    log,
    holidays: createPublicHolidays(),
    reportFiles: createReportFiles(),
    version: ownVersion(),
    messenger: createMessenger(frankClient(config.slack, log)),
    transcripts: createTranscripts(frankClient(config.slack, log), config.slack),
    transcriber: config.transcription && createTranscriber(config.transcription),
    directory: createDirectory(patient),
    profiles: createProfiles(patientClient(config.slack, log)),
    history: createHistory(patient),
    files: createFiles(patient, config.slack),
    release: async () => {
      store.close();
      library.close();
      await encoder.close();
    },
  };
}

/** Everything that the services need. */
export type Needs = Awaited<ReturnType<typeof makeNeeds>>;

function makeStores(store: StoreContext) {
  return {
    people: createPeopleStore(store),
    imports: createPeopleImportStore(store),
    settings: createSettingsStore(store),
    answers: createAnswerStore(store),
    ownAnswers: createOwnAnswersStore(store),
    dossiers: createDossierStore(store),
    strategies: createStrategyStore(store),
    schedules: createScheduleStore(store),
    rounds: createRoundStore(store),
    replies: createReplyStore(store),
    clips: createClipStore(store),
    readings: createReadingStore(store),
    reports: createReportStore(store),
    flags: createFlagStore(store),
    beliefs: createBeliefStore(store),
    frozen: createFrozenStore(store),
    notes: createNoteStore(store),
    guide: createGuideStore(store),
    outbox: createOutboxStore(store),
  };
}
