import type { Deps } from '../src/deps.ts';
import { createUnkept } from '../src/features/answers/unkept.ts';
import { createPulse } from '../src/features/health/pulse.ts';
import { createRepeats } from '../src/slack/repeats.ts';
import { createWorkerSignal } from '../src/worker-signal.ts';

/** What a test hands to a function of the house: of each part as much as the function uses. */
export type GivenDeps = {
  readonly [Name in keyof Deps]?: Deps[Name] extends (...parts: never[]) => unknown
    ? Deps[Name]
    : Partial<Deps[Name]>;
};

const SILENT = { info: () => {}, warn: () => {}, error: () => {} };

/** Deps of which a test has given what it needs; touching anything else fails and names it. */
export function testDeps<Given extends GivenDeps>(given: Given): Deps & Given {
  const known: Record<string, unknown> = {
    log: SILENT,
    pulse: createPulse(() => new Date(0)),
    worker: createWorkerSignal(),
    repeats: createRepeats(),
    unkept: createUnkept(SILENT),
    storage: { over: () => [], told: () => {} },
    audit: { add: async () => {} },
    ...given,
  };
  return new Proxy(known, {
    get(target, name) {
      if (typeof name === 'symbol' || name === 'then' || name in target) {
        return Reflect.get(target, name);
      }
      throw new Error(`This test has given no “${name}”.`);
    },
  }) as Deps & Given;
}
