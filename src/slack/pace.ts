import type { Clock } from '../domain/clock.ts';

const MINUTE = 60_000;

/** Slack takes 50 calls a minute of a method that reads conversations, and others may read too. */
const PER_MINUTE = 40;
const AT_ONCE = 20;

/** Makes a gate that lets calls out at the pace of Slack: a few at once, then evenly. */
export function createPace(clock: Clock, wait: (ms: number) => Promise<void>) {
  const step = MINUTE / PER_MINUTE;
  let next = 0;

  return async (): Promise<void> => {
    const now = clock().getTime();
    // Further ahead than calls could have pushed it: the clock was set back.
    if (next - now > MINUTE * PER_MINUTE) next = now;
    next = Math.max(next, now) + step;
    const ms = next - now - AT_ONCE * step;
    if (ms > 0) await wait(ms);
  };
}
