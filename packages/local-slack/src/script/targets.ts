import type { Channel } from '../state/channel.ts';
import { channelByAnyName } from '../state/lookup.ts';
import type { Message } from '../state/message.ts';
import type { Person } from '../state/person.ts';
import type { View } from '../state/view.ts';
import type { World } from '../world.ts';
import type { MessageRef } from './person-posts.ts';

/** The message that a person means, ephemerals of theirs included. Throws when they do not see it. */
export function messageSeenBy(
  world: World,
  person: Person,
  ref: MessageRef,
): { channel: Channel; message: Message } {
  const channel = channelByAnyName(world, ref.channel);
  const own = channel.ephemerals.filter((each) => each.ephemeralFor === person.id);
  const message = [...channel.messages, ...own].find((each) => each.ts === ref.ts && !each.deleted);
  if (!message || !channel.members.has(person.id))
    throw new Error(`${person.handle} sees no message ${ref.ts} in ${channel.name}`);
  return { channel, message };
}

/** The open modal or the Home tab that a person means. Throws when it is not open for them. */
export function viewSeenBy(
  world: World,
  person: Person,
  target: 'home' | { readonly id: string },
): View {
  const id = target === 'home' ? person.homeViewId : target.id;
  const view = id === undefined ? undefined : world.views.get(id);
  if (!view || view.userId !== person.id)
    throw new Error(
      `${person.handle} has no ${target === 'home' ? 'Home tab yet' : `view ${target.id}`}`,
    );
  if (!view.open) throw new Error(`the view ${view.id} of ${person.handle} is closed`);
  if (view.type === 'modal' && person.modals.at(-1) !== view.id)
    throw new Error(`another modal lies on top of ${view.id}`);
  return view;
}
