import type { App, BlockAction } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import {
  ASK_GUIDE,
  askGuideView,
  GUIDE_FORM,
  guideAnswerView,
  QUESTION_INPUT,
} from '../../blocks/ask-guide-view.ts';
import { guideBlocks } from '../../blocks/guide-blocks.ts';
import { homeView } from '../../blocks/home-view.ts';
import type { SlackServices } from '../../slack-services.ts';

/** The Home tab: what waits for one here, and the guide. */
export function listenToHome(app: App, services: SlackServices): void {
  app.event('app_home_opened', async ({ event, body, client }) => {
    if (event.tab === 'home') await showHome(client, services, body.team_id, event.user);
  });

  app.action<BlockAction>(ASK_GUIDE, async ({ ack, body, client }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: askGuideView() });
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

async function showHome(
  client: WebClient,
  services: SlackServices,
  workspaceId: string,
  personId: string,
): Promise<void> {
  const rights = await services.rightsOf(workspaceId, personId);
  const desk = await services.describeDesk(workspaceId, personId);
  const feedback = rights.mayAdminister ? await services.guideFeedback(workspaceId) : undefined;
  await client.views.publish({ user_id: personId, view: homeView(desk, rights, feedback) });
}
