import type { MenuOption } from './blocks/options.ts';
import type { World } from './world.ts';

type Directory = Pick<World, 'team' | 'people' | 'channels'>;

/** Something that can stand in the place of what is being typed. */
export type Completion = MenuOption & {
  /** It stands there in full already, so that Enter sends. */
  readonly isWhole: boolean;
};

const MOST = 8;

/** What could be meant by the word before the caret: a command, somebody, or a channel. */
export function completionsFor(text: string, caret: number, world: Directory) {
  const before = text.slice(0, caret);
  const [, typed = ''] = /(?:^|\s)([@#][^\n]{0,40}|\/[\w-]*)$/.exec(before) ?? [];
  const isCommand = typed.startsWith('/') && before === typed;
  const all = isCommand ? commands(world) : typed === '' ? [] : namesWith(typed.charAt(0), world);
  const wanted = typed.toLowerCase();
  const shown = all
    .filter(({ label }) => label.toLowerCase().startsWith(wanted))
    .slice(0, MOST)
    .map((each): Completion => ({ ...each, isWhole: each.value === typed }));
  return {
    shown,
    complete: ({ value }: Completion): string =>
      `${before.slice(0, before.length - typed.length)}${value} ${text.slice(caret).trimStart()}`,
  };
}

function commands({ team }: Directory): readonly MenuOption[] {
  return (team?.commands ?? []).map(({ command, description, usageHint }) => ({
    value: command,
    label: `${command} ${usageHint}`.trim(),
    detail: description,
    group: '',
  }));
}

function namesWith(sign: string, { people, channels }: Directory): readonly MenuOption[] {
  const named =
    sign === '@'
      ? [...people.values()].filter(({ deleted }) => !deleted)
      : sign === '#'
        ? [...channels.values()].filter(({ kind }) => kind === 'public')
        : [];
  return named.map(({ name }) => ({
    value: `${sign}${name}`,
    label: `${sign}${name}`,
    detail: '',
    group: '',
  }));
}

/** What was typed with `@Name` and `#channel` as Slack writes them. */
export function withIds(
  text: string,
  { people, channels }: Pick<Directory, 'people' | 'channels'>,
): string {
  const known = [
    ...[...people.values()].map(({ id, name }) => [`@${name}`, `<@${id}>`] as const),
    ...[...channels.values()]
      .filter(({ kind }) => kind === 'public' || kind === 'private')
      .map(({ id, name }) => [`#${name}`, `<#${id}>`] as const),
  ].sort(([a], [b]) => b.length - a.length);
  return text.replace(/[@#][^\s][^\n]*/g, (rest) => {
    const found = known.find(([name]) => startsAsWord(rest, name));
    return found
      ? `${found[1]}${withIds(rest.slice(found[0].length), { people, channels })}`
      : rest;
  });
}

function startsAsWord(text: string, name: string): boolean {
  return text.startsWith(name) && !/[\p{L}\p{N}_-]/u.test(text.charAt(name.length));
}
