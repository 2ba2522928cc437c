import { causeOf } from '../domain/cause-of.ts';
import type { Log } from '../domain/log.ts';
import { connectionTrouble, type TokenSetting } from './connection-trouble.ts';

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 300_000;
const LONGEST_START_MS = 12_000;

/** How the app stands with Slack; `line` says what to do about it. */
export type ConnectionState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'connected' }
  | { readonly kind: 'trouble'; readonly line: string };

/** The part of Slack's socket client that is used. */
export type SocketClient = {
  start(): Promise<unknown>;
  disconnect(): Promise<void>;
  on(event: 'disconnected', listener: () => void): unknown;
};

/** Waits so long, and keeps the process alive meanwhile; rejects never, and ends with the signal. */
export type LongWait = (ms: number, signal: AbortSignal) => Promise<void>;

/** A wait by the time that passes. */
export const waitFor: LongWait = (ms, signal) =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });

/** A connection that opens and then says nothing is given up. */
async function startInTime(client: SocketClient): Promise<void> {
  const timer = setTimeout(() => void client.disconnect(), LONGEST_START_MS);
  try {
    await client.start();
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The connection to Slack: made in the beginning and again whenever it ends, however long that takes.
 * The first trouble of a kind is told in one line; after that it is tried with growing waits.
 */
export function createConnection(log: Log, wait: LongWait = waitFor) {
  let state: ConnectionState = { kind: 'connecting' };
  const stopping = new AbortController();

  function tell(error: unknown, setting: TokenSetting, ms: number): void {
    const line = connectionTrouble(error, setting);
    const isNew = state.kind !== 'trouble' || state.line !== line;
    state = { kind: 'trouble', line };
    const seconds = Math.round(ms / 1000);
    if (isNew) log.error({ ...causeOf(error), secondsToNextTry: seconds }, line);
    else log.warn({ secondsToNextTry: seconds }, 'still no connection to Slack');
  }

  /** Tries until it works; undefined where the app was stopped before. */
  async function untilItWorks<Value>(
    setting: TokenSetting,
    work: () => Promise<Value>,
  ): Promise<Value | undefined> {
    for (let tries = 0; !stopping.signal.aborted; tries += 1) {
      try {
        return await work();
      } catch (error) {
        if (stopping.signal.aborted) break;
        const ms = Math.min(FIRST_WAIT_MS * 2 ** tries, LONGEST_WAIT_MS);
        tell(error, setting, ms);
        await wait(ms, stopping.signal);
      }
    }
    return undefined;
  }

  async function open(client: SocketClient): Promise<void> {
    await untilItWorks('SLACK_APP_TOKEN', () => startInTime(client));
    if (stopping.signal.aborted) return;
    if (state.kind === 'trouble') log.info({}, 'connected to Slack again');
    state = { kind: 'connected' };
  }

  return {
    untilItWorks,

    /** Connects, and connects again whenever the connection ends; `onAgain` hears of each such time. */
    async keep(client: SocketClient, onAgain: () => void = () => {}): Promise<void> {
      let isOpening = true;
      client.on('disconnected', () => {
        if (isOpening || stopping.signal.aborted) return;
        isOpening = true;
        state = { kind: 'connecting' };
        void open(client).then(() => {
          isOpening = false;
          if (!stopping.signal.aborted) onAgain();
        });
      });
      await open(client);
      isOpening = false;
    },

    /** How the app stands with Slack now. */
    state: (): ConnectionState => state,

    isStopped: () => stopping.signal.aborted,

    /** Tries no longer. */
    stop: () => stopping.abort(),
  };
}
