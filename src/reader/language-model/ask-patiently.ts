import pRetry from 'p-retry';
import { err } from '../../domain/result.ts';
import { type AskFailure, type AskModel, askFailure } from './ask-model.ts';
import type { ModelRequest } from './model-request.ts';

/** How long to wait for a model, and how often. Everything that takes time is handed in. */
export type Patience = {
  /** How often a request is sent at most. */
  readonly attempts: number;
  /** Ends one request: `AbortSignal.timeout(60_000)`, say. */
  readonly timeLimit: () => AbortSignal;
  readonly sleep: (milliseconds: number) => Promise<void>;
};

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 60_000;

/**
 * Asks, and asks again after 1 s, 2 s, 4 s … or as long as the model says, where that may help.
 * A model that wants more than a minute is not waited for.
 */
export async function askPatiently(
  ask: AskModel,
  request: ModelRequest,
  { attempts, timeLimit, sleep }: Patience,
): ReturnType<AskModel> {
  const once = async () => {
    const outcome = await ask(request, timeLimit());
    if (outcome.ok) return outcome;
    throw new FailedAttempt(outcome.error);
  };
  try {
    return await pRetry(once, {
      retries: attempts - 1,
      // The waiting is ours, below: a wait inside p-retry would be real time in every test.
      minTimeout: 0,
      maxTimeout: 0,
      shouldRetry: ({ error }) => error instanceof FailedAttempt && isWorthIt(error.failure),
      onFailedAttempt: async ({ error, attemptNumber, retriesLeft }) => {
        if (!(error instanceof FailedAttempt)) return;
        if (retriesLeft > 0 && isWorthIt(error.failure)) {
          await sleep(error.failure.retryAfterMs ?? FIRST_WAIT * 2 ** (attemptNumber - 1));
        }
      },
    });
  } catch (error) {
    if (error instanceof FailedAttempt) return err(error.failure);
    return err(askFailure('unreachable', `The model could not be asked: ${nameOf(error)}.`));
  }
}

class FailedAttempt extends Error {
  readonly failure: AskFailure;
  constructor(failure: AskFailure) {
    super(failure.message);
    this.failure = failure;
  }
}

function isWorthIt({ mayRetry, retryAfterMs }: AskFailure): boolean {
  return mayRetry && (retryAfterMs ?? 0) <= LONGEST_WAIT;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'no reason given';
}
