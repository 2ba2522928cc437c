import type { App, BlockAction, ButtonAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import type { AskNowOutcome } from '../../../services/rounds/run-now.ts';
import { ASK_NOW, CLOSE_NOW } from '../../blocks/desk-blocks.ts';
import { plain, type SlackMessage } from '../../blocks/message-blocks.ts';
import { respondWith } from '../../respond-with.ts';
import type { SlackServices } from '../../slack-services.ts';

const ASKED: Readonly<Record<AskNowOutcome['kind'], string>> = {
  opened: 'On its way: everybody in the plan is asked as soon as it is working time for them.',
  known: 'They have been asked a moment ago.',
  wait: 'Slack does not say right now who is in the audience. Please try again in a minute.',
  skipped: 'Nobody was asked: the strategy is gone, or there is nobody in the audience.',
  unknown: 'That plan is no longer there.',
};

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
      const { kind } = await services.askNow(workspaceId, scheduleId);
      return plain(ASKED[kind]);
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
