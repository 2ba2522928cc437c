import type { JsonObject } from '../json.ts';
import type { Channel } from '../state/channel.ts';
import type { Person } from '../state/person.ts';
import type { World } from '../world.ts';

/** The fields that every interaction carries. */
export function interactionBase(world: World, person: Person): JsonObject {
  return {
    user: {
      id: person.id,
      username: person.handle,
      name: person.handle,
      team_id: world.identity.teamId,
    },
    api_app_id: world.identity.appId,
    token: world.identity.verificationToken,
    team: { id: world.identity.teamId, domain: world.identity.teamDomain },
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** A conversation as interactions name it. */
export function channelRef(channel: Channel): JsonObject {
  return { id: channel.id, name: channel.kind === 'private' ? 'privategroup' : channel.name };
}
