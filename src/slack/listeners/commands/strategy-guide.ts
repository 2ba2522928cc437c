import type { App } from '@slack/bolt';
import { guideBlocks } from '../../blocks/guide-blocks.ts';
import { topicBlocks } from '../../blocks/topic-blocks.ts';
import { respondWith } from '../../respond-with.ts';
import type { SlackServices } from '../../slack-services.ts';

const LONGEST_QUESTION = 1000;

/** `/strategy-guide <question>`: the passages that help, shown only to the person who asks. */
export function listenToStrategyGuide(app: App, services: SlackServices): void {
  app.command('/strategy-guide', async ({ ack, command, respond }) => {
    await ack();
    const question = command.text.trim().slice(0, LONGEST_QUESTION);
    if (question === '') {
      await respondWith(respond, topicBlocks(await services.describeGuide(command.team_id)));
      return;
    }
    const guidance = await services.askGuide(command.team_id, question);
    await respondWith(respond, guideBlocks(question, guidance));
  });
}
