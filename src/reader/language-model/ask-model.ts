import pRetry from 'p-retry';
import { err, type Result } from '../../domain/result.ts';
import type { ModelRequest } from './model-request.ts';

/** Puts a request to a model. Never throws over what the model or the network does. */
export type AskModel = (
  request: ModelRequest,
  signal: AbortSignal,
) => Promise<Result<AskedAnswer, AskFailure>>;

/** An answer whose form has not been checked; `tokens` is null where the model does not tell. */
export type AskedAnswer = { readonly answer: unknown; readonly tokens: number | null };

/** Why there is no answer; `message` is a plain sentence without any word of the reply. */
export type AskFailure = {
  readonly kind: 'busy' | 'unreachable' | 'timeout' | 'not-allowed' | 'refused' | 'malformed';
  readonly message: string;
  /** True where the same request may succeed a little later. */
  readonly mayRetry: boolean;
  /** How long the model asks to wait, if it does. */
  readonly retryAfterMs: number | null;
  /** What a malformed answer said. */
  readonly text: string;
  readonly tokens: number | null;
};

/** A model with the name that its readings carry. */
export type NamedModel = { readonly name: string; readonly ask: AskModel };

/** A failure of a kind, everything else as usual. */
export function askFailure(
  kind: AskFailure['kind'],
  message: string,
  changes: Partial<AskFailure> = {},
): AskFailure {
  const mayRetry = kind === 'busy' || kind === 'unreachable';
  return { kind, message, mayRetry, retryAfterMs: null, text: '', tokens: null, ...changes };
}

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
