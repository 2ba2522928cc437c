import { emitHomeOpened, emitUser } from '../events/workspace-events.ts';
import type { StatusOptions } from '../options.ts';
import type { Person } from '../state/person.ts';
import type { World } from '../world.ts';
import { acknowledged } from './action-error.ts';

/** A person looks at the app's Home or Messages tab. */
export async function openTabAs(
  world: World,
  person: Person,
  tab: 'home' | 'messages',
): Promise<void> {
  const enabled = tab === 'home' ? world.manifest.homeTab : world.manifest.messagesTab;
  if (!enabled) throw new Error(`The manifest does not enable the ${tab} tab`);
  await acknowledged(
    world,
    `app_home_opened of ${person.handle}`,
    emitHomeOpened(world, person, tab),
  );
}

/** A person sets their status. */
export async function setStatusOf(
  world: World,
  person: Person,
  status: StatusOptions,
): Promise<void> {
  person.status = { text: status.text, emoji: status.emoji, expiration: status.expiration ?? 0 };
  await changed(world, person);
}

/** A person fills in fields that the workspace has added to profiles, by label; others stay. */
export async function setFieldsOf(
  world: World,
  person: Person,
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  person.fields = { ...person.fields, ...fields };
  await changed(world, person);
}

/** A person moves to another time zone. */
export async function setTimeZoneOf(world: World, person: Person, timeZone: string): Promise<void> {
  new Intl.DateTimeFormat('en-US', { timeZone });
  person.timeZone = timeZone;
  await changed(world, person);
}

/** A person's account is deactivated. */
export async function deactivate(world: World, person: Person): Promise<void> {
  person.deleted = true;
  for (const channel of world.channels.values())
    if (channel.kind === 'public' || channel.kind === 'private') channel.members.delete(person.id);
  for (const group of world.userGroups.values())
    group.users = group.users.filter((id) => id !== person.id);
  await changed(world, person);
}

async function changed(world: World, person: Person): Promise<void> {
  person.updated = Math.floor(world.clock() / 1000);
  world.changes.notify();
  await acknowledged(
    world,
    `user_change of ${person.handle}`,
    emitUser(world, 'user_change', person),
  );
}
