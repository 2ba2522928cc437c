import type { App } from '@slack/bolt';
import { deskBlocks } from '../../blocks/desk-blocks.ts';
import { respondWith } from '../../respond-with.ts';
import type { SlackServices } from '../../slack-services.ts';

/** `/strategy-check`: what waits for the person who asks and, for an admin, how the rounds stand. */
export function listenToStrategyCheck(app: App, services: SlackServices): void {
  app.command('/strategy-check', async ({ ack, command, respond }) => {
    await ack();
    const { team_id, user_id } = command;
    const rights = await services.rightsOf(team_id, user_id);
    const desk = await services.describeDesk(team_id, user_id);
    await respondWith(respond, deskBlocks(desk, rights));
  });
}
