import type { Deps } from '../deps.ts';
import { type SendFailure } from '../slack/slack-failure.ts';
import type { ClaimedMessage } from './outbox-port.ts';
import type { Closure, Turns } from './rate-limiter.ts';

/** What went wrong lately, across messages. */
export type Troubles = {
  /** Slack took a message: whatever it was is over. */
  over(): void;
  /** How many calls in a row Slack did not answer clearly, this one included. */
  unanswered(): number;
  /** True the first time only, until it is over. */
  isNews(): boolean;
  closeLookUps(closure: Closure): void;
  lookUpsClosed(now: Date): Closure | undefined;
};

const MOST_ATTEMPTS = 8;
const UNANSWERED_IN_A_ROW = 3;
const LONGEST_BREAK_MS = 600_000;

/** Nothing has gone wrong yet. */
export function noTroubles(): Troubles {
  let inARow = 0;
  let isKnown = false;
  let lookUps: Closure | undefined;
  return {
    over() {
      inARow = 0;
      isKnown = false;
    },
    unanswered() {
      inARow += 1;
      return inARow;
    },
    isNews() {
      const isNew = !isKnown;
      isKnown = true;
      return isNew;
    },
    closeLookUps(closure) {
      lookUps = closure;
    },
    lookUpsClosed: (now) => (lookUps !== undefined && lookUps.until > now ? lookUps : undefined),
  };
}

/**
 * Gives a message up or puts it off, and lets everything else wait where Slack as a whole does not
 * take messages. `place` is where it was to go, or 'look-ups' where it was only looked for.
 */
export async function settleFailure(
  deps: Deps,
  sending: { readonly turns: Turns; readonly troubles: Troubles },
  claimed: ClaimedMessage,
  place: string,
  failure: SendFailure,
): Promise<void> {
  const { turns, troubles } = sending;
  const now = deps.clock();
  const after = (ms: number) => new Date(now.getTime() + ms);
  switch (failure.kind) {
    case 'rate-limited': {
      const wait = Math.min(LONGEST_BREAK_MS, Math.max(1000, failure.retryAfterMs));
      const closure = { until: after(wait), why: 'Slack asked to wait.' };
      if (place === 'look-ups') troubles.closeLookUps(closure);
      else turns.refuse(place, closure.until);
      return await putOff(deps, claimed, claimed.attempts, closure);
    }
    case 'unavailable': {
      const inARow = troubles.unanswered();
      const { why } = failure;
      if (inARow >= UNANSWERED_IN_A_ROW) {
        turns.close({ until: after(breakAfter(inARow)), why });
      }
      return await tryAgain(deps, claimed, why, now);
    }
    case 'unauthorised': {
      const closure = { until: after(LONGEST_BREAK_MS), why: failure.why };
      if (troubles.isNews()) deps.log.error({ why: failure.why }, failure.mend);
      turns.close(closure);
      return await putOff(deps, claimed, claimed.attempts, closure);
    }
    case 'undeliverable': {
      if (failure.cause === 'left') await noteLeft(deps, claimed, now);
      return await fail(deps, claimed, failure.why);
    }
  }
}

/** Puts a message off without counting a try. */
export async function putOff(
  { outbox }: Pick<Deps, 'outbox'>,
  { message, leaseUntil, maybeSent }: ClaimedMessage,
  attempts: number,
  { until, why }: Closure,
  expiresAt?: Date,
): Promise<void> {
  await outbox.postpone(
    { id: message.id, leaseUntil },
    {
      // One attempt at least keeps a doubtful message doubtful: it must be looked up next time too.
      attempts: maybeSent ? Math.max(1, attempts) : attempts,
      notBefore: until,
      remark: why,
      ...(expiresAt === undefined ? {} : { expiresAt }),
    },
  );
}

/** Tries again, after twice as long each time, but not for ever. */
async function tryAgain(deps: Deps, claimed: ClaimedMessage, why: string, now: Date) {
  const attempts = claimed.attempts + 1;
  if (attempts >= MOST_ATTEMPTS) return await fail(deps, claimed, why);
  const { id, kind } = claimed.message;
  deps.log.warn({ message: id, kind, why, attempts }, 'message not sent, tried again later');
  const until = new Date(now.getTime() + Math.min(30_000 * 2 ** attempts, 3_600_000));
  await putOff(deps, claimed, attempts, { until, why });
}

async function fail(
  { outbox, log }: Deps,
  { message, leaseUntil }: ClaimedMessage,
  why: string,
): Promise<void> {
  log.warn({ message: message.id, kind: message.kind, why }, 'message not sent');
  await outbox.giveUp({ id: message.id, leaseUntil }, 'failed', why);
}

/** Slack knows before the directory is read again that somebody has left. */
async function noteLeft(
  { people }: Deps,
  { workspaceId, message: { target } }: ClaimedMessage,
  now: Date,
): Promise<void> {
  if (target.kind !== 'person') return;
  const person = await people.find(workspaceId, target.personId);
  if (person === undefined) return;
  const { id, name, email, timeZone, isSlackAdmin } = person;
  const entry = { id, name, email, timeZone, isSlackAdmin, awayUntil: null };
  await people.saveFromDirectory(workspaceId, [{ ...entry, standing: 'left' }], now);
}

function breakAfter(inARow: number): number {
  return Math.min(30_000 * 2 ** (inARow - UNANSWERED_IN_A_ROW), LONGEST_BREAK_MS);
}
