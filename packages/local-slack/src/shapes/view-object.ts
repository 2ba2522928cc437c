import type { JsonObject } from '../json.ts';
import { teamOf } from '../state/teams.ts';
import type { View } from '../state/view.ts';
import type { World } from '../world.ts';

/** A view as views.open answers it and interactions carry it. */
export function viewObject(world: World, view: View): JsonObject {
  const content = view.content;
  return {
    id: view.id,
    team_id: teamOf(world, view.userId),
    type: view.type,
    blocks: content['blocks'] ?? [],
    private_metadata: content['private_metadata'] ?? '',
    callback_id: content['callback_id'] ?? '',
    state: { values: view.state },
    hash: view.hash,
    title: content['title'] ?? { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: content['clear_on_close'] ?? false,
    notify_on_close: content['notify_on_close'] ?? false,
    close: content['close'] ?? null,
    submit: content['submit'] ?? null,
    previous_view_id: view.previousId ?? null,
    root_view_id: view.rootId,
    app_id: world.identity.appId,
    external_id: content['external_id'] ?? '',
    app_installed_team_id: world.identity.teamId,
    bot_id: world.identity.botId,
  };
}
