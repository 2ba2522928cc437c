import type { JsonObject } from '../json.ts';
import type { ApiCall, DeliveryRecord } from '../record.ts';
import type { Message } from '../state/message.ts';
import { compareTs } from '../timestamps.ts';
import type { World } from '../world.ts';
import { type SeenMessage, type SeenView, seenMessage, seenView } from './seen.ts';

/** Everything that happened, for tests to look at. */
export type RecordView = {
  readonly apiCalls: readonly ApiCall[];
  readonly deliveries: readonly DeliveryRecord[];
  /** Every message of the workspace, the deleted ones too, oldest first. */
  readonly messages: readonly SeenMessage[];
  readonly ephemerals: readonly (SeenMessage & { readonly to: string })[];
  readonly views: readonly (SeenView & { readonly userId: string; readonly open: boolean })[];
  /** The calls of one method. */
  calls(method: string): readonly ApiCall[];
  /** The app's messages in a channel, or in its DM with a user. */
  messagesTo(userOrChannel: string): readonly SeenMessage[];
};

/** Makes the view; its lists are read anew each time. */
export function recordView(world: World): RecordView {
  return {
    apiCalls: world.record.apiCalls,
    deliveries: world.record.deliveries,
    get messages() {
      return allMessages(world).map((each) => seenMessage(world, each));
    },
    get ephemerals() {
      const all = [...world.channels.values()].flatMap((each) => each.ephemerals);
      return all
        .sort((a, b) => compareTs(a.ts, b.ts))
        .map((each) => ({ ...seenMessage(world, each), to: each.ephemeralFor ?? '' }));
    },
    get views() {
      return [...world.views.values()].map((view) => ({
        ...seenView(world, view),
        userId: view.userId,
        open: view.open,
      }));
    },
    calls: (method) => world.record.apiCalls.filter((call) => call.method === method),
    messagesTo: (target) =>
      allMessages(world)
        .filter((each) => each.author.kind === 'app' && isTo(world, each, target))
        .map((each) => seenMessage(world, each)),
  };
}

/** The whole conversation as plain data, channel by channel. */
export function exportMessages(world: World): JsonObject {
  const names = (id: string): string => world.people.get(id)?.realName ?? id;
  return {
    team: { id: world.identity.teamId, name: world.identity.teamName },
    channels: [...world.channels.values()]
      .filter((channel) => channel.messages.length + channel.ephemerals.length > 0)
      .map((channel) => ({
        id: channel.id,
        name: channel.name,
        kind: channel.kind,
        members: [...channel.members].map((id) => ({ id, name: names(id) })),
        messages: [...channel.messages, ...channel.ephemerals]
          .sort((a, b) => compareTs(a.ts, b.ts))
          .map((each) => {
            const seen = seenMessage(world, each);
            const to = each.ephemeralFor === undefined ? {} : { visibleOnlyTo: each.ephemeralFor };
            return { ...seen, fromName: names(seen.from), ...to };
          }),
      })),
  };
}

function allMessages(world: World): readonly Message[] {
  return [...world.channels.values()]
    .flatMap((channel) => channel.messages)
    .sort((a, b) => compareTs(a.ts, b.ts));
}

function isTo(world: World, message: Message, target: string): boolean {
  if (message.channel === target) return true;
  const channel = world.channels.get(message.channel);
  return channel?.kind === 'im' && channel.members.has(target);
}
