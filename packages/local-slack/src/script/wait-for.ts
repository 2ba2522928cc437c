import type { World } from '../world.ts';
import { recentActivity } from './recent-activity.ts';

/** Asks `look` now and after every change until it finds something; fails loudly after `timeoutMs` real milliseconds. */
export function waitUntil<T>(
  world: World,
  description: string,
  look: () => T | undefined | null | false,
  timeoutMs: number,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      unsubscribe();
    };
    const check = (): void => {
      try {
        const found = look();
        if (found === undefined || found === null || found === false) return;
        stop();
        resolve(found);
      } catch (error) {
        stop();
        reject(error);
      }
    };
    const timer = setTimeout(() => {
      stop();
      reject(
        new Error(`Waited ${timeoutMs} ms in vain for: ${description}\n${recentActivity(world)}`),
      );
    }, timeoutMs);
    const unsubscribe = world.changes.subscribe(check);
    check();
  });
}

/** Resolves once nothing has been under way for `forMs` real milliseconds. */
export function untilQuiet(world: World, forMs: number, timeoutMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    let calm: NodeJS.Timeout | undefined;
    const stop = (): void => {
      clearTimeout(calm);
      clearTimeout(limit);
      unsubscribe();
    };
    const check = (): void => {
      clearTimeout(calm);
      if (world.activity.apiCalls > 0 || world.activity.deliveries > 0) return;
      calm = setTimeout(() => {
        stop();
        resolve();
      }, forMs);
    };
    const limit = setTimeout(() => {
      stop();
      reject(new Error(`Slack was not quiet within ${timeoutMs} ms\n${recentActivity(world)}`));
    }, timeoutMs);
    const unsubscribe = world.changes.subscribe(check);
    check();
  });
}
