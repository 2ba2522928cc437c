import type { World } from '../world.ts';
import type { Channel } from './channel.ts';

/** True for somebody of another organisation. */
export function isOfOtherTeam(world: World, userId: string): boolean {
  return teamOf(world, userId) !== world.identity.teamId;
}

/** The workspace of somebody; the app's own for bots and for ids that nobody has. */
export function teamOf(world: World, userId: string): string {
  return world.people.get(userId)?.teamId ?? world.identity.teamId;
}

/** The other workspaces that take part in a conversation; none unless it is shared (Slack Connect). */
export function otherTeamsIn(world: World, channel: Channel): readonly string[] {
  const teams = [
    channel.host,
    ...channel.sharedWith,
    ...[...channel.members].map((id) => teamOf(world, id)),
  ];
  return [...new Set(teams)].filter((id) => id !== world.identity.teamId);
}

/** True when the app shares a conversation with somebody, which is when Slack lets it see them. */
export function sharesChannelWithApp(world: World, userId: string): boolean {
  return [...world.channels.values()].some(
    (each) =>
      !each.isForeign && each.members.has(userId) && each.members.has(world.identity.botUserId),
  );
}
