import type { App, BlockAction, ButtonAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { ASK_NOW, CLOSE_NOW } from '../../blocks/desk-blocks.ts';
import { plain, type SlackMessage } from '../../blocks/message-blocks.ts';
import { respondWith } from '../../respond-with.ts';
import type { SlackServices } from '../../slack-services.ts';

/** The buttons of `/strategy-check`: an admin asks now, or closes a round now. */
export function listenToDeskActions(app: App, services: SlackServices): void {
  const forAdmins =
    (work: (workspaceId: string, value: string) => Promise<SlackMessage>) =>
    async ({
      ack,
      body,
      action,
      respond,
    }: SlackActionMiddlewareArgs<BlockAction<ButtonAction>>) => {
      await ack();
      const workspaceId = body.team?.id ?? body.user.team_id ?? '';
      const { mayAdminister } = await services.rightsOf(workspaceId, body.user.id);
      const answer = mayAdminister
        ? await work(workspaceId, action.value ?? '')
        : plain('Only an admin of Throughline can do that.');
      await respondWith(respond, answer);
      services.wake();
    };

  app.action<BlockAction<ButtonAction>>(
    ASK_NOW,
    forAdmins(async (workspaceId, scheduleId) => {
      const isKnown = await services.askNow(workspaceId, scheduleId);
      return plain(
        isKnown
          ? 'On its way: everybody in the plan is asked now.'
          : 'That plan is no longer there.',
      );
    }),
  );
  app.action<BlockAction<ButtonAction>>(
    CLOSE_NOW,
    forAdmins(async (workspaceId, roundId) => {
      await services.closeNow(workspaceId, roundId);
      return plain('Closed. Executives get a note, and `/alignment-report` shows what came in.');
    }),
  );
}
