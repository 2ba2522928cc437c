import { type RefreshLibraryNeeds, refreshLibrary } from './guide/refresh-library.ts';
import { type ReadNeeds, readWaitingReplies } from './replies/read-replies.ts';
import { type CloseRoundsNeeds, closeDueRounds } from './rounds/close-rounds.ts';
import { type OpenRoundsNeeds, openDueRounds } from './rounds/open-rounds.ts';
import { type SendNeeds, sendDueMessages } from './rounds/send-messages.ts';

/** What a tick needs. */
export type DueWorkNeeds = OpenRoundsNeeds &
  SendNeeds &
  ReadNeeds &
  CloseRoundsNeeds &
  RefreshLibraryNeeds;

/** What a tick did. */
export type DueWork = {
  readonly opened: number;
  readonly sent: number;
  readonly read: number;
  readonly closed: number;
};

/**
 * Does everything that is due at `now`. Calling it again does nothing twice: each piece of work
 * is claimed in the store. Replies are read before rounds close, so that a round closes on all
 * that was said in it. Articles come last: a large new library takes a while to be taken up.
 */
export async function runDueWork(needs: DueWorkNeeds, now: Date): Promise<DueWork> {
  const opened = await openDueRounds(needs, now);
  const sentFirst = await sendDueMessages(needs, now);
  const read = await readWaitingReplies(needs, now);
  const closed = await closeDueRounds(needs, now);
  const sentLast = closed > 0 ? await sendDueMessages(needs, now) : 0;
  await refreshLibrary(needs);
  return { opened, sent: sentFirst + sentLast, read, closed };
}

/**
 * Makes a runner of which at most one run is under way: a call during a run asks for one more
 * run after it, shared by all who called meanwhile.
 */
export function oneAtATime<Value>(work: () => Promise<Value>): () => Promise<Value> {
  let running: Promise<Value> | undefined;
  let next: Promise<Value> | undefined;

  function start(): Promise<Value> {
    const run = work().finally(() => {
      running = undefined;
    });
    running = run;
    return run;
  }

  return () => {
    // Between the end of a run and the start of the one asked for, none is running yet.
    if (running === undefined && next === undefined) return start();
    next ??= Promise.resolve(running)
      .catch(() => undefined)
      .then(() => {
        next = undefined;
        return start();
      });
    return next;
  };
}
