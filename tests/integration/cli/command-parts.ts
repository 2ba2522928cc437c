import type { CommandParts } from '../../../src/cli/command-parts.ts';

/** What a command asks of the process, of which a test gives what it uses; anything else fails. */
export function commandParts(given: Partial<CommandParts>): CommandParts {
  return new Proxy({ running: () => '', ...given } as Partial<CommandParts>, {
    get(target, name) {
      if (typeof name === 'symbol' || name in target) return Reflect.get(target, name);
      return () => {
        throw new Error(`This test has given no “${name}”.`);
      };
    },
  }) as CommandParts;
}
