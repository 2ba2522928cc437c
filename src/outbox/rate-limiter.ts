import type { Clock } from '../domain/clock.ts';
import { afterRefusal, afterSending, freshPace, nextMoment } from './pacing.ts';

/** Waits for so many milliseconds. */
export type Wait = (ms: number) => Promise<void>;

/** Until when nothing may go out, and why, in words for the admin. */
export type Closure = { readonly until: Date; readonly why: string };

/** Whose turn it is to be written to, by the pace that Slack allows and by what it has refused. */
export type Turns = {
  /** Waits for the turn of a place: undefined when it has come, else until when to put it off. */
  take(place: string): Promise<Closure | undefined>;
  /** Slack asked to wait while something went to this place. */
  refuse(place: string, until: Date): void;
  /** Nothing can go anywhere. */
  close(closure: Closure): void;
  /** Why nothing may go anywhere now; undefined if it may. */
  closed(): Closure | undefined;
  /** Nobody gets a turn any more, and nobody waits any longer. */
  stop(): void;
};

const BUSY = 'Slack asked to wait.';
const WORTH_WAITING_MS = 15_000;
const JUMPED_BACK_MS = 900_000;

/**
 * Makes turns that share one pace. Slack limits each place and the workspace as a whole without
 * saying which it was; when a second place is refused too, it is taken for the whole, and all go
 * slower.
 */
export function createTurns(clock: Clock, wait: Wait): Turns {
  let pace = freshPace(clock().getTime());
  let whole: Closure | undefined;
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

  function closed(): Closure | undefined {
    if (stopping.signal.aborted) return { until: new Date(now()), why: 'The app was stopped.' };
    return whole !== undefined && whole.until.getTime() > now() ? whole : undefined;
  }

  return {
    closed,
    async take(place) {
      const time = now();
      const closure = closed();
      if (closure) return closure;
      const until = refused.get(place);
      if (until !== undefined && until.getTime() > time) return { until, why: BUSY };
      const at = nextMoment(pace, place, time);
      if (at - time > WORTH_WAITING_MS) return { until: new Date(at), why: BUSY };
      pace = afterSending(pace, place, at);
      if (at > time) await waitUnlessStopped(wait, at - time, stopping.signal);
      return closed();
    },
    refuse(place, until) {
      const time = now();
      for (const [other, end] of refused) if (end.getTime() <= time) refused.delete(other);
      refused.set(place, until);
      if (refused.size < 2 || closed()) return;
      whole = { until, why: BUSY };
      pace = afterRefusal(pace, until.getTime());
      refused.clear();
    },
    close(closure) {
      whole = closure;
    },
    stop: () => stopping.abort(),
  };
}

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
