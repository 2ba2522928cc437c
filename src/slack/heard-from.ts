import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Clock } from '../domain/clock.ts';

/** What tells of every frame that keeps a connection alive. */
const FRAMES = ['undici:websocket:ping', 'undici:websocket:pong'] as const;

/** The part of Slack's socket client that is listened to. */
type Heard = { on(event: 'connected' | 'ws_message', listener: () => void): unknown };

/** Notes when Slack last gave a sign over the live connection, be it only that it is still there. */
export function createHearing(client: Heard, clock: Clock) {
  let heardAt: Date | undefined;
  const note = () => {
    heardAt = clock();
  };
  client.on('connected', note);
  client.on('ws_message', note);
  for (const frame of FRAMES) subscribe(frame, note);
  return {
    /** Undefined before the first sign. */
    heardAt: () => heardAt,
    stop: () => {
      for (const frame of FRAMES) unsubscribe(frame, note);
    },
  };
}
