import type { PageChannel, PageMessage, PagePerson } from '../../src/page/wire.ts';
import { usePage, usePerson } from './use-page.ts';

/** How a thread stands. */
export type Replies = { readonly count: number; readonly last: string };

/** True for what this person may see: an ephemeral message only who it is for. */
export function isFor({ ephemeralFor }: PageMessage, personId: string): boolean {
  return ephemeralFor === undefined || ephemeralFor === personId;
}

/** What a channel is called, as this person sees it. */
export function useChannelName(channelId: string): string {
  const { world } = usePage();
  const person = usePerson();
  const channel = world.channels.get(channelId);
  if (channel === undefined || channel.kind === 'im') return world.team?.appName ?? '';
  if (channel.kind === 'mpim') return groupName(channel, world.people, person.id);
  return `#${channel.name}`;
}

/** The others of a group message, by name. */
export function groupName(
  { members }: PageChannel,
  people: ReadonlyMap<string, PagePerson>,
  except: string,
): string {
  return members
    .filter((id) => id !== except)
    .map((id) => people.get(id)?.name ?? id)
    .join(', ');
}
