import type { WebSocket } from 'ws';
import { parseJson } from '../json.ts';
import type { World } from '../world.ts';
import { doPageCommand, numberedCommand } from './page-commands.ts';
import { pageEntries } from './page-entries.ts';
import type { PageHost } from './page-host.ts';
import { trafficEntries } from './traffic-entries.ts';
import type { EntryKey, FromServer } from './wire.ts';

/** Several changes in this many milliseconds are told at once. */
const togetherMs = 25;

/** The open pages: each is told all there is when it comes, and then what changes. */
export function createLiveLinks(world: World, host: PageHost) {
  const links = new Set<Link>();
  let waiting: NodeJS.Timeout | undefined;

  function tellAll(): void {
    clearTimeout(waiting);
    waiting = undefined;
    if (links.size === 0) return;
    const shared = written(pageEntries(world, host));
    const traffic = [...links].some(({ inspects }) => inspects)
      ? written(trafficEntries(world))
      : [];
    for (const link of links) tell(world, link, link.inspects ? [...shared, ...traffic] : shared);
  }

  function tellSoon(): void {
    waiting ??= setTimeout(tellAll, togetherMs);
  }

  const unsubscribe = world.changes.subscribe(tellSoon);
  return {
    accept(socket: WebSocket): void {
      const link: Link = { socket, told: new Map(), isNew: true, inspects: false };
      links.add(link);
      socket.on('close', () => links.delete(link));
      socket.on('error', () => socket.terminate());
      socket.on('message', (data) => {
        void answer({ world, host, tellAll }, link, data.toString());
      });
      tellAll();
    },
    /** Something that is no change of the workspace has changed. */
    tellSoon,
    stop(): void {
      unsubscribe();
      clearTimeout(waiting);
      for (const { socket } of links) socket.close(1001);
      links.clear();
    },
  };
}

type Link = {
  readonly socket: WebSocket;
  /** What the page has, as it was written. */
  readonly told: Map<EntryKey, string>;
  isNew: boolean;
  inspects: boolean;
};

type Written = { readonly key: EntryKey; readonly value: unknown; readonly json: string };

function written(entries: readonly (readonly [EntryKey, unknown])[]): readonly Written[] {
  return entries.map(([key, value]) => ({ key, value, json: JSON.stringify(value) }));
}

/** Sends what this page does not have yet, and what is gone. */
function tell(world: World, link: Link, entries: readonly Written[]): void {
  const changed = entries.filter(({ key, json }) => link.told.get(key) !== json);
  const keys = new Set(entries.map(({ key }) => key));
  const gone = [...link.told.keys()].filter((key) => !keys.has(key));
  if (changed.length === 0 && gone.length === 0 && !link.isNew) return;
  const fresh = link.isNew;
  link.isNew = false;
  for (const { key, json } of changed) link.told.set(key, json);
  for (const key of gone) link.told.delete(key);
  const set = changed.map(({ key, value }) => [key, value] as const);
  send(link, { kind: 'changes', fresh, now: world.clock(), set, gone });
}

type Parts = { readonly world: World; readonly host: PageHost; tellAll(): void };

/** Does what a page asks for. When it hears that it is done, it has been told what came of it. */
async function answer({ world, host, tellAll }: Parts, link: Link, text: string): Promise<void> {
  const parsed = numberedCommand.safeParse(parseJson(text));
  if (!parsed.success) return;
  const { id, command } = parsed.data;
  try {
    if (command.do === 'inspect') link.inspects = command.on;
    const value = command.do === 'inspect' ? null : await doPageCommand(command, { world, host });
    tellAll();
    send(link, { kind: 'done', id, value: value ?? null });
  } catch (error) {
    tellAll();
    const problem = error instanceof Error ? error.message : String(error);
    send(link, { kind: 'failed', id, problem });
  }
}

function send({ socket }: Link, message: FromServer): void {
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
}
