import type { App, BlockAction } from '@slack/bolt';
import {
  ASK_GUIDE,
  askGuideView,
  GUIDE_FORM,
  guideAnswerView,
  QUESTION_INPUT,
} from '../../blocks/ask-guide-view.ts';
import { guideBlocks } from '../../blocks/guide-blocks.ts';
import { openView } from '../../open-view.ts';
import type { SlackServices } from '../../slack-services.ts';
import type { HomeTabs } from '../home/home-tabs.ts';

/** The Home tab: one's own place, and the guide. */
export function listenToHome(app: App, services: SlackServices, tabs: HomeTabs): void {
  app.event('app_home_opened', async ({ event, body, client }) => {
    if (event.tab !== 'home') return;
    await tabs.show(client, { workspaceId: body.team_id, personId: event.user }, 0);
  });

  app.action<BlockAction>(ASK_GUIDE, async ({ ack, body, client }) => {
    await ack();
    await openView(client, body.trigger_id, askGuideView());
  });

  app.view(GUIDE_FORM, async ({ ack, body, view }) => {
    const fields = Object.values(view.state.values).flatMap((block) => Object.entries(block));
    const question = fields.find(([id]) => id === QUESTION_INPUT)?.[1].value?.trim() ?? '';
    const workspaceId = body.team?.id ?? view.team_id;
    const guidance = await services.askGuide(workspaceId, question);
    const { blocks } = guideBlocks(question, guidance);
    await ack({ response_action: 'update', view: guideAnswerView(blocks) });
  });
}
