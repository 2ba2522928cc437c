import type { JsonObject } from '../json.ts';
import type { World } from '../world.ts';

/** Where an event happened: in whose workspace, and whether in a conversation that others share. */
export type Origin = { readonly teamId: string; readonly isShared: boolean };

/**
 * The envelope that the Events API puts around an event. In a shared channel `team_id` may be the other
 * workspace's: the app's own stands in `context_team_id` and `authorizations`.
 */
export function eventCallback(world: World, event: JsonObject, origin?: Origin): JsonObject {
  const { identity } = world;
  const eventId = world.ids.next('Ev');
  return {
    token: identity.verificationToken,
    team_id: origin?.teamId ?? identity.teamId,
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
    is_ext_shared_channel: origin?.isShared ?? false,
    event_context: `4-${eventId}`,
  };
}
