import { channelRef, interactionBase } from '../shapes/interaction.ts';
import { messageObject } from '../shapes/message-object.ts';
import type { Channel } from '../state/channel.ts';
import { messageAt } from '../state/lookup.ts';
import type { Person } from '../state/person.ts';
import { issueResponseUrl } from '../state/response-url.ts';
import { issueTrigger } from '../state/trigger.ts';
import type { World } from '../world.ts';
import { interact } from './interact.ts';

/** A person picks a global shortcut of the manifest. */
export async function globalShortcutAs(
  world: World,
  person: Person,
  callbackId: string,
): Promise<void> {
  mustHaveShortcut(world, 'global', callbackId);
  await interact(world, `the shortcut ${callbackId} of ${person.handle}`, {
    type: 'shortcut',
    ...interactionBase(world, person),
    callback_id: callbackId,
    action_ts: world.nextTs(),
    trigger_id: issueTrigger(world, person.id).id,
  });
}

/** A person picks a message shortcut of the manifest on a message. */
export async function messageShortcutAs(
  world: World,
  person: Person,
  callbackId: string,
  channel: Channel,
  ts: string,
): Promise<void> {
  mustHaveShortcut(world, 'message', callbackId);
  const message = messageAt(channel, ts);
  if (!message) throw new Error(`no message ${ts} in ${channel.name}`);
  await interact(world, `the message shortcut ${callbackId} of ${person.handle}`, {
    type: 'message_action',
    ...interactionBase(world, person),
    callback_id: callbackId,
    action_ts: world.nextTs(),
    trigger_id: issueTrigger(world, person.id).id,
    response_url: issueResponseUrl(world, 'actions', {
      channel: channel.id,
      userId: person.id,
      messageTs: ts,
    }),
    message_ts: ts,
    channel: channelRef(channel),
    message: messageObject(world, message),
  });
}

function mustHaveShortcut(world: World, type: 'global' | 'message', callbackId: string): void {
  if (world.manifest.shortcuts.some((each) => each.type === type && each.callbackId === callbackId))
    return;
  throw new Error(`the manifest has no ${type} shortcut "${callbackId}"`);
}
