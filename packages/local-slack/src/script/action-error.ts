import type { Outcome } from '../delivery/envelope.ts';
import type { JsonObject } from '../json.ts';
import type { World } from '../world.ts';
import { showTrouble } from './trouble.ts';

/**
 * Waits for the app's acknowledgement; rejects with what was not acknowledged, and why. Whoever sent
 * `body` is shown what Slack would show them.
 */
export async function acknowledged(
  world: World,
  what: string,
  outcome: Promise<Outcome>,
  body?: JsonObject,
): Promise<{ readonly payload: unknown }> {
  const result = await withinTime(outcome, world.actionTimeoutMs, () => describe(world, what));
  if (result.status !== 'not-acked')
    return { payload: result.status === 'acked' ? result.payload : undefined };
  const shown = body ? showTrouble(world, body, result.reason) : '';
  throw new Error(
    `The app did not acknowledge: ${what} (${result.reason})${shown && `; Slack shows: ${shown}`}`,
  );
}

/** Rejects with `message()` when the promise takes longer than `ms` real milliseconds. */
export function withinTime<T>(promise: Promise<T>, ms: number, message: () => string): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(message())), ms);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function describe(world: World, what: string): string {
  return `The app did not acknowledge within ${world.actionTimeoutMs} ms: ${what}`;
}
