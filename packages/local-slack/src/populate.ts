import type {
  ChannelOptions,
  LocalSlackOptions,
  PersonOptions,
  UserGroupOptions,
} from './options.ts';
import type { ChannelKind } from './state/channel.ts';
import { personByAnyName } from './state/lookup.ts';
import type { Person } from './state/person.ts';
import type { World } from './world.ts';

/** Puts people, channels and user groups into a fresh workspace, with Slackbot and the app's bot user. */
export function populate(world: World, options: LocalSlackOptions): void {
  addPerson(world, { id: 'USLACKBOT', name: 'Slackbot', handle: 'slackbot' });
  addBotUser(world);
  for (const label of options.profileFields ?? [])
    world.profileFields.set(world.ids.next('Xf'), label);
  for (const person of options.people) addPerson(world, person);
  for (const channel of options.channels ?? []) addChannel(world, channel);
  for (const group of options.userGroups ?? []) addUserGroup(world, group);
}

/** Adds one person; a left-out id is counted up. */
export function addPerson(world: World, options: PersonOptions): Person {
  const handle = options.handle ?? handleFrom(options.name);
  const person: Person = {
    ...personDefaults(world),
    id: options.id ?? world.ids.next('U'),
    teamId: options.teamId ?? world.identity.teamId,
    handle,
    realName: options.name,
    displayName: options.displayName ?? '',
    title: options.title ?? '',
    email: options.email ?? `${handle}@example.com`,
    timeZone: options.timeZone ?? 'Etc/UTC',
    ...(options.tzOffset === undefined ? {} : { tzOffset: options.tzOffset }),
    locale: options.locale ?? 'en-US',
    isAdmin: options.isAdmin ?? options.isOwner ?? false,
    isOwner: options.isOwner ?? false,
    isGuest: options.isGuest ?? false,
    isBot: options.isBot ?? false,
    deleted: options.deleted ?? false,
    fields: options.fields ?? {},
  };
  if (options.status) person.status = { expiration: 0, ...options.status };
  if (world.people.has(person.id)) throw new Error(`two people have the id ${person.id}`);
  world.people.set(person.id, person);
  return person;
}

function addBotUser(world: World): void {
  const { botUserId, botId } = world.identity;
  const bot = addPerson(world, { id: botUserId, name: world.manifest.botName, isBot: true });
  world.people.set(botUserId, { ...bot, botId });
}

function personDefaults(world: World): Pick<Person, 'status' | 'updated' | 'modals' | 'troubles'> {
  return {
    status: { text: '', emoji: '', expiration: 0 },
    updated: Math.floor(world.clock() / 1000),
    modals: [],
    troubles: [],
  };
}

function addChannel(world: World, options: ChannelOptions): void {
  const id = options.id ?? world.ids.next('C');
  const members = (options.members ?? []).map((name) => personByAnyName(world, name).id);
  const withApp = (options.includesApp ?? true) && !options.isForeign;
  if (world.channels.has(id)) throw new Error(`two channels have the id ${id}`);
  world.channels.set(id, {
    id,
    name: options.name.replace(/^#/, ''),
    kind: kindOf(options),
    members: new Set(withApp ? [...members, world.identity.botUserId] : members),
    isForeign: options.isForeign ?? false,
    creator: members[0] ?? 'USLACKBOT',
    created: Math.floor(world.clock() / 1000),
    topic: options.topic ?? '',
    host: options.host ?? world.identity.teamId,
    sharedWith: options.sharedWith ?? [],
    isArchived: options.isArchived ?? false,
    messages: [],
    ephemerals: [],
  });
}

function kindOf({ isGroupMessage, isPrivate }: ChannelOptions): ChannelKind {
  if (isGroupMessage) return 'mpim';
  return isPrivate ? 'private' : 'public';
}

function addUserGroup(world: World, options: UserGroupOptions): void {
  const seconds = Math.floor(world.clock() / 1000);
  const id = options.id ?? world.ids.next('S');
  world.userGroups.set(id, {
    id,
    handle: options.handle,
    name: options.name ?? options.handle,
    created: seconds,
    updated: seconds,
    isDisabled: options.isDisabled ?? false,
    users: options.users.map((name) => personByAnyName(world, name).id),
  });
}

function handleFrom(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, '.').replace(/^\.|\.$/g, '') || 'user';
}
