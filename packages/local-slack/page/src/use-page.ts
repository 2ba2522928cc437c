import { createContext } from 'preact';
import { useContext, useEffect, useMemo, useState } from 'preact/hooks';
import type { PageCommand } from '../../src/page/page-commands.ts';
import type { PagePerson } from '../../src/page/wire.ts';
import type { Live } from './live.ts';
import { EMPTY_WORLD, type World } from './world.ts';

/** What every part of the page may use. */
export type Page = { readonly world: World; readonly act: Live['act'] };

export const PageContext = createContext<Page>({
  world: EMPTY_WORLD,
  act: () => Promise.reject(new Error('There is no connection yet.')),
});

/** Who and what there is, without what is said: it changes seldom, so that a thousand messages may use it. */
export type Directory = Pick<World, 'team' | 'people' | 'channels' | 'groups'> & {
  readonly act: Live['act'];
  /** In whole minutes. */
  readonly clockAhead: number;
};

const DirectoryContext = createContext<Directory>({
  ...EMPTY_WORLD,
  act: () => Promise.reject(new Error('There is no connection yet.')),
});

export const DirectoryProvider = DirectoryContext.Provider;

export const useDirectory = (): Directory => useContext(DirectoryContext);

/** The directory of a world; the same object as long as nothing of it changes. */
export function useDirectoryOf({ world, act }: Page): Directory {
  const { team, people, channels, groups } = world;
  const clockAhead = Math.round(world.clockAhead / 60_000) * 60_000;
  return useMemo(
    () => ({ team, people, channels, groups, act, clockAhead }),
    [team, people, channels, groups, act, clockAhead],
  );
}

/** The person whom a pane is seen as. */
export const PersonContext = createContext<PagePerson | undefined>(undefined);

export const usePage = (): Page => useContext(PageContext);

/** The person whose pane this is. */
export function usePerson(): PagePerson {
  const person = useContext(PersonContext);
  if (person === undefined) throw new Error('This stands outside of a pane.');
  return person;
}

/** The live world; draws again at every change. */
export function useLive(live: Live) {
  const [, draw] = useState(0);
  useEffect(() => live.subscribe(() => draw((count) => count + 1)), [live]);
  return { world: live.world(), standing: live.standing() };
}

/** Does something and says whether it is under way, and what went wrong the last time. */
export function useAct() {
  const { act } = useDirectory();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  async function run(command: PageCommand): Promise<unknown> {
    setBusy(true);
    setProblem('');
    try {
      return (await act(command)) ?? true;
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
      return undefined;
    } finally {
      setBusy(false);
    }
  }
  return { run, busy, problem, setProblem };
}

/** A value that a reload of the page does not lose. */
export function useRemembered<Value>(
  key: string,
  initial: Value,
): readonly [Value, (value: Value) => void] {
  const [held, setHeld] = useState<{ readonly key: string; readonly value: Value }>(() => ({
    key,
    value: recall(key, initial),
  }));
  const value = held.key === key ? held.value : recall(key, initial);
  const set = (next: Value): void => {
    remember(key, next);
    setHeld({ key, value: next });
  };
  return [value, set];
}

export function recall<Value>(key: string, initial: Value): Value {
  try {
    const text = sessionStorage.getItem(key);
    return text === null ? initial : (JSON.parse(text) as Value);
  } catch {
    return initial;
  }
}

export function remember(key: string, value: unknown): void {
  try {
    if (value === undefined) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Without storage a reload forgets; nothing else breaks.
  }
}
