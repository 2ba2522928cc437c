import type { Log } from './domain/log.ts';

/** What of a process is listened to; a test brings its own. */
type Warned = {
  on(event: 'warning', listener: (warning: Error & { readonly code?: string }) => void): unknown;
  removeAllListeners(event: 'warning'): unknown;
};

/**
 * Sends the warnings of Node and of packages through our log, so that whoever collects it finds lines of
 * JSON and nothing else. Their messages are left out, for they may hold words of people.
 */
export function logWarnings(process: Warned, log: Log): void {
  process.removeAllListeners('warning');
  process.on('warning', ({ name, code }) => {
    log.warn({ from: 'node', name, code }, 'a warning of Node');
  });
}
