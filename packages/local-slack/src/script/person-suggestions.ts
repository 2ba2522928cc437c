import { findElement } from '../elements/find-elements.ts';
import { rememberOffered } from '../elements/offered-options.ts';
import { isObject, type JsonObject, listAt, textAt } from '../json.ts';
import { channelRef, interactionBase } from '../shapes/interaction.ts';
import { messageObject } from '../shapes/message-object.ts';
import { viewObject } from '../shapes/view-object.ts';
import type { Channel } from '../state/channel.ts';
import type { Message } from '../state/message.ts';
import type { Person } from '../state/person.ts';
import type { View } from '../state/view.ts';
import type { World } from '../world.ts';
import { interact } from './interact.ts';

type Place = { readonly channel: Channel; readonly message: Message } | { readonly view: View };

/** What the app offers in an external menu for what a person has typed so far: its options or groups. */
export async function suggestOptionsTo(
  world: World,
  person: Person,
  place: Place,
  name: string,
  query: string,
): Promise<JsonObject> {
  const blocks = 'view' in place ? listAt(place.view.content, 'blocks') : place.message.blocks;
  const found = findElement(blocks, name);
  if (!found || !textAt(found.element, 'type')?.includes('external'))
    throw new Error(`"${name}" is no menu whose options the app offers while somebody types`);
  const answer = await interact(world, `the options of ${name} for ${person.handle}`, {
    type: 'block_suggestion',
    ...interactionBase(world, person),
    action_id: found.actionId,
    block_id: found.blockId,
    value: query,
    ...where(world, place),
  });
  if (!isObject(answer)) throw new Error(`the app offered no options for "${name}"`);
  const groups = listAt(answer, 'option_groups');
  const options = listAt(answer, 'options');
  rememberOffered(found.element, [
    ...options,
    ...groups.flatMap((each) => listAt(each, 'options')),
  ]);
  return { options, option_groups: groups };
}

function where(world: World, place: Place): JsonObject {
  if ('view' in place)
    return {
      container: { type: 'view', view_id: place.view.id },
      view: viewObject(world, place.view),
    };
  const { channel, message } = place;
  return {
    container: { type: 'message', message_ts: message.ts, channel_id: channel.id },
    channel: channelRef(channel),
    message: messageObject(world, message),
  };
}
