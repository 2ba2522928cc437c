import type { Deps } from '../../deps.ts';
import { causeOf } from '../../domain/cause-of.ts';
import type { ConnectionState } from '../../slack/connection.ts';
import {
  diskPart,
  type PartName,
  type PartState,
  slackPart,
  ticksPart,
  unwell,
  WELL,
} from './parts.ts';
import { tryToRead } from './try-to-read.ts';

/** What is looked at and does not come with `deps`. */
export type Watched = {
  readonly slack: () => { readonly state: ConnectionState; readonly heardAt: Date | undefined };
  /** How many bytes the disk of the database has left. */
  readonly freeBytes: () => Promise<number>;
  /** Says what is wrong with the language model; undefined where none reads. */
  readonly askModel: (() => Promise<string | undefined>) | undefined;
};

/** How every part is. A part that is not in use is left out. */
export type Look = Readonly<Partial<Record<PartName, PartState>>>;

const LONGEST_ANSWER_MS = 3_000;
/** Reading costs time and asking a model may cost money: these are tried twice a minute at most. */
const FRESH_MS = 30_000;

/** Looks at every part at once; who asks while a look is under way gets that one. */
export function createLook(deps: Deps, watched: Watched): () => Promise<Look> {
  const { clock, figures, pulse, log } = deps;
  const reader = keptFor(clock, () => tryToRead(deps.localReader));
  const model = watched.askModel && keptFor(clock, watched.askModel);
  const checks: Readonly<Partial<Record<PartName, () => Promise<PartState>>>> = {
    database: async () => {
      await figures.tryToWrite();
      return WELL;
    },
    slack: async () => {
      const { state, heardAt } = watched.slack();
      return slackPart(state, heardAt, clock());
    },
    ticks: async () => ticksPart(pulse.tickedAt(), clock()),
    disk: async () => diskPart(await watched.freeBytes()),
    reader: async () => stateOf(await reader()),
    ...(model === undefined ? {} : { model: async () => stateOf(await model()) }),
  };

  async function look(): Promise<Look> {
    const states = Object.entries(checks).map(async ([name, check]) => {
      const state = await inTime(check()).catch((error: unknown) => {
        log.warn({ part: name, ...causeOf(error) }, 'a part cannot be looked at');
        return unwell(`It failed when it was tried (${causeOf(error)['code'] ?? 'no code'}).`);
      });
      return [name, state] as const;
    });
    return Object.fromEntries(await Promise.all(states));
  }

  let underWay: Promise<Look> | undefined;
  return () => {
    underWay ??= look().finally(() => {
      underWay = undefined;
    });
    return underWay;
  };
}

function stateOf(trouble: string | undefined): PartState {
  return trouble === undefined ? WELL : unwell(trouble);
}

/** What hangs is not well either. */
async function inTime(check: Promise<PartState>): Promise<PartState> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<PartState>((resolve) => {
    const seconds = LONGEST_ANSWER_MS / 1000;
    timer = setTimeout(() => resolve(unwell(`No answer within ${seconds} s.`)), LONGEST_ANSWER_MS);
  });
  try {
    return await Promise.race([check, late]);
  } finally {
    clearTimeout(timer);
  }
}

function keptFor<Value>(clock: Deps['clock'], work: () => Promise<Value>): () => Promise<Value> {
  let kept: { readonly at: number; readonly value: Promise<Value> } | undefined;
  return () => {
    const now = clock().getTime();
    if (kept === undefined || now - kept.at >= FRESH_MS || now < kept.at)
      kept = { at: now, value: work() };
    return kept.value;
  };
}
