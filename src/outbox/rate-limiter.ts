import type { Clock } from '../domain/clock.ts';

/** Waits for so many milliseconds. */
export type Wait = (ms: number) => Promise<void>;

/** Until when nothing may go out, and why, in words for the admin. */
export type Backoff = { readonly until: Date; readonly why: string };

const BUSY = 'Slack asked to wait.';
const WORTH_WAITING_MS = 15_000;
const JUMPED_BACK_MS = 900_000;

/**
 * Lets messages out by the pace that Slack allows and by what it has refused. Slack limits each place
 * and the workspace as a whole without saying which it was; when a second place is refused too, it is
 * taken for the whole, and all go slower.
 */
export function createRateLimiter(clock: Clock, wait: Wait) {
  let pace = freshPace(clock().getTime());
  let whole: Backoff | undefined;
  const refused = new Map<string, Date>();
  const stopping = new AbortController();

  function now(): number {
    const time = clock().getTime();
    if (pace.countedAt - time > JUMPED_BACK_MS) {
      // What was learned in a future that did not come must not hold messages back until then.
      pace = freshPace(time);
      whole = undefined;
      refused.clear();
    }
    return time;
  }

  /** Why nothing may go anywhere now; undefined if it may. */
  function held(): Backoff | undefined {
    if (stopping.signal.aborted) return { until: new Date(now()), why: 'The app was stopped.' };
    return whole !== undefined && whole.until.getTime() > now() ? whole : undefined;
  }

  return {
    held,

    /** Waits until something may go to a place: undefined when it may, else until when to put it off. */
    async take(place: string): Promise<Backoff | undefined> {
      const time = now();
      const backoff = held();
      if (backoff) return backoff;
      const until = refused.get(place);
      if (until !== undefined && until.getTime() > time) return { until, why: BUSY };
      const at = nextMoment(pace, place, time);
      if (at - time > WORTH_WAITING_MS) return { until: new Date(at), why: BUSY };
      pace = afterSending(pace, place, at);
      if (at > time) await waitUnlessStopped(wait, at - time, stopping.signal);
      return held();
    },

    /** Slack asked to wait while something went to this place. */
    refuse(place: string, until: Date): void {
      const time = now();
      for (const [other, end] of refused) if (end.getTime() <= time) refused.delete(other);
      refused.set(place, until);
      if (refused.size < 2 || held()) return;
      whole = { until, why: BUSY };
      pace = afterRefusal(pace, until.getTime());
      refused.clear();
    },

    /** Nothing can go anywhere. */
    holdAll(backoff: Backoff): void {
      whole = backoff;
    },

    /** Nothing goes out any more, and nobody waits any longer. */
    stop: () => stopping.abort(),
  };
}

/** The limiter of a sender. */
export type RateLimiter = ReturnType<typeof createRateLimiter>;

/** Waits, but no longer than until the signal. */
export async function waitUnlessStopped(
  wait: Wait,
  ms: number,
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted) return;
  let stop = () => {};
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
    signal.addEventListener('abort', stop);
  });
  await Promise.race([wait(ms), stopped]);
  signal.removeEventListener('abort', stop);
}

const UNANSWERED_IN_A_ROW = 3;
const FIRST_BREAK_MS = 30_000;
const LONGEST_BREAK_MS = 600_000;

/** Remembers across messages what went wrong lately, so that not every message tries it again. */
export function createCircuitBreaker() {
  let inARow = 0;
  let isKnown = false;
  let lookUps: Backoff | undefined;
  return {
    /** Slack took a message: whatever it was is over. */
    succeeded(): void {
      inARow = 0;
      isKnown = false;
    },

    /**
     * Slack did not answer clearly. Answers for how many milliseconds nothing is to be tried: 0 for the
     * first few in a row, and then twice as long each time.
     */
    failed(): number {
      inARow += 1;
      if (inARow < UNANSWERED_IN_A_ROW) return 0;
      return Math.min(FIRST_BREAK_MS * 2 ** (inARow - UNANSWERED_IN_A_ROW), LONGEST_BREAK_MS);
    },

    /** True the first time only, until a message gets through. */
    isNews(): boolean {
      const isNew = !isKnown;
      isKnown = true;
      return isNew;
    },

    /** Messages can be posted, but not looked for. */
    holdLookUps(backoff: Backoff): void {
      lookUps = backoff;
    },

    /** Why nothing may be looked for at a moment; undefined if it may. */
    lookUpsHeld: (now: Date) =>
      lookUps !== undefined && lookUps.until > now ? lookUps : undefined,
  };
}

/** The breaker of a sender. */
export type CircuitBreaker = ReturnType<typeof createCircuitBreaker>;

/**
 * How fast messages may go out: a token bucket for the workspace and one for each place. Slack
 * answers where it is exceeded, so the workspace's rate gives way and recovers. Times are in
 * milliseconds since 1970.
 */
export type Pace = {
  /** Messages a minute for the whole workspace, as learned so far. */
  readonly perMinute: number;
  readonly tokens: number;
  /** When the tokens were counted. */
  readonly countedAt: number;
  /** When each place would have all its tokens again; places at rest are left out. */
  readonly places: ReadonlyMap<string, number>;
};

const MINUTE = 60_000;
/** One a second for a place, and a few at once. */
const PLACE_GAP = 1000;
const PLACE_BURST = 3;
const MOST = 300;
const LEAST = 20;
/** A full bucket stays below a minute's worth: Slack's clock and the way there are not ours. */
const HELD_BACK = 0.95;
/** A refused rate is cut to this share, and comes back by that much with each message. */
const CUT = 0.7;
const RECOVERY = 0.2;

/** The pace before anything was sent. */
export function freshPace(now: number): Pace {
  return { perMinute: MOST, tokens: MOST * HELD_BACK, countedAt: now, places: new Map() };
}

/** The first moment, not before `now`, at which a message may go to a place. */
export function nextMoment(pace: Pace, place: string, now: number): number {
  const { tokens, perMinute, countedAt } = counted(pace, now);
  const missing = Math.max(0, 1 - tokens);
  // A hair below one token is rounding, not a limit.
  const byAll = countedAt + Math.ceil((missing / perMinute) * MINUTE - 1e-6);
  const rested = pace.places.get(place) ?? now;
  return Math.max(now, byAll, rested - (PLACE_BURST - 1) * PLACE_GAP);
}

/** The pace once a message goes to a place at a moment that `nextMoment` gave. */
export function afterSending(pace: Pace, place: string, at: number): Pace {
  const current = counted(pace, at);
  const places = new Map([...pace.places].filter(([, rested]) => rested > at));
  places.set(place, Math.max(at, pace.places.get(place) ?? at) + PLACE_GAP);
  const perMinute = Math.min(MOST, current.perMinute + RECOVERY);
  return { ...current, perMinute, tokens: current.tokens - 1, places };
}

/** The pace after Slack refused the workspace's rate: slower, and nothing before `until`. */
export function afterRefusal(pace: Pace, until: number): Pace {
  const perMinute = Math.max(LEAST, pace.perMinute * CUT);
  return { ...pace, perMinute, tokens: 1, countedAt: Math.max(until, pace.countedAt) };
}

/** The tokens at a moment; before the last count, as when a clock jumped back, none are gained. */
function counted(pace: Pace, now: number): Pace {
  const gained = (Math.max(0, now - pace.countedAt) / MINUTE) * pace.perMinute;
  const tokens = Math.min(pace.perMinute * HELD_BACK, pace.tokens + gained);
  return { ...pace, tokens, countedAt: Math.max(now, pace.countedAt) };
}
