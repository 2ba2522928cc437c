import type { Clock } from '../domain/clock.ts';
import type { Log } from '../domain/log.ts';
import type { MessageKinds } from './message-kind.ts';
import type { createOutboxStore } from './outbox-store.ts';
import type { CircuitBreaker, RateLimiter, Wait } from './rate-limiter.ts';
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
