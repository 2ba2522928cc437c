import { emitReaction } from '../events/reaction-events.ts';
import type { Channel } from '../state/channel.ts';
import type { Message } from '../state/message.ts';
import type { Person } from '../state/person.ts';
import type { World } from '../world.ts';
import { acknowledged } from './action-error.ts';

/** A person adds a reaction to a message, or takes theirs back where it is there already. */
export async function reactAs(
  world: World,
  person: Person,
  place: { readonly channel: Channel; readonly message: Message },
  name: string,
): Promise<void> {
  const { message } = place;
  const reaction = message.reactions.find((each) => each.name === name);
  const isThere = reaction?.users.includes(person.id) ?? false;
  if (reaction === undefined) message.reactions.push({ name, users: [person.id] });
  else if (isThere) reaction.users.splice(reaction.users.indexOf(person.id), 1);
  else reaction.users.push(person.id);
  message.reactions = message.reactions.filter(({ users }) => users.length > 0);
  world.changes.notify();
  const type = isThere ? 'reaction_removed' : 'reaction_added';
  const by = { user: person.id, reaction: name };
  await acknowledged(world, `${type} of ${person.handle}`, emitReaction(world, type, place, by));
}
