import { causeOf } from '../domain/cause-of.ts';
import type { Clock } from '../domain/clock.ts';
import type { Log } from '../domain/log.ts';
import type { SendFailure } from '../slack/slack-failure.ts';
import type { DeliveryDecision, MessageKinds } from './message-kind.ts';
import type { ClaimedMessage, createOutboxStore } from './outbox-store.ts';
import type { Backoff, CircuitBreaker, RateLimiter, Wait } from './rate-limiter.ts';
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

const MOST_ATTEMPTS = 8;
const LONGEST_WAIT_MS = 600_000;

/**
 * Gives a message up or puts it off, and lets everything else wait where Slack as a whole does not
 * take messages. `place` is where it was to go, or 'look-ups' where it was only looked for.
 */
export async function settleFailure<Deps extends SenderDeps>(
  deps: Deps,
  { limiter, breaker, onPersonLeft }: Sending<Deps>,
  claimed: ClaimedMessage,
  place: string,
  failure: SendFailure,
): Promise<false> {
  const now = deps.clock();
  const after = (ms: number) => new Date(now.getTime() + ms);
  switch (failure.kind) {
    case 'rate-limited': {
      const wait = Math.min(LONGEST_WAIT_MS, Math.max(1000, failure.retryAfterMs));
      const backoff = { until: after(wait), why: 'Slack asked to wait.' };
      if (place === 'look-ups') breaker.holdLookUps(backoff);
      else limiter.refuse(place, backoff.until);
      return await putOff(deps, claimed, claimed.attempts, backoff);
    }
    case 'unavailable': {
      const { why } = failure;
      const pause = breaker.failed();
      if (pause > 0) limiter.holdAll({ until: after(pause), why });
      return await tryAgain(deps, claimed, why, now);
    }
    case 'unauthorised': {
      const { why, mend } = failure;
      const backoff = { until: after(LONGEST_WAIT_MS), why };
      if (breaker.isNews()) deps.log.error({ why }, mend);
      limiter.holdAll(backoff);
      return await putOff(deps, claimed, claimed.attempts, backoff);
    }
    case 'undeliverable': {
      const { workspaceId, message } = claimed;
      if (failure.cause === 'left' && message.target.kind === 'person') {
        await onPersonLeft(deps, workspaceId, message.target.personId, now);
      }
      return await fail(deps, claimed, failure.why);
    }
  }
}

/** Puts a message off without counting a try. */
export async function putOff(
  { outbox }: SenderDeps,
  { message, leaseUntil, maybeSent }: ClaimedMessage,
  attempts: number,
  { until, why }: Backoff,
  expiresAt?: Date,
): Promise<false> {
  await outbox.postpone(
    { id: message.id, leaseUntil },
    {
      // One attempt at least says next time too that it may have been sent, and must be looked up.
      attempts: maybeSent ? Math.max(1, attempts) : attempts,
      notBefore: until,
      remark: why,
      ...(expiresAt === undefined ? {} : { expiresAt }),
    },
  );
  return false;
}

/**
 * Puts a message off whose handling threw, or gives it up in the end. It says nothing about Slack, so
 * the others go on; it may have gone out before, and is looked up first.
 */
export async function setMessageApart(
  deps: SenderDeps,
  claimed: ClaimedMessage,
  error: unknown,
): Promise<false> {
  const { id, kind } = claimed.message;
  deps.log.error({ message: id, kind, ...causeOf(error) }, 'message set apart');
  return await tryAgain(deps, claimed, 'It could not be prepared; the log says why.', deps.clock());
}

/** Tries again, after twice as long each time, but not for ever. */
async function tryAgain(
  deps: SenderDeps,
  claimed: ClaimedMessage,
  why: string,
  now: Date,
): Promise<false> {
  const attempts = claimed.attempts + 1;
  if (attempts >= MOST_ATTEMPTS) return await fail(deps, claimed, why);
  const { id, kind } = claimed.message;
  deps.log.warn({ message: id, kind, why, attempts }, 'message not sent, tried again later');
  const until = new Date(now.getTime() + Math.min(30_000 * 2 ** attempts, 3_600_000));
  return await putOff(deps, claimed, attempts, { until, why });
}

async function fail(
  { outbox, log }: SenderDeps,
  { message, leaseUntil }: ClaimedMessage,
  why: string,
): Promise<false> {
  log.warn({ message: message.id, kind: message.kind, why }, 'message not sent');
  await outbox.giveUp({ id: message.id, leaseUntil }, 'failed', why);
  return false;
}

/** Settles that a message may not go now: it waits, or is given up. */
export async function settleDecision(
  deps: SenderDeps,
  claimed: ClaimedMessage,
  decision: Exclude<DeliveryDecision, { kind: 'send' }>,
): Promise<false> {
  const { message, attempts } = claimed;
  if (decision.kind === 'defer') {
    const { at: until, why, expiresAt } = decision;
    return await putOff(deps, claimed, attempts, { until, why }, expiresAt);
  }
  if (decision.isTold) {
    deps.log.warn({ message: message.id, kind: message.kind }, 'message skipped');
  }
  return await skip(deps, claimed, decision.why);
}

/** Gives a message up that need not go any more. */
export async function skip(
  { outbox }: SenderDeps,
  { message, leaseUntil }: ClaimedMessage,
  why: string,
): Promise<false> {
  await outbox.giveUp({ id: message.id, leaseUntil }, 'skipped', why);
  return false;
}
