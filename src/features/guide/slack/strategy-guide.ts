import type { App } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { respondWith } from '../../../slack/slack-message.ts';
import { typedWords } from '../../../slack/text.ts';
import { askGuide } from '../ask-guide.ts';
import { describeGuide } from '../describe-guide.ts';
import { guideBlocks } from './guide-blocks.ts';
import { topicBlocks } from './topic-blocks.ts';

const LONGEST_QUESTION = 1000;

/** `/strategy-guide <question>`: the passages that help, shown only to the person who asks. */
export function registerStrategyGuide(app: App, deps: Deps): void {
  app.command('/strategy-guide', async ({ ack, command, respond }) => {
    await ack();
    const question = typedWords(command.text).slice(0, LONGEST_QUESTION);
    if (question === '') {
      await respondWith(respond, topicBlocks(await describeGuide(deps, command.team_id)));
      return;
    }
    const guidance = await askGuide(deps, command.team_id, question);
    await respondWith(respond, guideBlocks(question, guidance));
  });
}
