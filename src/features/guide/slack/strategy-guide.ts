import type { App } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { onCommand } from '../../../slack/listen.ts';
import { askGuide } from '../ask-guide.ts';
import { describeGuide } from '../describe-guide.ts';
import { guideBlocks } from './guide-blocks.ts';
import { topicBlocks } from './topic-blocks.ts';

const LONGEST_QUESTION = 1000;

/** `/strategy-guide <question>`: the passages that help, shown only to the person who asks. */
export function registerStrategyGuide(app: App, deps: Deps): void {
  onCommand(app, deps, '/strategy-guide', async ({ workspaceId, text, answer }) => {
    const question = text.slice(0, LONGEST_QUESTION);
    if (question === '') return await answer(topicBlocks(await describeGuide(deps, workspaceId)));
    await answer(guideBlocks(question, await askGuide(deps, workspaceId, question)));
  });
}
