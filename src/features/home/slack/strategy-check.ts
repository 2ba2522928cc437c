import type { App } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { hubView } from '../../../slack/hub-view.ts';
import { respondWith } from '../../../slack/slack-message.ts';
import { smallPrint } from '../../../slack/text.ts';
import { openView } from '../../../slack/views.ts';
import { describeDesk } from '../describe-desk.ts';
import { deskBlocks } from './desk-blocks.ts';

/** `/strategy-check`: what waits for the person who asks; an admin gets the hub besides. */
export function registerStrategyCheck(app: App, deps: Deps): void {
  app.command('/strategy-check', async ({ ack, command, respond, client }) => {
    await ack();
    const { team_id, user_id, trigger_id } = command;
    const rights = await deps.people.rightsOf(team_id, user_id);
    if (rights.mayAdminister) await openView(client, trigger_id, hubView());
    const desk = await describeDesk(deps, team_id, user_id);
    const { text, blocks } = deskBlocks(desk);
    const more = rights.mayAdminister ? [] : [smallPrint(SETUP_IS_FOR_ADMINS)];
    await respondWith(respond, { text, blocks: [...blocks, ...more] });
  });
}

/** What everybody but admins reads below what waits for them. */
export const SETUP_IS_FOR_ADMINS =
  'Setting up is for admins: if you should be one, ask the person who set Throughline up to add you.';
