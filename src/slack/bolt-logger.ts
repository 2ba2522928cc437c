import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../domain/log.ts';

/**
 * Lets Bolt log through ours. Its debug lines hold whole payloads, and so the words of people:
 * they are dropped, and of the rest only the leading text is kept, never an attached object and
 * never the message of an error that Bolt puts at the end of its own.
 */
export function boltLogger(log: Log): Logger {
  const firstWords = (parts: readonly unknown[]) =>
    typeof parts[0] === 'string'
      ? parts[0].replace(/\berror: [\s\S]*/, 'error').slice(0, 200)
      : 'a message without text';
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...parts) => log.warn({ from: 'bolt' }, firstWords(parts)),
    error: (...parts) => log.error({ from: 'bolt' }, firstWords(parts)),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}
