import { fieldOf } from '../../../src/block-kit/checks.ts';
import { listAt, plainAt, stringAt } from '../../../src/block-kit/read-values.ts';
import type { JsonObject } from '../../../src/json.ts';
import type { PageChannel, PagePerson } from '../../../src/page/wire.ts';
import type { World } from '../world.ts';

type Directory = Pick<World, 'people' | 'channels'>;

/** Something that a menu offers. */
export type MenuOption = {
  readonly value: string;
  readonly label: string;
  readonly detail: string;
  /** The heading under which it stands. */
  readonly group: string;
};

/** What the menu of an element offers to this person; an external one offers as they type. */
export function optionsOf(
  element: JsonObject,
  world: Directory,
  person: PagePerson,
): readonly MenuOption[] {
  const type = stringAt(element, 'type').replace('multi_', '');
  if (type === 'users_select') return peopleOptions(world);
  if (type === 'channels_select') return channelOptions(world, ({ kind }) => kind === 'public');
  if (type === 'conversations_select') return conversationOptions(element, world, person);
  return staticOptions(element);
}

/** The options and the groups of options of an element, or of an answer of the app. */
export function staticOptions(holder: unknown): readonly MenuOption[] {
  const groups = listAt(holder, 'option_groups').flatMap((group) =>
    listAt(group, 'options').map((option) => optionOf(option, plainAt(group, 'label'))),
  );
  return [...listAt(holder, 'options').map((option) => optionOf(option, '')), ...groups];
}

function optionOf(option: unknown, group: string): MenuOption {
  return {
    value: stringAt(option, 'value'),
    label: plainAt(option, 'text'),
    detail: plainAt(option, 'description'),
    group,
  };
}

function peopleOptions({ people }: Directory): readonly MenuOption[] {
  return [...people.values()]
    .filter(({ deleted }) => !deleted)
    .map(({ id, name, title }) => ({ value: id, label: name, detail: title, group: '' }));
}

function channelOptions(
  { channels }: Directory,
  isOffered: (channel: PageChannel) => boolean,
): readonly MenuOption[] {
  return [...channels.values()]
    .filter((channel) => !channel.isArchived && isOffered(channel))
    .map(({ id, name }) => ({ value: id, label: `#${name}`, detail: '', group: '' }));
}

function conversationOptions(
  element: JsonObject,
  world: Directory,
  person: PagePerson,
): readonly MenuOption[] {
  const include = listAt(fieldOf(element, 'filter'), 'include');
  const takes = (kind: string) => include.length === 0 || include.includes(kind);
  const rooms = channelOptions(
    world,
    ({ kind, members }) =>
      (kind === 'public' && takes('public')) ||
      (kind === 'private' && takes('private') && members.includes(person.id)),
  );
  if (!takes('im')) return rooms;
  return [...rooms, ...peopleOptions(world)];
}
