import { causeOf } from '../domain/cause-of.ts';
import type { MessageRef, MessageTarget, OutboxMessage } from '../domain/outbox-message.ts';
import type { Result } from '../domain/result.ts';
import type { SendFailure } from '../slack/slack-failure.ts';
import type { SlackMessage } from '../slack/slack-message.ts';
import { type MessageKinds, prioritiesOf, SEND } from './message-kind.ts';
import { isRenewal } from './outbox-rows.ts';
import type { ClaimedMessage } from './outbox-store.ts';
import { createCircuitBreaker, createRateLimiter, waitUnlessStopped } from './rate-limiter.ts';
import {
  putOff,
  type SenderDeps,
  type Sending,
  setMessageApart,
  settleDecision,
  settleFailure,
  skip,
} from './settle.ts';

const LEASE_MS = 120_000;
/** Few enough that what is urgent does not wait long for a batch to end. */
const BATCH = 20;
/** Slack takes a while to answer; a few calls at once keep up with the rate that it allows. */
const AT_ONCE = 4;
/** What is due within this time is waited for rather than left to the next tick. */
const SOON_MS = 20_000;
const LONGEST_BACKOFF_MS = 60_000;

/** Sends these kinds of messages; one for each process, since it remembers the pace. */
export function createSender<Deps extends SenderDeps>(
  deps: Deps,
  kinds: MessageKinds<Deps>,
  onPersonLeft: Sending<Deps>['onPersonLeft'],
) {
  const limiter = createRateLimiter(deps.clock, deps.wait);
  const sending = { kinds, limiter, breaker: createCircuitBreaker(), onPersonLeft };
  const priorities = prioritiesOf(kinds);
  let waiting = new AbortController();
  let isStopped = false;
  const onTheirWay = new Set<Promise<boolean>>();

  async function deliver(claimed: ClaimedMessage): Promise<boolean> {
    // The store answers at once: without a pause nobody else's work would come in between.
    await deps.wait(0);
    const delivery = deliverMessage(deps, sending, claimed).catch((error: unknown) =>
      setMessageApart(deps, claimed, error),
    );
    onTheirWay.add(delivery);
    try {
      return await delivery;
    } finally {
      onTheirWay.delete(delivery);
    }
  }

  /** True if the moment came, false if it is not worth waiting for. */
  async function waitUntil(moment: Date, longest: number): Promise<boolean> {
    const ms = moment.getTime() - deps.clock().getTime();
    if (ms > longest) return false;
    waiting = new AbortController();
    if (ms > 0) await waitUnlessStopped(deps.wait, ms, waiting.signal);
    return deps.clock() >= moment;
  }

  async function isMoreSoon(): Promise<boolean> {
    const next = await deps.outbox.nextNotBefore();
    return next !== null && (await waitUntil(next, SOON_MS));
  }

  async function claim(): Promise<readonly ClaimedMessage[]> {
    const now = deps.clock();
    return await deps.outbox.claim(now, new Date(now.getTime() + LEASE_MS), BATCH, priorities);
  }

  return {
    /**
     * Sends what is due in the outbox, what answers somebody first, until nothing is left or Slack
     * asks to wait for long. Answers how many it sent. Two must not run at once.
     */
    async send(): Promise<number> {
      const run = { sent: 0, failures: [] as unknown[] };
      while (!isStopped) {
        const backoff = limiter.held();
        if (backoff && !(await waitUntil(backoff.until, LONGEST_BACKOFF_MS))) break;
        const batch = await claim();
        await drain(batch, deliver, run);
        if (batch.length === 0 && !(await isMoreSoon())) break;
      }
      // A message that not even could be set apart stays claimed, and must not keep the others back.
      if (run.failures.length > 0) throw run.failures[0];
      return run.sent;
    },

    /** Resolves when whatever is on its way to Slack at this moment has been noted. */
    async settled(): Promise<void> {
      await Promise.allSettled([...onTheirWay]);
    },

    /** There is something new to send: a run that only waits ends, so that the next can begin. */
    nudge: () => waiting.abort(),

    /** Ends a run before its next message. */
    stop(): void {
      isStopped = true;
      waiting.abort();
      limiter.stop();
    },
  };
}

/** What sends the messages of a process. */
export type Sender = ReturnType<typeof createSender>;

async function drain(
  batch: readonly ClaimedMessage[],
  deliver: (claimed: ClaimedMessage) => Promise<boolean>,
  run: { sent: number; readonly failures: unknown[] },
): Promise<void> {
  const queue = [...batch];
  const work = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      try {
        if (await deliver(next)) run.sent += 1;
      } catch (error) {
        run.failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** A call to Slack is given up after 15 s; the lease must not end before its answer can be kept. */
const NEEDED_LEASE_MS = 20_000;

/**
 * Delivers a claimed message, or settles why not: gives it up, or puts it off. It goes out once:
 * one that may have gone out before is looked up first. True if it is known to be in Slack now.
 */
export async function deliverMessage<Deps extends SenderDeps>(
  deps: Deps,
  sending: Sending<Deps>,
  claimed: ClaimedMessage,
): Promise<boolean> {
  if (claimed.maybeSent) {
    const settled = await lookUp(deps, sending, claimed);
    if (settled !== undefined) return settled === 'found';
  }
  const content = await contentNow(deps, sending, claimed);
  return content !== undefined && (await post(deps, sending, claimed, content));
}

/** What a message says if it may go now; undefined where it may not, and that has been settled. */
async function contentNow<Deps extends SenderDeps>(
  deps: Deps,
  sending: Sending<Deps>,
  claimed: ClaimedMessage,
): Promise<SlackMessage | undefined> {
  const { message, workspaceId } = claimed;
  const kind = sending.kinds[message.kind];
  const now = deps.clock();
  if (message.expiresAt < now) {
    deps.log.warn({ message: message.id, kind: message.kind }, 'message skipped, too late');
    await skip(deps, claimed, 'Its time had passed before it could be sent.');
    return undefined;
  }
  const decision = (await kind.policy?.(deps, workspaceId, message, now)) ?? SEND;
  if (decision.kind !== 'send') {
    await settleDecision(deps, claimed, decision);
    return undefined;
  }
  const content = await kind.compose(deps, workspaceId, message);
  if (content !== undefined) return kind.draw(content);
  if (isRenewal(message) && !(await takeBack(deps, sending, claimed))) return undefined;
  await skip(deps, claimed, 'What it was about is gone.');
  return undefined;
}

/** Posts a message when its turn comes. True if it is in Slack now. */
async function post<Deps extends SenderDeps>(
  deps: Deps,
  sending: Sending<Deps>,
  claimed: ClaimedMessage,
  content: SlackMessage,
): Promise<boolean> {
  const { message, attempts } = claimed;
  const place = placeOf(message.target);
  const backoff = await sending.limiter.take(place);
  if (backoff) return await putOff(deps, claimed, attempts, backoff);
  if (isLeaseShort(claimed, deps.clock())) {
    const again = { until: deps.clock(), why: 'Its turn came late.' };
    return await putOff(deps, claimed, attempts, again);
  }
  const isReplaced = isRenewal(message) || sending.kinds[message.kind].replacesEarlier === true;
  const posted = await putIntoSlack(deps, message, content, isReplaced);
  if (!posted.ok) return await settleFailure(deps, sending, claimed, place, posted.error);
  sending.breaker.succeeded();
  await noteSent(deps, sending, claimed, posted.value);
  return true;
}

/**
 * Takes what stands in Slack of this away, since there is nothing left to say. False where that has to wait.
 * What Slack will not take away, or has no longer, is left.
 */
async function takeBack<Deps extends SenderDeps>(
  deps: Deps,
  sending: Sending<Deps>,
  claimed: ClaimedMessage,
): Promise<boolean> {
  const { message } = claimed;
  if (!isKept(message)) return true;
  for (const ref of await deps.outbox.standing(message)) {
    const removed = await deps.messenger.remove(ref);
    if (removed.ok || removed.error.kind === 'undeliverable') continue;
    await settleFailure(deps, sending, claimed, ref.channelId, removed.error);
    return false;
  }
  await deps.outbox.withdrawn(message);
  return true;
}

/** What only one person sees is not kept by Slack, so there is nothing to replace. */
function isKept({ target }: OutboxMessage): boolean {
  return target.kind === 'person' || target.onlyTo === undefined;
}

async function putIntoSlack(
  { outbox, messenger }: SenderDeps,
  message: OutboxMessage,
  content: SlackMessage,
  replacesEarlier: boolean,
): Promise<Result<MessageRef, SendFailure>> {
  const { id, target } = message;
  const earlier = replacesEarlier && isKept(message) ? await outbox.earlier(message) : undefined;
  return earlier === undefined
    ? await messenger.post(id, target, content)
    : await messenger.update(earlier, content);
}

function placeOf(target: MessageTarget): string {
  return target.kind === 'person' ? target.personId : target.channelId;
}

function isLeaseShort({ leaseUntil }: ClaimedMessage, now: Date): boolean {
  return leaseUntil.getTime() - now.getTime() < NEEDED_LEASE_MS;
}

/** Looks for a message that may be in Slack; undefined if it is not there and may be sent. */
async function lookUp<Deps extends SenderDeps>(
  deps: Deps,
  sending: Sending<Deps>,
  claimed: ClaimedMessage,
): Promise<'found' | 'settled' | undefined> {
  const { message } = claimed;
  const backoff = sending.limiter.held() ?? sending.breaker.lookUpsHeld(deps.clock());
  if (backoff) {
    await putOff(deps, claimed, claimed.attempts, backoff);
    return 'settled';
  }
  const found = await deps.messenger.findPosted(message.id, message.target);
  if (!found.ok) {
    await settleFailure(deps, sending, claimed, 'look-ups', found.error);
    return 'settled';
  }
  if (found.value === null) return undefined;
  await noteSent(deps, sending, claimed, found.value);
  await catchUp(deps, sending, claimed, found.value);
  return 'found';
}

/** Keeps where a message stands in Slack, and when each prompt it carries is to be reminded. */
async function noteSent<Deps extends SenderDeps>(
  deps: Deps,
  { kinds }: Sending<Deps>,
  { workspaceId, message }: ClaimedMessage,
  ref: MessageRef,
): Promise<void> {
  const at = deps.clock();
  const reminders = await kinds[message.kind].reminders?.(deps, workspaceId, message, at);
  await deps.outbox.markSent(message.id, ref, { at, reminders: reminders ?? [] });
}

async function catchUp<Deps extends SenderDeps>(
  deps: Deps,
  { kinds }: Sending<Deps>,
  { message, workspaceId }: ClaimedMessage,
  ref: MessageRef,
): Promise<void> {
  try {
    await kinds[message.kind].found?.(deps, workspaceId, ref);
  } catch (error) {
    // The next start reads open threads back too, and the other messages must go out now.
    deps.log.error({ message: message.id, ...causeOf(error) }, 'answers not taken in yet');
  }
}
