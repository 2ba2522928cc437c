import type { StoreContext } from './db/open-database.ts';
import { createAnswerStore } from './features/answers/answer-store.ts';
import { createCatchUpStore } from './features/answers/catch-up-store.ts';
import { createClipStore } from './features/answers/clip-store.ts';
import { createCorrectionStore } from './features/answers/correction-store.ts';
import { createReadingStore } from './features/answers/reading-store.ts';
import { createReplyStore } from './features/answers/reply-store.ts';
import { createAskStore } from './features/check-in/ask-store.ts';
import { createRoundStore } from './features/check-in/round-store.ts';
import { createFlagStore } from './features/flags/flag-store.ts';
import { createRoundViewStore } from './features/flags/round-view-store.ts';
import { createGuideStore } from './features/guide/guide-store.ts';
import { createFigureStore } from './features/health/figure-store.ts';
import { createOwnAnswersStore } from './features/home/own-answers-store.ts';
import { createPersonalDataStore } from './features/home/personal-data-store.ts';
import { createPeopleImportStore } from './features/people/people-import-store.ts';
import { createPeopleStore } from './features/people/people-store.ts';
import { createAudienceStore, createSettingsStore } from './features/people/workspace-store.ts';
import { createClosingNoteStore } from './features/report/closing-note-store.ts';
import {
  createFrozenReportStore,
  eraseFromFlagsAndReports,
} from './features/report/frozen-report-store.ts';
import { createPredictionStore } from './features/report/prediction-store.ts';
import { createErasePersonStore } from './features/retention/erase-person-store.ts';
import { createRetentionStore } from './features/retention/retention-store.ts';
import { createScheduleStore } from './features/schedules/schedule-store.ts';
import { createStrategyAnswerStore } from './features/strategies/strategy-answer-store.ts';
import { createStrategyStore } from './features/strategies/strategy-store.ts';
import { createOutboxStore } from './outbox/outbox-store.ts';
import { createModelUsageStore } from './reader/language-model/model-usage-store.ts';

/** Every store over one database. The app, the command line and the tests have them all. */
export function createStores(context: StoreContext) {
  return {
    people: createPeopleStore(context),
    audiences: createAudienceStore(context),
    imports: createPeopleImportStore(context),
    settings: createSettingsStore(context),
    strategies: createStrategyStore(context),
    strategyAnswers: createStrategyAnswerStore(context),
    schedules: createScheduleStore(context),
    rounds: createRoundStore(context),
    asks: createAskStore(context),
    replies: createReplyStore(context, eraseFromFlagsAndReports),
    answers: createAnswerStore(context),
    clips: createClipStore(context),
    catchUps: createCatchUpStore(context),
    readings: createReadingStore(context),
    corrections: createCorrectionStore(context),
    ownAnswers: createOwnAnswersStore(context),
    erasures: createErasePersonStore(context),
    retention: createRetentionStore(context),
    personalData: createPersonalDataStore(context),
    reports: createRoundViewStore(context),
    flags: createFlagStore(context),
    predictions: createPredictionStore(context),
    frozen: createFrozenReportStore(context),
    closingNotes: createClosingNoteStore(context),
    guide: createGuideStore(context),
    outbox: createOutboxStore(context),
    modelUsage: createModelUsageStore(context),
    figures: createFigureStore(context),
  };
}

/** The stores, each as its own file declares it. */
export type Stores = ReturnType<typeof createStores>;
