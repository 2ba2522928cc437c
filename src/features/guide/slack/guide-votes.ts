import type {
  AllMiddlewareArgs,
  App,
  BlockAction,
  ButtonAction,
  SlackActionMiddlewareArgs,
} from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { halves } from '../../../slack/halves.ts';
import { plain, respondWith } from '../../../slack/slack-message.ts';
import { thankedView } from './ask-guide-view.ts';
import { EXCERPT_DID_NOT, EXCERPT_HELPED } from './guide-blocks.ts';

type Click = SlackActionMiddlewareArgs<BlockAction<ButtonAction>> & AllMiddlewareArgs;

/** What somebody reads who said whether an excerpt helped. */
export const VOTE_THANKS = {
  helped: 'Good to know, thank you.',
  didNot:
    'Thank you. An admin will see your question, without your name, and can add what is missing.',
};

/** The buttons under an excerpt that say whether it helped. */
export function registerGuideVotes(app: App, deps: Deps): void {
  app.action<BlockAction<ButtonAction>>(EXCERPT_HELPED, (click) => vote(deps, click, true));
  app.action<BlockAction<ButtonAction>>(EXCERPT_DID_NOT, (click) => vote(deps, click, false));
}

async function vote(
  deps: Deps,
  { ack, action, body, respond, client }: Click,
  isHelpful: boolean,
): Promise<void> {
  await ack();
  const value = action.value ?? '';
  const [questionId, stem] = halves(value, value.indexOf(' '));
  await deps.guide.vote({ questionId, stem, personId: body.user.id, isHelpful });
  const thanks = isHelpful ? VOTE_THANKS.helped : VOTE_THANKS.didNot;
  if (body.view === undefined) {
    await respondWith(respond, plain(thanks));
    return;
  }
  // A form has no message to answer: its thanks stand in place of the buttons.
  const view = thankedView(body.view.blocks, stem, thanks);
  await client.views.update({ view_id: body.view.id, view });
}
