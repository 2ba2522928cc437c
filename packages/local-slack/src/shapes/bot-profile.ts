import type { JsonObject } from '../json.ts';
import type { World } from '../world.ts';

/** The app's bot as messages show it. */
export function botProfile(world: World): JsonObject {
  return {
    id: world.identity.botId,
    deleted: false,
    name: world.manifest.name,
    updated: Math.floor(world.clock() / 1000),
    app_id: world.identity.appId,
    icons: { image_36: '', image_48: '', image_72: '' },
    team_id: world.identity.teamId,
  };
}
