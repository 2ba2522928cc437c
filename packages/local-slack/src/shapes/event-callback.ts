import type { JsonObject } from '../json.ts';
import type { World } from '../world.ts';

/** The envelope that the Events API puts around an event. */
export function eventCallback(world: World, event: JsonObject): JsonObject {
  const { identity } = world;
  const eventId = world.ids.next('Ev');
  return {
    token: identity.verificationToken,
    team_id: identity.teamId,
    context_team_id: identity.teamId,
    context_enterprise_id: null,
    api_app_id: identity.appId,
    event,
    type: 'event_callback',
    event_id: eventId,
    event_time: Math.floor(world.clock() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: identity.teamId,
        user_id: identity.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${eventId}`,
  };
}
