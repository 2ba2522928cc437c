import type { PageCommand } from '../../src/page/page-commands.ts';
import type { FromServer } from '../../src/page/wire.ts';
import { afterChanges, EMPTY_WORLD, type World } from './world.ts';

export type Standing = 'connecting' | 'live' | 'lost';

/** The one link to the server: the world as it is told, and a way to act in it. */
export type Live = {
  world(): World;
  standing(): Standing;
  subscribe(listener: () => void): () => void;
  /** Rejects with the words of what went wrong. */
  act(command: PageCommand): Promise<unknown>;
};

type Waiting = { resolve(value: unknown): void; reject(problem: Error): void };

/** Opens the link, and again where it is lost; what was under way then fails. */
export function openLive(address: string): Live {
  const listeners = new Set<() => void>();
  const waiting = new Map<number, Waiting>();
  let [world, standing, socket] = [EMPTY_WORLD, 'connecting' as Standing, connect()];
  let [count, misses, inspects] = [0, 0, false];

  function connect(): WebSocket {
    const opened = new WebSocket(address);
    opened.addEventListener('message', ({ data }) => take(JSON.parse(data) as FromServer));
    opened.addEventListener('close', lose);
    return opened;
  }

  function take(message: FromServer): void {
    if (message.kind === 'changes') {
      if (message.fresh) begin();
      world = afterChanges(world, message);
      tell();
      return;
    }
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.kind === 'done') asked?.resolve(message.value);
    else asked?.reject(new Error(message.problem));
  }

  function begin(): void {
    standing = 'live';
    misses = 0;
    if (inspects) void act({ do: 'inspect', on: true });
  }

  function lose(): void {
    standing = misses > 2 ? 'lost' : 'connecting';
    misses += 1;
    for (const { reject } of waiting.values()) reject(new Error('The connection was lost.'));
    waiting.clear();
    tell();
    setTimeout(
      () => {
        socket = connect();
      },
      Math.min(5000, 250 * 2 ** misses),
    );
  }

  function tell(): void {
    for (const listener of listeners) listener();
  }

  function act(command: PageCommand): Promise<unknown> {
    if (command.do === 'inspect') inspects = command.on;
    if (socket.readyState !== WebSocket.OPEN)
      return Promise.reject(new Error('There is no connection just now.'));
    count += 1;
    const id = count;
    socket.send(JSON.stringify({ id, command }));
    return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
  }

  return {
    world: () => world,
    standing: () => standing,
    act,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
