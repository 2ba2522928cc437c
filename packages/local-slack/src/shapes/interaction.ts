import type { JsonObject } from '../json.ts';
import type { Channel } from '../state/channel.ts';
import type { Person } from '../state/person.ts';
import type { World } from '../world.ts';

/** The fields that every interaction carries. `team` is the workspace of whoever acts. */
export function interactionBase(world: World, person: Person): JsonObject {
  return {
    user: {
      id: person.id,
      username: person.handle,
      name: person.handle,
      team_id: person.teamId,
    },
    api_app_id: world.identity.appId,
    token: world.identity.verificationToken,
    team: { id: person.teamId, domain: domainOf(world, person.teamId) },
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** Of the domains of other workspaces local-slack knows nothing but that they have one. */
function domainOf({ identity }: World, teamId: string): string {
  return teamId === identity.teamId ? identity.teamDomain : teamId.toLowerCase();
}

/** A conversation as interactions name it. */
export function channelRef(channel: Channel): JsonObject {
  return { id: channel.id, name: channel.kind === 'private' ? 'privategroup' : channel.name };
}
