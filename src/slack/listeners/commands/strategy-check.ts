import type { App } from '@slack/bolt';
import { hubView } from '../../blocks/admin/hub-view.ts';
import { deskBlocks } from '../../blocks/desk-blocks.ts';
import { smallPrint } from '../../blocks/text.ts';
import { openView } from '../../open-view.ts';
import { respondWith } from '../../respond-with.ts';
import type { SlackServices } from '../../slack-services.ts';

/** `/strategy-check`: what waits for the person who asks; an admin gets the hub besides. */
export function listenToStrategyCheck(app: App, services: SlackServices): void {
  app.command('/strategy-check', async ({ ack, command, respond, client }) => {
    await ack();
    const { team_id, user_id, trigger_id } = command;
    const rights = await services.rightsOf(team_id, user_id);
    if (rights.mayAdminister) await openView(client, trigger_id, hubView());
    const desk = await services.describeDesk(team_id, user_id);
    const { text, blocks } = deskBlocks(desk);
    const more = rights.mayAdminister ? [] : [smallPrint(SETUP_IS_FOR_ADMINS)];
    await respondWith(respond, { text, blocks: [...blocks, ...more] });
  });
}

/** What everybody but admins reads below what waits for them. */
export const SETUP_IS_FOR_ADMINS =
  'Setting up is for admins: if you should be one, ask the person who set Throughline up to add you.';
