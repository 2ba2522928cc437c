import { deliverMessage } from './deliver-message.ts';
import { type MessageKinds, prioritiesOf } from './message-kind.ts';
import type { ClaimedMessage } from './outbox-store.ts';
import { createCircuitBreaker, createRateLimiter, waitUnlessStopped } from './rate-limiter.ts';
import type { SenderDeps, Sending } from './sending.ts';

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
    const delivery = deliverMessage(deps, sending, claimed);
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
      // A message that cannot be handled stays claimed, and must not keep the others back.
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
