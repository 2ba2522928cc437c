import { setTimeout } from 'node:timers/promises';
import type { ModelConfig } from './config.ts';
import type { Clock } from './domain/clock.ts';
import type { Log } from './domain/log.ts';
import {
  createDailyBudget,
  createMemoryLedger,
  type TokenLedger,
} from './reader/language-model/daily-budget.ts';
import {
  createAnswerCache,
  createLanguageModelReader,
} from './reader/language-model/language-model-reader.ts';
import { modelFromSettings } from './reader/language-model/model-from-settings.ts';
import type { Reader } from './reader/reader.ts';

const ATTEMPTS = 3;
const TIME_LIMIT_MS = 60_000;

/** What the reader is opened with. */
export type ModelReaderParts = {
  readonly local: Reader;
  readonly clock: Clock;
  /** Where the tokens used today are counted; without one the count ends with the process. */
  readonly ledger?: TokenLedger;
  /** Whose names are replaced before words leave the house. */
  readonly people?: () => Promise<readonly { readonly id: string; readonly name: string }[]>;
  readonly log?: Pick<Log, 'warn'>;
};

/** Opens the reader of the settings; the local reader reads wherever the model does not. */
export async function openModelReader(
  { tokensPerDay, ...settings }: ModelConfig,
  { local, clock, ledger = createMemoryLedger(), ...rest }: ModelReaderParts,
): Promise<Reader> {
  return createLanguageModelReader({
    model: await modelFromSettings(settings),
    local,
    patience: {
      attempts: ATTEMPTS,
      timeLimit: () => AbortSignal.timeout(TIME_LIMIT_MS),
      sleep: (milliseconds) => setTimeout(milliseconds),
    },
    budget: createDailyBudget({ tokensPerDay, clock, ledger }),
    cache: createAnswerCache(),
    ...rest,
  });
}
