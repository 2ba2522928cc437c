import type { App } from '@slack/bolt';
import { hubView } from '../../blocks/admin/hub-view.ts';
import { deskBlocks } from '../../blocks/desk-blocks.ts';
import { respondWith } from '../../respond-with.ts';
import type { SlackServices } from '../../slack-services.ts';

/** `/strategy-check`: what waits for the person who asks; an admin gets the hub besides. */
export function listenToStrategyCheck(app: App, services: SlackServices): void {
  app.command('/strategy-check', async ({ ack, command, respond, client }) => {
    await ack();
    const { team_id, user_id, trigger_id } = command;
    const rights = await services.rightsOf(team_id, user_id);
    if (rights.mayAdminister) await client.views.open({ trigger_id, view: hubView() });
    const desk = await services.describeDesk(team_id, user_id);
    await respondWith(respond, deskBlocks(desk, rights));
  });
}
