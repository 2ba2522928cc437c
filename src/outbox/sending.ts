import type { Clock } from '../domain/clock.ts';
import type { Log } from '../domain/log.ts';
import type { MessageKinds } from './message-kind.ts';
import type { createOutboxStore } from './outbox-store.ts';
import type { Backoff, RateLimiter, Wait } from './rate-limiter.ts';
import type { Messenger } from './slack/messenger.ts';

/** What sending is handed, besides what each kind of message asks for. */
export type SenderDeps = {
  readonly outbox: ReturnType<typeof createOutboxStore>;
  readonly messenger: Messenger;
  readonly clock: Clock;
  readonly wait: Wait;
  readonly log: Log;
};

/** What a sender knows of messages, and what it remembers from one to the next. */
export type Sending<Deps> = {
  readonly kinds: MessageKinds<Deps>;
  readonly limiter: RateLimiter;
  readonly breaker: CircuitBreaker;
  /** Slack says of a person who was written to that they have left. */
  onPersonLeft(deps: Deps, workspaceId: string, personId: string, now: Date): Promise<void>;
};

/** Remembers across messages what went wrong lately, so that not every message tries it again. */
export type CircuitBreaker = {
  /** Slack took a message: whatever it was is over. */
  succeeded(): void;
  /**
   * Slack did not answer clearly. Answers for how many milliseconds nothing is to be tried: 0 for the
   * first few in a row, and then twice as long each time.
   */
  failed(): number;
  /** True the first time only, until a message gets through. */
  isNews(): boolean;
  holdLookUps(backoff: Backoff): void;
  lookUpsHeld(now: Date): Backoff | undefined;
};

const UNANSWERED_IN_A_ROW = 3;
const FIRST_BREAK_MS = 30_000;
const LONGEST_BREAK_MS = 600_000;

/** Makes a breaker to which nothing has gone wrong yet. */
export function createCircuitBreaker(): CircuitBreaker {
  let inARow = 0;
  let isKnown = false;
  let lookUps: Backoff | undefined;
  return {
    succeeded() {
      inARow = 0;
      isKnown = false;
    },
    failed() {
      inARow += 1;
      if (inARow < UNANSWERED_IN_A_ROW) return 0;
      return Math.min(FIRST_BREAK_MS * 2 ** (inARow - UNANSWERED_IN_A_ROW), LONGEST_BREAK_MS);
    },
    isNews() {
      const isNew = !isKnown;
      isKnown = true;
      return isNew;
    },
    holdLookUps(backoff) {
      lookUps = backoff;
    },
    lookUpsHeld: (now) => (lookUps !== undefined && lookUps.until > now ? lookUps : undefined),
  };
}
