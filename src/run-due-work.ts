import type { Deps } from './deps.ts';
import { causeOf } from './domain/cause-of.ts';
import type { Clock } from './domain/clock.ts';
import { createSetApart, type SetApart } from './domain/set-apart.ts';
import { type CatchUp, createCatchUp } from './features/answers/catch-up.ts';
import { readWaitingReplies } from './features/answers/take-in-replies.ts';
import { transcribeDueClips } from './features/answers/transcribe-clips.ts';
import { noteWhatIsMissing } from './features/check-in/messages/not-ready.ts';
import { remindDue } from './features/check-in/messages/reminder.ts';
import { endAnsweredAsks } from './features/check-in/open-ask-round.ts';
import { openDueRounds } from './features/check-in/open-rounds.ts';
import { closeDueRounds } from './features/flags/close-rounds.ts';
import { refreshLibrary } from './features/guide/ask-guide.ts';
import { tellOwners } from './features/people/no-admin.ts';
import { noteLeft } from './features/people/sync-directory.ts';
import { tellOfStorage } from './features/people/tell-of-storage.ts';
import { forgetOld } from './features/retention/forget-old.ts';
import { MESSAGE_KINDS } from './message-kinds.ts';
import { createSender } from './outbox/send-messages.ts';

/** What a tick did. */
export type DueWork = {
  readonly opened: number;
  readonly reminded: number;
  readonly sent: number;
  readonly read: number;
  readonly closed: number;
};

type Begun = Omit<DueWork, 'sent'> & { readonly sending: Promise<number> };

/** What a tick is handed besides. */
type Hands = {
  readonly apart: SetApart;
  readonly send: () => Promise<number>;
  readonly catchUp: CatchUp;
};

/**
 * Makes a worker. Sending goes on beside the rest: a round for thousands takes minutes to go out,
 * and meanwhile replies are read, rounds close, and what answers somebody overtakes the others.
 * So do transcribing clips and reading back, for which Slack may take its time.
 */
export function createDueWorker(deps: Deps) {
  const sender = createSender(deps, MESSAGE_KINDS, noteLeft);
  const inTurn = oneAtATime(() => part(deps, 'sending', () => sender.send()));
  const apart = createSetApart(deps.log);
  const catchUp = createCatchUp(deps);
  const catchUpInTurn = oneAtATime(() => part(deps, 'catching up', catchUp.run));
  const work = oneAtATime(() =>
    deps.pulse.tick(() => beginDueWork(deps, { apart, send, catchUp })),
  );
  const transcribeInTurn = oneAtATime(() =>
    part(deps, 'clips', () => transcribeDueClips(deps, deps.clock())),
  );
  let underWay: Promise<unknown> = Promise.resolve();

  function send(): Promise<number> {
    sender.nudge();
    const sending = inTurn();
    follow(sending);
    return sending;
  }

  /** Failures reach whoever asked for the work; this only knows when it has ended. */
  function follow(promise: Promise<unknown>): void {
    underWay = Promise.allSettled([underWay, promise]).then(() => undefined);
  }

  function begin(): Promise<Begun> {
    const begun = work();
    follow(begun);
    return begun;
  }

  async function doAndSend(): Promise<DueWork> {
    // What answers somebody does not wait for work that is still under way.
    const first = send();
    const { sending, ...done } = await begin();
    const runs = new Set([first, sending, send()]);
    let sent = 0;
    for (const run of runs) sent += await run;
    return { ...done, sent };
  }

  async function tick(): Promise<DueWork> {
    const beside = Promise.all([transcribeInTurn(), catchUpInTurn()]);
    follow(beside);
    const done = await doAndSend();
    const [transcribed, caughtUp] = await beside;
    return transcribed + caughtUp > 0 ? addUp(done, await doAndSend()) : done;
  }

  /** The same, for a caller who does not wait: a failure is only logged. */
  function wake(): void {
    tick().catch((error: unknown) => {
      deps.log.error(causeOf(error), 'a tick failed');
    });
  }

  return {
    /**
     * Does everything that is due now; resolves when it is done and sent. Calling it again does
     * nothing twice: each piece of work is claimed in the store.
     */
    tick,

    wake,

    /** Takes in what Slack holds and nobody has heard; resolves when that is done. */
    async catchUp(): Promise<void> {
      const catching = catchUpInTurn();
      follow(catching);
      await catching;
    },

    /** Words may have been missed until now: whatever Slack holds is taken in. */
    missed(): void {
      catchUp.missed();
      wake();
    },

    /** Slack has sent something. */
    heard: catchUp.heard,

    /** Does it too, but messages may still be on their way when it resolves. */
    async begin(): Promise<Omit<DueWork, 'sent'>> {
      const { sending: _, ...done } = await begin();
      // What was read meanwhile is told now, not at the next tick.
      void send();
      return done;
    },

    /** Resolves when what Slack is taking at this moment has been noted. */
    settled: () => sender.settled(),

    /** Finishes what is under way; what has not been sent yet stays in the outbox. */
    async stop(): Promise<void> {
      sender.stop();
      catchUp.stop();
      await underWay;
    },
  };
}

/** The worker of a process. */
export type DueWorker = ReturnType<typeof createDueWorker>;

function addUp(a: DueWork, b: DueWork): DueWork {
  return {
    opened: a.opened + b.opened,
    reminded: a.reminded + b.reminded,
    sent: a.sent + b.sent,
    read: a.read + b.read,
    closed: a.closed + b.closed,
  };
}

/**
 * Replies are read before rounds close, so that a round closes on all that was said in it. Articles
 * come last: a large new library takes a while to be taken up.
 */
async function beginDueWork(deps: Deps, { apart, send, catchUp }: Hands): Promise<Begun> {
  const now = deps.clock();
  await part(deps, 'what was not kept', () => deps.unkept.again(now));
  await part(deps, 'telling of the disk', () => tellOfStorage(deps, now));
  await part(deps, 'what is missing', () => noteWhatIsMissing(deps, now));
  await part(deps, 'who looks after it', () => tellOwners(deps, now));
  const opened = await part(deps, 'opening', () => openDueRounds(deps, now, apart));
  const reminded = await part(deps, 'reminding', () => remindDue(deps, now, apart));
  const sending = send();
  const read = await part(deps, 'reading', () => readWaitingReplies(deps, now, apart));
  await part(deps, 'what came back', () => endAnsweredAsks(deps, now));
  const closed = await part(deps, 'closing', () =>
    closeDueRounds(deps, now, apart, (round) => catchUp.mayClose(round, now)),
  );
  await part(deps, 'old forms', () =>
    deps.answers.dropOldDrafts(new Date(now.getTime() - FORMS_KEPT_MS)),
  );
  await part(deps, 'what was kept long enough', () => forgetOld(deps, now));
  await part(deps, 'articles', () => refreshLibrary(deps));
  return { opened, reminded, read, closed, sending };
}

/**
 * One part of a tick: where it fails as a whole, the log says why and the other parts go on. Answers how
 * much was done, where the work counts that.
 */
async function part({ log }: Deps, name: string, work: () => Promise<unknown>): Promise<number> {
  try {
    const done = await work();
    return typeof done === 'number' ? done : 0;
  } catch (error) {
    log.error({ part: name, ...causeOf(error) }, 'a part of a tick failed');
    return 0;
  }
}

const MINUTE = 60_000;
/** A form that nobody has sent for a month is forgotten. */
const FORMS_KEPT_MS = 30 * 24 * 60 * MINUTE;

/**
 * Calls `tick` about once a minute until the returned function is called, at the start of the minute
 * where the clock goes evenly. Minutes are counted as they pass: a clock that is set back or forward
 * holds nothing up. It only ticks: what is due, and when, stands in the store.
 */
export function startTicking(tick: () => void, clock: Clock): () => void {
  let timer: NodeJS.Timeout;
  const wait = () => {
    const ms = MINUTE - (clock().getTime() % MINUTE);
    timer = setTimeout(() => {
      wait();
      tick();
    }, ms);
  };
  wait();
  return () => clearTimeout(timer);
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
