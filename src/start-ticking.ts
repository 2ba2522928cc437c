import { schedule } from 'node-cron';

/**
 * Calls `tick` at the start of every minute until the returned function is called. It only ticks:
 * what is due, and when, stands in the store.
 */
export function startTicking(tick: () => void): () => Promise<void> {
  const task = schedule('* * * * *', tick, { timezone: 'UTC' });
  return async () => {
    await task.destroy();
  };
}
